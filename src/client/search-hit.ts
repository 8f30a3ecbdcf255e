// One result as the page shows it. Every text of the index goes into text nodes: none of it is HTML.
import { lookOf } from '../components/glyphs.ts';
import type { Hit } from './search-engine.ts';

/** Copies the template below `root` and fills it. */
export function toHitParts(root: ParentNode, hit: Hit): DocumentFragment {
  const template = root.querySelector('template[data-search-hit]');
  if (!(template instanceof HTMLTemplateElement)) throw new Error('the template of a result is missing');
  const parts = document.importNode(template.content, true);
  const { glyph, tone } =
    hit.field === 'rule' ? ({ glyph: 'info', tone: 'rest' } as const) : lookOf(hit.look);
  parts.querySelector('.glyph')?.classList.add(`tone-${tone}`);
  parts.querySelector('use')?.setAttribute('href', `#g-${glyph}`);
  setText(parts, '.hit-title', hit.title);
  setText(parts, '.id', hit.ids[0] ?? '');
  setText(parts, '.hit-status', hit.statusWord ?? '');
  parts.querySelector('.hit-status')?.classList.add(`tone-${tone}`);
  setText(parts, '.hit-where', hit.context);
  parts.querySelector('.hit-excerpt')?.replaceChildren(...toExcerpt(hit));
  return parts;
}

/** A record without text of its own stands in the index with its title. */
function toExcerpt({ excerpt, title }: Hit): Node[] {
  if (excerpt.map(({ text }) => text).join('') === title) return [];
  return excerpt.map(({ text, isMarked }) => {
    if (!isMarked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}

function setText(parts: DocumentFragment, selector: string, text: string): void {
  const element = parts.querySelector(selector);
  if (element) element.textContent = text;
}
