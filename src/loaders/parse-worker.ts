// Reads and parses files, in a worker thread or in place.
import { readContentFile } from '../content/content-folder.ts';
import type { ContentFile } from '../content/content-folder.ts';
import { toParsedWorkplan } from '../content/parsed-workplans.ts';
import type { ParsedWorkplan } from '../content/parsed-workplans.ts';
import { parseWorkplanFile } from '../parse/workplan-file.ts';

export default async function parse(files: ContentFile[]): Promise<ParsedWorkplan[]> {
  return Promise.all(
    files.map(async ({ repo, path, file }) =>
      toParsedWorkplan(parseWorkplanFile({ repo, path, ...(await readContentFile(file)) })),
    ),
  );
}
