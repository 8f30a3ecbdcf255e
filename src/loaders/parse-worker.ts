// Reads and parses files, in a worker thread or in place.
import { readContentFile } from '../content/content-folder.ts';
import type { ContentFile } from '../content/content-folder.ts';
import { toParsedWorkplan } from '../content/parsed-workplans.ts';
import type { ParsedWorkplan } from '../content/parsed-workplans.ts';
import { parseWorkplanFile } from '../parse/workplan-file.ts';

export default async function parse(files: ContentFile[]): Promise<ParsedWorkplan[]> {
  const parsed = files.map(async ({ repo, path, file }) =>
    toParsedWorkplan(parseWorkplanFile({ repo, path, ...(await readContentFile(file)) })),
  );
  return inOneBuffer(await Promise.all(parsed));
}

/** A large piece of memory goes back to the system when it is free; thousands of small ones leave gaps. */
function inOneBuffer(files: ParsedWorkplan[]): ParsedWorkplan[] {
  const bytes = new Uint8Array(files.reduce((sum, { model }) => sum + model.length, 0));
  let end = 0;
  return files.map((file) => {
    const start = end;
    bytes.set(file.model, start);
    end += file.model.length;
    return { ...file, model: bytes.subarray(start, end) };
  });
}
