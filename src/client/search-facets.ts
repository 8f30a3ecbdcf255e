// The filters of the search page: the values of the index as choices, with what each would leave.
import { compareNatural } from '../model/ids.ts';
import type { FacetCounts } from './search-engine.ts';
import { facetNames } from './search-query.ts';
import type { SearchQuery } from './search-query.ts';

/** Choices of one facet that are shown at first. */
const shownAtFirst = 8;

/** Lets a long facet be shown whole. */
export function watchFacets(root: ParentNode): void {
  for (const facet of root.querySelectorAll<HTMLElement>('[data-facet]')) {
    const button = facet.querySelector('button');
    button?.addEventListener('click', () => {
      facet.toggleAttribute('data-all');
      sayMore(facet, button);
    });
  }
}

/** Values with most results first, those chosen even where they leave none. */
export function showFacets(root: ParentNode, counts: FacetCounts, { chosen }: SearchQuery): void {
  for (const name of facetNames) {
    const facet = root.querySelector<HTMLElement>(`[data-facet="${name}"]`);
    const list = facet?.querySelector('ul');
    if (!facet || !list) continue;
    const values = toValues(counts[name], chosen[name]);
    const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement : undefined;
    list.replaceChildren(
      ...values.map(([value, count]) =>
        toChoice(root, { name, value, count, isChosen: chosen[name].includes(value) }),
      ),
    );
    facet.hidden = values.length === 0;
    const button = facet.querySelector('button');
    if (button) sayMore(facet, button);
    if (focused?.name !== name) continue;
    // The choices are new elements: who uses the keyboard goes on where they were.
    for (const input of list.querySelectorAll('input')) if (input.value === focused.value) input.focus();
  }
}

function toValues(
  counts: Record<string, number>,
  chosen: readonly string[],
): [value: string, count: number][] {
  const empty = chosen.map((value): [string, number] => [value, 0]);
  return Object.entries({ ...Object.fromEntries(empty), ...counts })
    .filter(([value, count]) => count > 0 || chosen.includes(value))
    .sort(([a, m], [b, n]) => n - m || compareNatural(a, b));
}

interface Choice {
  name: string;
  value: string;
  count: number;
  isChosen: boolean;
}

function toChoice(root: ParentNode, { name, value, count, isChosen }: Choice): DocumentFragment {
  const template = root.querySelector('template[data-search-choice]');
  if (!(template instanceof HTMLTemplateElement)) throw new Error('the template of a choice is missing');
  const choice = document.importNode(template.content, true);
  const input = choice.querySelector('input');
  if (input) {
    input.name = name;
    input.value = value;
    input.checked = isChosen;
  }
  choice.querySelector('.facet-value')?.append(value);
  choice.querySelector('.facet-count')?.append(count.toLocaleString('en'));
  return choice;
}

function sayMore(facet: HTMLElement, button: HTMLButtonElement): void {
  const more = facet.querySelectorAll('li').length - shownAtFirst;
  button.hidden = more <= 0;
  button.textContent = facet.hasAttribute('data-all') ? 'Fewer' : `${more} more`;
}
