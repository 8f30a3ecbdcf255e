// Reads one folder of probes, in a worker thread or in place. Files that have not changed come from the cache.
import { readEach } from '../content/content-folder.ts';
import type { EvidenceListing } from '../content/content-folder.ts';
import { readFoldedFiles, writeFoldedFiles } from '../content/folded-probes.ts';
import type { FoldedBy } from '../content/folded-probes.ts';
import type { FoldedFile, ProbeFolder } from '../model/evidence.ts';
import type { HistoryContext } from '../parse/evidence/history.ts';
import { foldProbeFiles, toProbeFolder } from '../parse/evidence/probe-folder.ts';

export interface ProbeTask {
  listing: EvidenceListing;
  context: HistoryContext;
  cacheDir: string;
  /** Digest of the code. */
  code: string;
}

export default async function read({ listing, context, cacheDir, code }: ProbeTask): Promise<ProbeFolder> {
  const by: FoldedBy = { code, validForSeconds: context.validForSeconds };
  const known = readFoldedFiles(cacheDir, listing.path, by);
  const files = await foldProbeFiles(readEach(listing.files), context, known);
  if (hasChanged(files, known)) writeFoldedFiles(cacheDir, listing.path, { ...by, files });
  const folder = toProbeFolder(listing.path, files);
  return { ...folder, flawed: [...folder.flawed, ...listing.refused] };
}

function hasChanged(files: readonly FoldedFile[], known: ReadonlyMap<string, FoldedFile>): boolean {
  return files.length !== known.size || files.some((file) => known.get(file.path) !== file);
}
