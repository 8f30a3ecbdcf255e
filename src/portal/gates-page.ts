// The blocker board: what needs a human now, for whom, and how much waits for it; then what has been cleared.
import { listClearedGates, listOpenGates } from './gate-view.ts';
import type { GateView } from './gate-view.ts';
import { sayGates } from './gate-words.ts';
import type { OwnerLink } from './owner-link.ts';
import type { Portal } from './portal.ts';
import { countOf, joinWords, numberOf, toSentence } from './words.ts';

/** The open gates of one owner, most blocking first. */
export interface GateGroup {
  /** Its place on the page. */
  anchor: string;
  /** Null for those that nobody owns. */
  owner: OwnerLink | null;
  /** `5 gates, 2 incomplete`. */
  note: string;
  gates: GateView[];
}

export interface GatesPage {
  headline: string;
  /** What stands beside the headline; null where nothing does. */
  summary: string | null;
  /** The owner of the most blocking gate first; those without an owner stand where they belong. */
  groups: GateGroup[];
  cleared: GateView[];
  documentHref: string;
  /** Tasks that wait without a gate. */
  ungated: { text: string; href: string } | null;
}

export function buildGatesPage(portal: Portal): GatesPage {
  const open = listOpenGates(portal);
  return {
    headline: sayGates(open) ?? 'No gate is open: nothing waits for a human to open it.',
    summary: toSummary(open),
    groups: toGroups(open, portal),
    cleared: listClearedGates(portal),
    documentHref: portal.links.document('gates'),
    ungated: toUngated(portal),
  };
}

function toGroups(open: readonly GateView[], { owners }: Portal): GateGroup[] {
  const byOwner = Map.groupBy(open, ({ owner }) => owner?.href);
  return [...byOwner.values()].map((gates) => {
    const owner = gates[0]?.owner ?? null;
    const slug = owner && owners.find(owner.name)?.slug;
    return { anchor: slug ? `for-${slug}` : 'without-owner', owner, note: toNote(gates), gates };
  });
}

function toNote(gates: readonly GateView[]): string {
  const incomplete = gates.filter(({ missing }) => missing.length > 0).length;
  return `${numberOf(gates.length, 'gate')}${incomplete ? `, ${incomplete} incomplete` : ''}`;
}

function toSummary(open: readonly GateView[]): string | null {
  const critical = open.filter(({ isCritical }) => isCritical).length;
  const unowned = open.filter(({ owner }) => owner === null).length;
  const incomplete = open.filter(({ missing }) => missing.length > 0).length;
  const parts = [
    critical && `${countOf(critical, 'holds', 'hold')} the critical path`,
    incomplete && `${countOf(incomplete, 'lacks', 'lack')} something that its human must know`,
    unowned && `${countOf(unowned, 'has', 'have')} no owner`,
  ].filter((part) => typeof part === 'string');
  return parts.length ? toSentence(`${joinWords(parts)}.`) : null;
}

/** Tasks that wait for a human whom no gate names. */
function toUngated({ findings, links }: Portal): GatesPage['ungated'] {
  const count = findings.filter(({ rule }) => rule === 'waiting-without-gate').length;
  if (count === 0) return null;
  const text = `${countOf(count, 'more task waits', 'more tasks wait')} without a gate that says for whom.`;
  return { text: toSentence(text), href: links.rule('waiting-without-gate') };
}
