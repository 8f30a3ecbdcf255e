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
  /** How many more mentions are kept. */
  room: { mentions: number };
}

const certainty = { word: 0, code: 1, id: 2 };

/** Adds those of one block to `mentions`, by the keys of their targets. */
export function collectMentions(
  inline: InlineText,
  context: SectionContext,
  mentions: Map<string, Mention>,
): void {
  const { planId, problems } = context;
  const locator = new Locator(inline, context);
  for (const found of findMentions(inline, planId)) {
    if (found.problem) {
      const hint = 'Name the tasks that are meant, or a smaller range.';
      problems.add('unknown-reference', locator.placeOf(found), { message: found.problem, hint });
    }
    const { target, form } = found;
    const key = toIdKey(target);
    const known = mentions.get(key);
    if (known && certainty[form] <= certainty[known.form]) continue;
    const place = locator.placeOf(found);
    if (!known && !takeRoom(context, place)) return;
    mentions.set(key, { target, form, ...place });
  }
}

function takeRoom({ room, problems }: SectionContext, place: Place): boolean {
  room.mentions -= 1;
  if (room.mentions === -1) {
    const message = `more than ${bounds.mentions} plans and tasks are mentioned, the first ones are read`;
    problems.add('file-too-large', place, { message, hint: 'Split the plan into several files.' });
  }
  return room.mentions >= 0;
}
