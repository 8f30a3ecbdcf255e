// Checkpoints as feeds: one entry for each, with its verdict; and one for what changed in each since the one before.
import type { Checkpoint } from '../model/checkpoint.ts';
import { toChanges } from './past/changes.ts';
import { diffCheckpoints } from './past/diff.ts';
import type { Feed, FeedEntry } from './feed.ts';
import type { Portal } from './portal.ts';
import { countOf } from './words.ts';

/** Entries of one feed; older ones are in the list of checkpoints. */
export const mostFeedEntries = 20;

const unknownDay = '1970-01-01';

export type CheckpointFeedName = 'feed' | 'changes';

/** `days` are the newest checkpoints, oldest first. */
export function buildCheckpointFeed(days: readonly Checkpoint[], portal: Portal): Feed {
  return toFeed('feed', portal, {
    title: `${portal.title}: checkpoints`,
    text: 'What was known on a day, and whether the portal was stable.',
    entries: days.map((day) => toCheckpointEntry(day, portal)),
  });
}

/** `days` are the newest checkpoints, oldest first; there is an entry for each but the first. */
export function buildChangesFeed(days: readonly Checkpoint[], portal: Portal): Feed {
  return toFeed('changes', portal, {
    title: `${portal.title}: changes`,
    text: 'What changed from one checkpoint to the next.',
    entries: days.slice(1).flatMap((after, position) => {
      const before = days[position];
      return before ? [toChangesEntry(before, after, portal)] : [];
    }),
  });
}

function toFeed(
  name: CheckpointFeedName,
  { links, today }: Portal,
  { title, text, entries }: { title: string; text: string; entries: FeedEntry[] },
): Feed {
  return {
    subject: `checkpoints ${name}`,
    title,
    text,
    href: links.checkpointFeed(name),
    pageHref: links.checkpoints,
    // Of the first checkpoint alone nothing has changed yet.
    day: entries.at(-1)?.day ?? (today || unknownDay),
    entries: entries.toReversed(),
  };
}

function toCheckpointEntry({ id, date, title, verdict }: Checkpoint, { links }: Portal): FeedEntry {
  const reasons = verdict.reasons.map(({ text }) => text);
  const stable = 'Stable.';
  const notStable = `Not stable, for ${countOf(reasons.length, 'reason')}:`;
  return {
    subject: `checkpoint ${id}`,
    title: `${title}: ${verdict.stable ? 'stable' : 'not stable'}`,
    href: links.checkpoint(id),
    day: date,
    text: verdict.stable ? stable : [notStable, ...reasons].join(' '),
  };
}

function toChangesEntry(before: Checkpoint, after: Checkpoint, { links }: Portal): FeedEntry {
  return {
    subject: `changes ${after.id}`,
    title: `From ${before.title} to ${after.title}`,
    href: links.changes(after.id),
    day: after.date,
    text: toChanges(diffCheckpoints(before, after)).headline,
  };
}
