// What is recorded of a source's files beside them: where each comes from, and when it was last changed there.
import type { Provenance } from '../../src/model/provenance.ts';
import { toOwnBlobId } from './blob-id.ts';
import type { Gathered, GatheredFile } from './gathered.ts';

const folder = 'provenance';

export function isProvenance(target: string): boolean {
  return target.startsWith(`${folder}/`);
}

/** The same with that record as one more file; a source whose files have no place of their own has none. */
export function withProvenance(id: string, gathered: Gathered): Gathered {
  const files = gathered.files.flatMap(({ target, origin }) =>
    origin ? [{ at: target, path: origin.path, changed_at: origin.changedAt }] : [],
  );
  if (files.length === 0) return gathered;
  const bytes = Buffer.from(format({ schema: 'cairn.provenance/v1', source: id, files }));
  const record: GatheredFile = {
    target: `${folder}/${id}.json`,
    oid: toOwnBlobId(bytes),
    origin: null,
    read: () => Promise.resolve(bytes),
  };
  return { ...gathered, files: [...gathered.files, record] };
}

/** A line for each file, so that a change of one is a change of one line. */
function format({ schema, source, files }: Omit<Provenance, 'digest'>): string {
  const sorted = files.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const lines = sorted.map((file) => `  ${JSON.stringify(file)}`).join(',\n');
  const head = `${JSON.stringify({ schema, source }).slice(0, -1)},"files":[`;
  return `${head}\n${lines}\n]}\n`;
}
