import { describe, expect, test } from 'vitest';
import { renderNote, renderProsePage } from '../../src/render/prose-file.ts';

const settings = { parts: ['PlanCard', 'CheckpointTable'], base: '/s/' };
const encoder = new TextEncoder();
const render = (text: string) => renderNote(encoder.encode(text), settings);

describe('prose', () => {
  test('is HTML with calls of parts between it', () => {
    expect(
      render(
        'One *word*, {1 + 1}.\n\n- in <PlanCard id="A-1" />\n\n<CheckpointTable id="x" of={"gates"} />\n',
      ),
    ).toEqual({
      chunks: [
        '<p>One <em>word</em>, 2.</p>\n<ul>\n<li>in ',
        { name: 'PlanCard', props: { id: 'A-1' }, line: 3, column: 6 },
        '</li>\n</ul>\n',
        { name: 'CheckpointTable', props: { id: 'x', of: 'gates' }, line: 5, column: 1 },
      ],
    });
  });

  test('may have elements and components of its own', () => {
    const text =
      'export const Hi = ({ who }) => <b class="x">Hi {who}</b>\n\n<Hi who="you" /> and [there](/next/)\n';
    expect(render(text)).toEqual({
      chunks: ['<p><b class="x">Hi you</b> and <a href="/s/next/">there</a></p>'],
    });
  });

  test.each([
    ['a part that nobody knows', 'a\n\n<PlanKard id="x" />\n', 3, '`<PlanKard>` is not known'],
    ['a tag that is not closed', 'a\n\n<div>\n\nb\n', 3, 'Expected a closing tag for `<div>`'],
    ['an expression that is none', 'a\n\n\n{1 +}\n', 4, 'Could not parse expression'],
    ['an expression that fails', 'a\n\n{undefined.x}\n', 1, 'an expression here or further down fails'],
    ['a script', 'a\n\n<script>{"alert(1)"}</script>\n', 3, 'the policy of the site refuses `<script>`'],
    ['a handler', 'a\n\n<b onclick="x()">b</b>\n', 3, 'refuses the attribute `onclick`'],
    ['a style', 'a\n\n<b style="x">b</b>\n', 3, 'refuses the attribute `style`'],
  ])('%s is a problem at its line', (_, text, line, message) => {
    expect(render(text)).toMatchObject({ problem: { line, message: expect.stringContaining(message) } });
  });
});

describe('a page', () => {
  test('has a head, and lines are those of the file', () => {
    const page = renderProsePage(encoder.encode('---\ntitle: T\norder: 2\n---\n\n<Nothing />\n'), settings);
    expect(page).toMatchObject({
      title: 'T',
      description: 'T',
      order: 2,
      text: { problem: { line: 6, column: 1 } },
    });
  });

  test.each([
    ['no head', 'text\n'],
    ['no title', '---\norder: 1\n---\n'],
    ['a broken head', '---\ntitle: [\n---\n'],
  ])('with %s has a problem', (_, text) => {
    expect(renderProsePage(encoder.encode(text), settings).text).toMatchObject({ problem: {} });
  });
});
