// Reads one folder of probes, in a worker thread or in place.
import { readEach } from '../content/content-folder.ts';
import type { EvidenceListing } from '../content/content-folder.ts';
import type { ProbeFolder } from '../model/evidence.ts';
import type { HistoryContext } from '../parse/evidence/history.ts';
import { foldProbeFiles, toProbeFolder } from '../parse/evidence/probe-folder.ts';

export interface ProbeTask {
  listing: EvidenceListing;
  context: HistoryContext;
}

export default async function read({ listing, context }: ProbeTask): Promise<ProbeFolder> {
  const folder = toProbeFolder(listing.path, await foldProbeFiles(readEach(listing.files), context));
  return { ...folder, flawed: [...folder.flawed, ...listing.refused] };
}
