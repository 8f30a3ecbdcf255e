// A folder of `content/runs/`. A file that should hold a run and cannot be read is a run all the same, where its name
// says when: what was written badly has not gone well, and must not look as if it had never been.
import { toDigest } from '../../model/digest.ts';
import type { RunFolder } from '../../model/evidence.ts';
import type { Run } from '../../model/run.ts';
import { readEvidenceFile, toContext } from './evidence-file.ts';
import type { EvidenceBytes } from './evidence-file.ts';
import type { Format } from './format.ts';
import { nativeRun } from './run-native.ts';
import type { RunReading } from './run-native.ts';
import { runResult } from './run-result.ts';

/** In the order in which they are tried. */
export const runFormats: readonly Format<RunReading>[] = [nativeRun, runResult];

/** `files` come in a stable order; `path` is that of the folder inside the content folder. */
export async function parseRunFolder(path: string, files: AsyncIterable<EvidenceBytes>): Promise<RunFolder> {
  const folder: RunFolder = { path, digest: '', files: 0, runs: [], flawed: [] };
  const digests: string[] = [];
  for await (const file of files) {
    const { values, flaw } = readEvidenceFile(file, runFormats);
    folder.runs.push(...values.map((run) => ({ ...run, path: file.path })));
    folder.files += 1;
    digests.push(`${file.path} ${file.digest}`);
    if (!flaw) continue;
    folder.flawed.push(flaw);
    if (!flaw.isRead) folder.runs.push(...toUnreadRun(file.path));
  }
  return { ...folder, digest: toDigest(digests.join('\n')) };
}

function toUnreadRun(path: string): Run[] {
  const { folder, fileTime } = toContext(path);
  if (folder === '' || fileTime === undefined) return [];
  return [
    {
      automation: folder,
      scheduledFor: fileTime,
      startedAt: null,
      finishedAt: null,
      result: 'quarantined',
      isSchemaValid: false,
      message: 'its file cannot be read',
      evidence: [],
      path,
    },
  ];
}
