import type { Finding } from '../model/finding.ts';
import { toItemLink } from './item-link.ts';
import type { ItemLink } from './item-link.ts';
import type { Portal } from './portal.ts';
import { formatDay } from './words.ts';

/** A finding as pages show it. */
export interface FindingView extends Finding {
  ruleHref: string;
  /** The item that it is about, if a page shows one. */
  item: ItemLink | null;
  /** `repo/path:line:column`. */
  place: string;
  sourceHref: string | null;
  /** Until when and why it is suppressed; null where it is not. */
  suppressedText: string | null;
}

export function toFindingView(finding: Finding, portal: Portal): FindingView {
  const { at, suppressed } = finding;
  const [item] = portal.catalog.find(finding.subject);
  return {
    ...finding,
    ruleHref: portal.links.rule(finding.rule),
    item: item ? toItemLink(item, portal.links) : null,
    place: `${[at.repo, at.path].filter(Boolean).join('/')}:${at.line}:${at.column}`,
    sourceHref: portal.sourceUrl(at) ?? null,
    suppressedText: suppressed && `Suppressed until ${formatDay(suppressed.until)}: ${suppressed.reason}`,
  };
}
