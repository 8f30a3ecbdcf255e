// What changed from one checkpoint to the next, or since the newest.
import type { Checkpoint } from '../model/checkpoint.ts';
import { blankChanges, toChanges } from './past/changes.ts';
import type { Changes } from './past/changes.ts';
import { diffCheckpoints } from './past/diff.ts';
import type { Portal } from './portal.ts';
import { buildSnapshot } from './snapshot.ts';

export interface ChangesPage {
  /** Of the checkpoint that it belongs to; null for what changed since the newest. */
  id: string | null;
  headline: string;
  before: Side;
  after: Side;
  changes: Changes;
  /** Its own address. */
  href: string;
  listHref: string;
  compareHref: string;
}

interface Side {
  /** Its id, or `now`. */
  name: string;
  title: string;
  href: string;
}

export function buildChangesPage(before: Checkpoint, after: Checkpoint, portal: Portal): ChangesPage {
  return toPage(before, after, portal, {
    name: after.id,
    title: after.title,
    href: portal.links.checkpoint(after.id),
  });
}

/** `now` is what would be frozen now. */
export function buildChangesSincePage(newest: Checkpoint, now: Checkpoint, portal: Portal): ChangesPage {
  return { ...toPage(newest, now, portal, { name: 'now', title: 'Now', href: portal.links.home }), id: null };
}

function toPage(before: Checkpoint, after: Checkpoint, { links }: Portal, side: Side): ChangesPage {
  const changes = toChanges(diffCheckpoints(before, after));
  return {
    id: after.id,
    headline: changes.headline,
    before: { name: before.id, title: before.title, href: links.checkpoint(before.id) },
    after: side,
    changes,
    href: side.name === 'now' ? links.changesSince : links.changes(after.id),
    listHref: links.checkpoints,
    compareHref: links.compare(before.id, side.name),
  };
}

export interface ComparePage {
  listHref: string;
  sinceHref: string;
  documentHref: string;
  /** Address of a snapshot, with `{id}` for its name. */
  snapshotForm: string;
  /** Whether there is a snapshot of now. */
  hasNow: boolean;
  blank: Changes;
}

export function buildComparePage({ links, today, checkpoints }: Portal): ComparePage {
  return {
    listHref: links.checkpoints,
    sinceHref: links.changesSince,
    documentHref: links.document('checkpoints'),
    snapshotForm: links.snapshot('{id}'),
    hasNow: today !== '' && checkpoints.length > 0,
    blank: blankChanges,
  };
}

/** What would be frozen now; null where the content states no day. */
export function buildSnapshotOfNow(portal: Portal): Checkpoint | null {
  if (portal.today === '') return null;
  return buildSnapshot(portal, { id: portal.today, title: 'Now', reconstructed: null });
}
