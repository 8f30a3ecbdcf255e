// What was so in the past, as the page and the dialog show it: below its thing of now, or with its own name where that has
// gone.
import { lookOf } from '../components/glyphs.ts';
import { formatDay } from '../portal/words.ts';
import type { Hit } from './search-engine.ts';
import { toHitParts } from './search-hit.ts';
import type { PastState, PastThing } from './search-past.ts';

/** States of one thing that are listed; the checkpoints have the others. */
const mostStates = 6;

/** `10 April 2026 – 5 June 2026`. */
export function sayDays({ first, last }: PastState): string {
  return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`;
}

/** The states of a thing, the newest first, each a link to the checkpoint that says so. */
export function toStateList(root: ParentNode, { states }: PastThing, title: string): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'hit-past';
  list.append(...states.slice(0, mostStates).map((state) => toStateRow(root, state, title)));
  if (states.length > mostStates) {
    const rest = document.createElement('li');
    rest.textContent = `and ${states.length - mostStates} earlier states`;
    list.append(rest);
  }
  return list;
}

function toStateRow(root: ParentNode, state: PastState, title: string): Node {
  const template = root.querySelector('template[data-search-state]');
  if (!(template instanceof HTMLTemplateElement)) throw new Error('the template of a state is missing');
  const row = document.importNode(template.content, true);
  const { hit } = state;
  const { glyph, tone } = lookOf(hit.look);
  row.querySelector('.glyph')?.classList.add(`tone-${tone}`);
  row.querySelector('use')?.setAttribute('href', `#g-${glyph}`);
  const link = row.querySelector('a');
  if (link) {
    link.href = hit.url;
    link.textContent = sayDays(state);
  }
  const status = row.querySelector('.hit-status');
  status?.classList.add(`tone-${tone}`);
  status?.append(hit.statusWord ?? '');
  if (hit.title !== title) row.querySelector('.hit-where')?.append(`“${hit.title}”`);
  return row;
}

/** A thing under its current result, or alone. */
export function toPastRow(root: ParentNode, thing: PastThing, current: Hit | null): HTMLElement {
  const row = document.createElement('li');
  row.className = 'hit';
  const hit = current ?? thing.states[0].hit;
  row.append(toHitParts(root, { ...hit, excerpt: [], ...(current ? {} : { statusWord: null }) }));
  if (current) {
    const link = document.createElement('a');
    link.href = current.url;
    link.textContent = current.title;
    row.querySelector('.hit-title')?.replaceChildren(link);
  } else {
    row.querySelector('.hit-title')?.append(' ', toGoneMark());
  }
  row.append(toStateList(root, thing, hit.title));
  return row;
}

function toGoneMark(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'flag';
  mark.textContent = 'no longer there';
  return mark;
}
