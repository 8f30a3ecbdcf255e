import { expect, test } from 'vitest';
import type { PlanBody } from '../../src/render/plan-body.ts';
import { fillMarks, markProse } from '../../src/site/pieces.ts';

const body: PlanBody = {
  parts: [
    { kind: 'text', html: '<p>Größe — “x”</p>' },
    { kind: 'entry', line: 7, html: '' },
    {
      kind: 'task',
      anchor: 'T01',
      html: '<p>one &lt;!--piece 3--&gt;</p>',
      doneWhen: '<p>two</p>',
      log: new Map([
        [9, '<p>three</p>'],
        [12, ''],
      ]),
    },
  ],
};

/** All HTML of a body, as a page might show it. */
function toPage({ parts }: PlanBody): string {
  const shown = parts.map((part) =>
    part.kind === 'task'
      ? `<i>${[...part.log.values()].join('|')}</i>${part.doneWhen}<b>${part.html}</b>`
      : `<i>${part.html}</i>`,
  );
  return `<main>→ ${shown.join('\n')}</main>`;
}

test('a filled page is the page that has its prose', () => {
  const marked = markProse(body);
  const filled = fillMarks(new TextEncoder().encode(toPage(marked)), marked.pieces);
  expect(Buffer.concat(filled).toString()).toBe(toPage(body));
});

test('where there is no HTML there is no mark', () => {
  const { parts, pieces } = markProse(body);
  expect(pieces).toHaveLength(4);
  expect(parts[1]).toEqual({ kind: 'entry', line: 7, html: '' });
});

test('a mark without a piece is a fault', () => {
  const page = new TextEncoder().encode('<p><!--piece 1--></p>');
  expect(() => fillMarks(page, [])).toThrowErrorMatchingInlineSnapshot(
    `[Error: a page has a mark without its piece]`,
  );
});
