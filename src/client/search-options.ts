// The results of the dialog: options of a list box that are links, so that they open like links do.
import type { Hit, SearchAnswer } from './search-engine.ts';
import { toHitParts } from './search-hit.ts';
import { sayDays } from './search-past-list.ts';
import type { PastThing } from './search-past.ts';

/** Two groups where some results have the id that was asked for and others do not. */
export function toOptions(root: ParentNode, hits: readonly Hit[], { byId, total }: SearchAnswer): Node[] {
  const options = hits.map((hit, position) => toOption(hit, position, toHitParts(root, hit)));
  if (byId === 0 || byId === total || byId >= hits.length) return options;
  return [
    toGroup('search-by-id', 'By id', options.slice(0, byId)),
    toGroup('search-by-text', 'In the text', options.slice(byId)),
  ];
}

/** Things of the past, each with its newest state and the days in which it was so. `first` options are before them. */
export function toPastOptions(root: ParentNode, things: readonly PastThing[], first: number): Node[] {
  if (things.length === 0) return [];
  const options = things.map(({ states: [newest, ...earlier] }, position) => {
    const days = earlier.length ? `${sayDays(newest)}, and earlier states` : sayDays(newest);
    const hit = { ...newest.hit, context: days, excerpt: [] };
    return toOption(hit, first + position, toHitParts(root, hit));
  });
  return [toGroup('search-in-past', 'In the past', options)];
}

function toOption(hit: Hit, position: number, parts: DocumentFragment): HTMLAnchorElement {
  const option = document.createElement('a');
  option.className = 'hit';
  option.id = `search-option-${position}`;
  option.href = hit.url;
  option.tabIndex = -1;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.append(parts);
  return option;
}

function toGroup(id: string, title: string, options: Node[]): HTMLElement {
  const group = document.createElement('div');
  const heading = document.createElement('p');
  heading.id = id;
  heading.className = 'search-group';
  heading.textContent = title;
  group.role = 'group';
  group.setAttribute('aria-labelledby', id);
  group.append(heading, ...options);
  return group;
}
