// The exports of a task registry, read and parsed when the portal is built. In the collections they would be compiled
// again with each build, and one may have many megabytes.
import { listRegistryFiles, readContentFile } from '../content/content-folder.ts';
import { contentDir } from '../content/location.ts';
import type { RegistryFile } from '../model/registry.ts';
import { parseRegistryFile } from '../parse/registry.ts';

export async function readRegistryFiles(): Promise<RegistryFile[]> {
  const { files, refused } = await listRegistryFiles(contentDir());
  const read = files.map(async ({ path, file }) =>
    parseRegistryFile({ path, ...(await readContentFile(file)) }),
  );
  return [...(await Promise.all(read)), ...refused];
}
