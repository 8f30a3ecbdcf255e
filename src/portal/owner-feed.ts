// What waits for one owner, as a feed: one entry per gate, and one per task that needs them. All dates are of the
// content, so the same content gives the same feed, and an entry is new only when its gate or task is.
import type { GateItem, TaskItem } from '../graph/catalog.ts';
import type { Owner } from '../graph/owners.ts';
import { isOpenWork } from '../graph/work.ts';
import { compareNatural } from '../model/ids.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { toGateView } from './gate-view.ts';
import { hrefOfTask } from './item-link.ts';
import { sayWaiting } from './owner-pages.ts';
import type { Portal } from './portal.ts';
import { sayReasons } from './readiness-words.ts';

export interface OwnerFeed extends Feed {
  slug: string;
}

/** Entries of one feed; older ones are on the owner's page. */
const mostEntries = 50;
const unknownDay = '1970-01-01';

export function buildOwnerFeeds(portal: Portal): OwnerFeed[] {
  return portal.owners.all.map((owner) => toFeed(owner, portal));
}

function toFeed(owner: Owner, portal: Portal): OwnerFeed {
  const asking = owner.tasks.filter((task) => portal.judgement.readinessOf(task).state === 'needs-human');
  const entries = [
    ...owner.gates.map((gate) => toGateEntry(gate, portal)),
    ...asking.map((task) => toTaskEntry(task, portal)),
  ].sort((a, b) => compareNatural(b.day, a.day) || compareNatural(a.subject, b.subject));
  return {
    slug: owner.slug,
    subject: `owner ${owner.slug}`,
    title: `${portal.title}: what waits for ${owner.name}`,
    text: sayWaiting(owner, portal),
    href: portal.links.ownerFeed(owner.slug),
    pageHref: portal.links.owner(owner.slug),
    day: entries[0]?.day ?? (portal.today || unknownDay),
    entries: entries.slice(0, mostEntries),
  };
}

function toGateEntry(item: GateItem, portal: Portal): FeedEntry {
  const { gate, node } = item;
  const view = toGateView(item, portal);
  const isOpen = isOpenWork(item);
  const fields = view.fields.flatMap(({ name, value }) => (value === null ? [] : [`${name}: ${value}`]));
  const missing = view.missing.map((name) => `${name} is missing`);
  return {
    subject: `gate ${node}${isOpen ? '' : ' cleared'}`,
    title: `${isOpen ? 'Gate' : 'Cleared'}: ${gate.title}`,
    href: view.item.href,
    day: (isOpen ? gate.opened : gate.cleared) ?? gate.opened ?? item.plan?.plan.updated ?? unknownDay,
    text: joinClauses([(isOpen ? view.heldText : view.clearedText) ?? '', ...fields, ...missing]),
  };
}

/** Each without its full stop, the whole with one. */
function joinClauses(clauses: readonly string[]): string {
  return `${clauses.map((clause) => clause.replace(/\.$/, '')).join('; ')}.`;
}

/** As new as the last word about it. */
function toTaskEntry(item: TaskItem, portal: Portal): FeedEntry {
  const { task, plan } = item;
  const days = task.log.map(({ date }) => date).filter((date) => date <= portal.today);
  return {
    subject: `task ${item.node}`,
    title: `Task: ${task.title}`,
    href: hrefOfTask(item, portal.links),
    day: days.sort().at(-1) ?? plan.plan.updated ?? unknownDay,
    text: joinClauses(sayReasons(portal.judgement.readinessOf(item))),
  };
}
