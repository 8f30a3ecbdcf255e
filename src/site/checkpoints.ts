// The checkpoints of the content: what all of them say together, and one of them whole when its page is made.
import { listCheckpointIds, readManifestFile, readSnapshot } from '../content/checkpoint-folders.ts';
import { keepHistory, readKeptHistory } from '../content/kept-history.ts';
import { cacheDir, codeDigest, contentDir } from '../content/location.ts';
import { manifestFile, snapshotFile } from '../model/checkpoint-manifest.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { PortalError } from '../model/portal-error.ts';
import { parseManifest, sayProblem } from '../parse/checkpoint.ts';
import { createCheckpointReader } from '../parse/checkpoint-series.ts';
import type { Read } from '../parse/checkpoint.ts';
import { addToHistory, emptyHistory } from '../portal/past/history.ts';
import type { History, PlanPoint } from '../portal/past/history.ts';

const mostOpen = 4;
const open = new Map<string, Checkpoint>();
const parse = createCheckpointReader();

/** Pages are made in the order of their addresses, and each checkpoint is asked for by several. */
export function readCheckpoint(id: string): Checkpoint {
  const { sha256 } = readManifestFile(contentDir(), id);
  const known = open.get(sha256);
  if (known) return known;
  const day = orThrow(parse(readSnapshot(contentDir(), id), `checkpoints/${id}/${snapshotFile}`));
  open.set(sha256, day);
  for (const oldest of open.keys()) {
    if (open.size > mostOpen) open.delete(oldest);
  }
  return day;
}

/** The snapshot as it stands in its file. */
export function readCheckpointText(id: string): string {
  return readSnapshot(contentDir(), id);
}

/** Throws a PortalError where a checkpoint cannot be read. */
export function readHistory(): History {
  const ids = listCheckpointIds(contentDir());
  const history = recallHistory(ids);
  const fresh = ids.slice(history.heads.length);
  for (const id of fresh) {
    const { text, sha256 } = readManifestFile(contentDir(), id);
    const { previous } = orThrow(parseManifest(text, `checkpoints/${id}/${manifestFile}`));
    addToHistory(history, readCheckpoint(id), { sha256, previous: previous?.id ?? null });
  }
  const newest = history.heads.at(-1);
  if (newest && fresh.length > 0) {
    keepHistory(cacheDir(), {
      code: codeDigest(),
      manifestSha256: newest.manifestSha256,
      history: { heads: history.heads, plans: [...history.plans] } satisfies Written,
    });
  }
  return history;
}

interface Written {
  heads: History['heads'];
  plans: [node: string, line: PlanPoint[]][];
}

/** What the last build folded, if the content still goes on from there; else an empty one. */
function recallHistory(ids: readonly string[]): History {
  const kept = readKeptHistory(cacheDir());
  if (kept?.code !== codeDigest()) return emptyHistory();
  // Written by readHistory with the same code.
  const { heads, plans } = kept.history as Written;
  const last = ids[heads.length - 1];
  if (last === undefined || last !== heads.at(-1)?.id) return emptyHistory();
  if (readManifestFile(contentDir(), last).sha256 !== kept.manifestSha256) return emptyHistory();
  return { heads, plans: new Map(plans) };
}

function orThrow<Value>(read: Read<Value>): Value {
  if ('value' in read) return read.value;
  throw new PortalError(`${sayProblem(read.problem)}.`, {
    code: 1,
    hint: 'Restore the checkpoint from its repository; npm run verify says what else is wrong.',
  });
}
