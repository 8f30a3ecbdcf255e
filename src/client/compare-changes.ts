// The differences between two checkpoints in the markup of the pages: the first of each kind of element is copied for
// each thing of that kind. Every text goes into text nodes.
import { lookOf } from '../components/glyphs.ts';
import type { ChangeItem, ChangeSection, Changes } from '../portal/past/changes.ts';

export function fillChanges(
  template: HTMLTemplateElement,
  changes: Changes,
  { before, after }: { before: string; after: string },
): DocumentFragment {
  const parts = document.importNode(template.content, true);
  setText(parts, '.figures-before', before);
  setText(parts, '.figures-after', after);
  repeat(parts, '.figures tbody tr', changes.figures, (row, { name, from, to, isSame }) => {
    setText(row, 'th', name);
    setText(row, '.from', from);
    setText(row, '.to', to);
    row.classList.toggle('same', isSame);
  });
  repeat(parts, '.changed', changes.sections, fillSection);
  return parts;
}

function fillSection(section: Element, { id, title, items, total, more }: ChangeSection): void {
  section.setAttribute('aria-labelledby', `changed-${id}`);
  const heading = section.querySelector('h2');
  if (heading) heading.id = `changed-${id}`;
  setText(section, 'h2', title);
  setText(section, '.note', total);
  setText(section, '.changes-more', more ?? '');
  repeat(section, '.change', items, fillItem);
}

function fillItem(item: Element, { look, word, id, title, href, note, fields, isPart }: ChangeItem): void {
  const { glyph, tone } = lookOf(look);
  item.classList.toggle('part', isPart);
  item.querySelector('.glyph')?.setAttribute('class', `glyph tone-${tone}`);
  item.querySelector('use')?.setAttribute('href', `#g-${glyph}`);
  setText(item, '.change-word', word);
  setText(item, '.change-title', title);
  setText(item, '.id', id);
  setText(item, '.change-note', note);
  if (href !== null) item.querySelector('.change-title')?.setAttribute('href', href);
  repeat(item, '.change-fields li', fields, (line, { name, from, to }) => {
    setText(line, '.change-field', name);
    setText(line, 'del', from);
    setText(line, 'ins', to);
  });
}

/** Puts one copy of the element per value in its place. */
function repeat<Value>(
  root: ParentNode,
  selector: string,
  values: readonly Value[],
  fill: (element: Element, value: Value) => void,
): void {
  const first = root.querySelector(selector);
  if (!first) throw new Error(`${selector} is missing`);
  first.replaceWith(
    ...values.map((value) => {
      const copy = document.importNode(first, true);
      fill(copy, value);
      return copy;
    }),
  );
}

function setText(root: ParentNode, selector: string, text: string): void {
  const element = root.querySelector(selector);
  if (element) element.textContent = text;
}
