// What sources.lock.json says of each source.
import { toDigest } from '../../src/model/digest.ts';
import type { LockedSource } from '../../src/model/portal-config.ts';
import type { PortalError } from '../../src/model/portal-error.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { toPrintable } from '../printable.ts';
import type { Gathered } from './gathered.ts';
import { isProvenance } from './provenance-file.ts';

/** Listed one by one; of more, their number. */
const mostSkipped = 100;
const longestReason = 300;

export function toLockedSource(
  { id, repo }: SourceSpec,
  { commit, fetchedAt, ...gathered }: Gathered,
): LockedSource {
  const files = gathered.files.filter(({ target }) => !isProvenance(target));
  const plans = files.filter(({ target }) => target.startsWith('workplans/')).length;
  const skipped = gathered.skipped.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const lines = files.map(({ target, oid }) => `${target} ${oid ?? ''}`).sort();
  return {
    id,
    ...(repo !== undefined && { repo }),
    commit,
    fetched_at: fetchedAt,
    files: plans,
    ...(files.length > plans && { other_files: files.length - plans }),
    digest: toDigest(lines.join('\n')),
    ...(skipped.length > 0 && { skipped: skipped.slice(0, mostSkipped).map(toPrintableSkip) }),
    ...(skipped.length > mostSkipped && { skipped_more: skipped.length - mostSkipped }),
  };
}

function toPrintableSkip({ path, reason }: { path: string; reason: string }): {
  path: string;
  reason: string;
} {
  return {
    path: toPrintable(path).slice(0, longestReason),
    reason: toPrintable(reason).slice(0, longestReason),
  };
}

/** The last good state, with since when and why it is not renewed. */
export function toFailedSource(
  { id, repo }: SourceSpec,
  failure: PortalError,
  { previous, now }: { previous: LockedSource | undefined; now: string },
): LockedSource {
  return {
    ...(previous ?? { id, ...(repo !== undefined && { repo }), commit: null, fetched_at: null, files: 0 }),
    failed_at: previous?.failed_at ?? now,
    reason: toPrintable(failure.message).slice(0, longestReason),
  };
}
