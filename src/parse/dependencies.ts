// Stated dependencies: `depends_on` in front matter or in a task block, and `Depends on: …` in prose.
import { toIdKey } from '../model/ids.ts';
import type { Place } from '../model/place.ts';
import type { Dependency } from '../model/workplan.ts';
import { Locator } from './inline-text.ts';
import type { InlineText, Span } from './inline-text.ts';
import { findMentions } from './mentions.ts';
import { takeRoom } from './section-mentions.ts';
import type { SectionContext } from './section-mentions.ts';
import type { YamlMapping } from './yaml.ts';

/** `T04` is the fourth task of this plan. */
export function completeId(id: string, planId: string): string {
  return /^T\d+$/i.test(id) ? `${planId}-${id.toUpperCase()}` : id;
}

interface Statement {
  places: YamlMapping['places'];
  planId: string;
  from: Dependency['from'];
}

/** One id or a list, `T02` meaning this plan. */
export function readStatedDependencies(
  { places, planId, from }: Statement,
  written: string | string[] | undefined,
): Dependency[] {
  const targets = typeof written === 'string' ? [written] : (written ?? []);
  return targets.map((target, item) => {
    const place: Place = places.get(`depends_on.${item}`) ??
      places.get('depends_on') ?? { line: 1, column: 1 };
    return { target: completeId(target, planId), from, line: place.line, column: place.column };
  });
}

/**
 * The ids in the part of a block that states dependencies. What only could be an id counts where nothing but
 * separators stands around it: `Depends on: three-phoenix-ha`, not `Depends on: the phase-2 rollout`.
 */
export function readProseDependencies(
  inline: InlineText,
  stated: Span,
  context: SectionContext,
): Dependency[] {
  const locator = new Locator(inline, context);
  const dependencies: Dependency[] = [];
  for (const found of findMentions(inline, context.planId, { ...stated, basePlan: context.planId })) {
    if (!takeRoom(context, () => locator.placeOf(found))) break;
    if (found.form !== 'id' && !standsAlone(inline.text, found, stated)) continue;
    dependencies.push({ target: found.target, from: 'prose', ...locator.placeOf(found) });
  }
  return dependencies;
}

function standsAlone(text: string, { start, end }: Span, stated: Span): boolean {
  // A few characters decide; the statement may be long.
  const before = text.slice(Math.max(stated.start, start - 8), start).trimEnd();
  const after = text.slice(end, Math.min(stated.end, end + 8));
  return /(?:^|[,;/&]|\band)$/.test(before) && /^\s*(?:$|[,;/&(]|and\b)/.test(after);
}

/** Each target once, where it was stated first. */
export function uniteDependencies(...lists: Dependency[][]): Dependency[] {
  const united = new Map<string, Dependency>();
  for (const dependency of lists.flat()) {
    const key = toIdKey(dependency.target);
    if (!united.has(key)) united.set(key, dependency);
  }
  return [...united.values()];
}
