// The checkpoints of the content: what lists say of each, and one of them whole when its page is made.
import { listCheckpointIds, readManifestFile, readSnapshot } from '../content/checkpoint-folders.ts';
import { contentDir } from '../content/location.ts';
import type { CheckpointHead } from '../model/checkpoint-head.ts';
import { manifestFile, snapshotFile } from '../model/checkpoint-manifest.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { PortalError } from '../model/portal-error.ts';
import { countTasks } from '../model/status.ts';
import { parseCheckpoint, parseManifest, sayProblem } from '../parse/checkpoint.ts';
import type { Read } from '../parse/checkpoint.ts';

/** In the order in which they were made. Throws a PortalError where one cannot be read. */
export function readCheckpointHeads(): CheckpointHead[] {
  return listCheckpointIds(contentDir()).map(readHead);
}

export function readCheckpoint(id: string): Checkpoint {
  const text = readSnapshot(contentDir(), id);
  return orThrow(parseCheckpoint(text, `checkpoints/${id}/${snapshotFile}`));
}

const heads = new Map<string, CheckpointHead>();

/** Nothing of a checkpoint changes while its manifest does not. */
function readHead(id: string): CheckpointHead {
  const { text, sha256 } = readManifestFile(contentDir(), id);
  const known = heads.get(sha256);
  if (known) return known;
  const { previous } = orThrow(parseManifest(text, `checkpoints/${id}/${manifestFile}`));
  const { date, title, verdict, reconstructed, counts, critical_path } = readCheckpoint(id);
  const head: CheckpointHead = {
    id,
    date,
    title,
    isStable: verdict.stable,
    isReconstructed: reconstructed !== null,
    manifestSha256: sha256,
    previous: previous?.id ?? null,
    openTasks: countTasks(counts.tasks, 'open'),
    openGates: counts.gates_open,
    errors: counts.findings.error,
    warnings: counts.findings.warning,
    pathDays: critical_path.length,
  };
  heads.set(sha256, head);
  return head;
}

function orThrow<Value>(read: Read<Value>): Value {
  if ('value' in read) return read.value;
  throw new PortalError(`${sayProblem(read.problem)}.`, {
    code: 1,
    hint: 'Restore the checkpoint from its repository; npm run verify says what else is wrong.',
  });
}
