// A folder of `content/probes/`, read file by file: what is kept of each probe stays, the results are forgotten.
import { toDigest } from '../../model/digest.ts';
import type { FoldedFile, ProbeFolder } from '../../model/evidence.ts';
import { mergeHistories, toProbeKey } from '../../model/probe-history.ts';
import type { ProbeHistory } from '../../model/probe.ts';
import type { EvidenceBytes } from './evidence-file.ts';
import type { HistoryContext } from './history.ts';
import { foldProbeFile, isFoldedFor } from './probe-file.ts';

/** `files` come in a stable order; what is `known` of a file with the same bytes is not read again. */
export async function foldProbeFiles(
  files: AsyncIterable<EvidenceBytes>,
  context: HistoryContext,
  known: ReadonlyMap<string, FoldedFile> = new Map(),
): Promise<FoldedFile[]> {
  const folded: FoldedFile[] = [];
  for await (const file of files) {
    const before = known.get(file.path);
    const isKnown = before?.digest === file.digest && isFoldedFor(before, context.now);
    folded.push(isKnown ? before : foldProbeFile(file, context));
  }
  return folded;
}

/** `path` is that of the folder inside the content folder. */
export function toProbeFolder(path: string, files: readonly FoldedFile[]): ProbeFolder {
  return {
    path,
    digest: toDigest(files.map((file) => `${file.path} ${file.digest}`).join('\n')),
    files: files.length,
    histories: mergeByProbe(files.flatMap(({ histories }) => histories)),
    flawed: files.flatMap(({ flaw }) => flaw ?? []),
  };
}

/** In the order of their names. */
export function mergeByProbe(histories: readonly ProbeHistory[]): ProbeHistory[] {
  return [...Map.groupBy(histories, toProbeKey)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first ? [mergeHistories([first, ...others])] : []));
}
