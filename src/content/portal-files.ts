import path from 'node:path';
import { PortalError } from '../model/portal-error.ts';
import { checkContentDir, readOptionalText } from './content-folder.ts';
import { lockFile, portalFile } from './location.ts';

export interface PortalFiles {
  config: string;
  lock: string | undefined;
}

/** Throws a PortalError where there is no portal.yaml: without it a folder is no content. */
export async function readPortalFiles(directory: string): Promise<PortalFiles> {
  await checkContentDir(directory);
  const config = await readOptionalText(path.join(directory, portalFile));
  if (config === undefined) {
    throw new PortalError(`${path.join(directory, portalFile)} does not exist, so the portal has no title.`, {
      code: 2,
      hint: 'Create it with at least one line, such as `title: Infrastructure`.',
    });
  }
  return { config, lock: await readOptionalText(path.join(directory, lockFile)) };
}
