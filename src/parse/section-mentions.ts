// The mentions of one section or lane: each target once, at its first and most certain mention.
import { toIdKey } from '../model/ids.ts';
import type { Place } from '../model/place.ts';
import type { Mention } from '../model/workplan.ts';
import { Locator } from './inline-text.ts';
import type { InlineText } from './inline-text.ts';
import { findMentions } from './mentions.ts';
import type { Problems } from './problems.ts';
import { bounds } from './source-text.ts';
import type { LineIndex } from './source-text.ts';

/** What a section must know of the file around it. */
export interface SectionContext {
  planId: string;
  source: string;
  index: LineIndex;
  problems: Problems;
  /** How many more mentions are read. */
  room: { mentions: number };
}

const certainty = { word: 0, code: 1, id: 2 };

/** Adds those of one block to `mentions`, by the keys of their targets. */
export function collectMentions(
  inline: InlineText,
  context: SectionContext,
  mentions: Map<string, Mention>,
): void {
  const { planId, problems, room } = context;
  if (room.mentions < 0) return;
  const locator = new Locator(inline, context);
  for (const found of findMentions(inline, planId)) {
    if (found.problem) {
      const hint = 'Name the tasks that are meant, or a smaller range.';
      problems.add('unknown-reference', locator.placeOf(found), { message: found.problem, hint });
    }
    if (!takeRoom(context, () => locator.placeOf(found))) return;
    const { target, form } = found;
    const key = toIdKey(target);
    const known = mentions.get(key);
    if (known && certainty[form] <= certainty[known.form]) continue;
    mentions.set(key, { target, form, ...locator.placeOf(found) });
  }
}

/** False once the file has no room for more; the first time, that is a finding. */
export function takeRoom({ room, problems }: SectionContext, findPlace: () => Place): boolean {
  room.mentions -= 1;
  if (room.mentions === -1) {
    const message = `more than ${bounds.mentions} mentions of plans and tasks, the first ones are read`;
    problems.add('file-too-large', findPlace(), { message, hint: 'Split the plan into several files.' });
  }
  return room.mentions >= 0;
}
