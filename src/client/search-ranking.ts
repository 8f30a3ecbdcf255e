// Who has asked for an id wants the item of that id: the plan before its tasks, and both before texts that
// mention them. The index names the field in which a result matched, so this needs no result to be loaded.
import { compareNatural } from '../model/ids.ts';
import { toKey } from './search-matching.ts';

export interface FoundItem {
  id: string;
  /** Fields besides the text that hold a word of the query, or a word that begins like one. */
  matchedMetaFields?: string[];
}

/** Fields that hold an id of the item itself, or of the plan that a task lies in; the lower comes first. */
const ranks: Readonly<Record<string, number>> = {
  plan: 0,
  gate: 0,
  service: 0,
  automation: 0,
  rule: 0,
  task: 1,
  within: 1,
};
const noRank = 2;

/** The fields that name what an item is. */
export const idFields = ['plan', 'gate', 'service', 'automation', 'rule', 'task'] as const;
export type IdField = (typeof idFields)[number];

/** The query's words that can be an id or a part of one: a number or a hyphen is in them. */
export function toIdWords(text: string): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  return text.includes('"') ? [] : words.filter((word) => /\d|\w-\w/.test(word));
}

/**
 * Parts the results of a query that has id words; both parts keep their order otherwise.
 * `whole` names the results that hold the query as a whole word, not only as a beginning.
 */
export function partById<T extends FoundItem>(
  results: readonly T[],
  whole: ReadonlySet<string>,
): { own: T[]; others: T[] } {
  const ranked = results.map((result) => {
    const field = Math.min(noRank, ...(result.matchedMetaFields ?? []).map((name) => ranks[name] ?? noRank));
    return { result, field, rank: field + (whole.has(result.id) ? 0 : noRank) };
  });
  const own = ranked.filter(({ field }) => field < noRank).sort((a, b) => a.rank - b.rank);
  const others = ranked.filter(({ field }) => field === noRank);
  return { own: own.map(({ result }) => result), others: others.map(({ result }) => result) };
}

export interface OwnIds {
  field: IdField;
  /** The id, and all that may be typed for it. */
  ids: string[];
}

/** Orders loaded results: whose id was asked for as a whole first, plans before tasks, then by id. */
export function compareByIds(idWords: readonly string[]): (a: OwnIds, b: OwnIds) => number {
  const keys = new Set(idWords.map(toKey));
  const rank = ({ field, ids }: OwnIds): number =>
    (ranks[field] ?? noRank) + (ids.some((id) => keys.has(toKey(id))) ? 0 : noRank);
  return (a, b) => rank(a) - rank(b) || compareNatural(a.ids[0] ?? '', b.ids[0] ?? '');
}
