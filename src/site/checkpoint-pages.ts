// What the pages and files of checkpoints are made from.
import { codeDigest } from '../content/location.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { formatCheckpoint } from '../model/checkpoint-text.ts';
import { toDigest } from '../model/digest.ts';
import {
  buildChangesPage,
  buildChangesSincePage,
  buildComparePage,
  buildSnapshotOfNow,
} from '../portal/changes-page.ts';
import type { ChangesPage, ComparePage } from '../portal/changes-page.ts';
import { buildChangesFeed, buildCheckpointFeed, mostFeedEntries } from '../portal/checkpoint-feeds.ts';
import type { CheckpointFeedName } from '../portal/checkpoint-feeds.ts';
import { buildCheckpointPage } from '../portal/checkpoint-page.ts';
import type { CheckpointPage } from '../portal/checkpoint-page.ts';
import { buildCheckpointsPage, buildCheckpointYears } from '../portal/checkpoints-page.ts';
import type { CheckpointsPage, CheckpointYear } from '../portal/checkpoints-page.ts';
import type { Feed } from '../portal/feed.ts';
import { toFrame } from '../portal/frame.ts';
import type { Prose } from '../portal/prose-page.ts';
import { readCheckpoint, readCheckpointText } from './checkpoints.ts';
import { toRoutes } from './page-routes.ts';
import type { PageRoute } from './page-routes.ts';
import { getPortal, oncePerPortal } from './portal.ts';
import { readCheckpointNote } from './prose.ts';

export const getCheckpointsPage = async (): Promise<CheckpointsPage> =>
  buildCheckpointsPage(await getPortal());
export const getCheckpointYearRoutes = async (): Promise<PageRoute<CheckpointYear>[]> =>
  toRoutes('checkpoints', buildCheckpointYears(await getPortal()));

export interface CheckpointRoute {
  /** Its part of the address: its id, or `latest`. */
  slug: string;
  id: string;
  /** Decides whether the page must be made again: the checkpoint, those beside it, what frames it, and the code. */
  cacheKey: string;
}

export async function getCheckpointRoutes(): Promise<CheckpointRoute[]> {
  const portal = await getPortal();
  const { checkpoints } = portal;
  const frame = JSON.stringify(toFrame(portal, 'checkpoints'));
  const routes = checkpoints.map(({ id, manifestSha256 }, index) => {
    const beside = [checkpoints[index - 1]?.id, checkpoints[index + 1]?.id];
    const parts = [codeDigest(), frame, manifestSha256, JSON.stringify(beside)];
    return { slug: id, id, cacheKey: toDigest(parts.join('\n')) };
  });
  const newest = routes.at(-1);
  return newest ? [...routes, { ...newest, slug: 'latest' }] : [];
}

export const getCheckpointPage = async (id: string): Promise<CheckpointPage> =>
  buildCheckpointPage(readCheckpoint(id), await getPortal());

/** Of each checkpoint but the first. */
export async function getChangesRoutes(): Promise<CheckpointRoute[]> {
  const portal = await getPortal();
  const { checkpoints } = portal;
  const frame = JSON.stringify(toFrame(portal, 'checkpoints'));
  return checkpoints.slice(1).map(({ id, manifestSha256 }) => ({
    slug: id,
    id,
    // The manifest vouches for the one before it, too.
    cacheKey: toDigest([codeDigest(), frame, manifestSha256].join('\n')),
  }));
}

export async function getChangesPage(id: string): Promise<ChangesPage> {
  const portal = await getPortal();
  const previous = portal.checkpoints.find((head) => head.id === id)?.previous;
  if (!previous) throw new Error(`nothing is before the checkpoint ${id}`);
  return buildChangesPage(readCheckpoint(previous), readCheckpoint(id), portal);
}

/** Null where there is no checkpoint yet, or no day. */
export async function getChangesSincePage(): Promise<ChangesPage | null> {
  const portal = await getPortal();
  const newest = portal.checkpoints.at(-1);
  const now = await getSnapshotOfNow();
  return newest && now ? buildChangesSincePage(readCheckpoint(newest.id), now, portal) : null;
}

/** Feeds of checkpoints; none where there are no checkpoints. */
export async function getCheckpointFeedRoutes(): Promise<{ name: CheckpointFeedName; cacheKey: string }[]> {
  const { checkpoints, title } = await getPortal();
  const newest = checkpoints.at(-1);
  const names: CheckpointFeedName[] = newest ? ['feed', 'changes'] : [];
  const site = [import.meta.env.BASE_URL, import.meta.env.SITE ?? ''];
  // The manifest of the newest vouches for all.
  const cacheKey = toDigest([codeDigest(), title, ...site, newest?.manifestSha256].join('\n'));
  return names.map((name) => ({ name, cacheKey }));
}

export async function getCheckpointFeed(name: CheckpointFeedName): Promise<Feed> {
  const portal = await getPortal();
  const isOfChanges = name === 'changes';
  const heads = portal.checkpoints.slice(-mostFeedEntries - Number(isOfChanges));
  const days = heads.map(({ id }) => readCheckpoint(id));
  return isOfChanges ? buildChangesFeed(days, portal) : buildCheckpointFeed(days, portal);
}

export const getComparePage = async (): Promise<ComparePage> => buildComparePage(await getPortal());

/** Null where there is nothing to compare it with. */
const getSnapshotOfNow = oncePerPortal((portal): Checkpoint | null =>
  portal.checkpoints.length === 0 ? null : buildSnapshotOfNow(portal),
);

const now = 'now';

/** Of now alone in a build, which copies the others as files. */
export async function getSnapshotRoutes(): Promise<Omit<CheckpointRoute, 'id'>[]> {
  const { checkpoints } = await getPortal();
  const ofNow = await getSnapshotOfNow();
  return [
    ...(import.meta.env.DEV ? checkpoints : []).map(({ id, manifestSha256 }) => ({
      slug: id,
      cacheKey: manifestSha256,
    })),
    ...(ofNow ? [{ slug: now, cacheKey: ofNow.content_hash }] : []),
  ];
}

export async function getSnapshotText(slug: string): Promise<string> {
  if (slug !== now) return readCheckpointText(slug);
  const ofNow = await getSnapshotOfNow();
  if (!ofNow) throw new Error('the content states no day');
  return formatCheckpoint(ofNow);
}

export const getCheckpointNote = async (id: string): Promise<Prose | null> =>
  readCheckpointNote(id, await getPortal());
