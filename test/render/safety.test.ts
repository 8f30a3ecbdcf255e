import { array, assert, constantFrom, nat, oneof, property, tuple } from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { findForbidden } from './html-check.ts';
import { listHtml, renderPlan } from './rendered-plan.ts';

vi.setConfig({ testTimeout: 60_000 });

const pieces = [
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=go()>',
    '<svg/onload=go()>',
    '</main>',
    '</div>',
    '<!--',
    '-->',
  ],
  ...[
    '<a href="javascript:go()">',
    '<base href=//h>',
    '<style>',
    '<iframe srcdoc="',
    '<b id=content class=x>',
    '<p>',
  ],
  ...[
    '[a](javascript:go())',
    '[a](java&#115;cript:go())',
    '[a](java&Tab;script:go())',
    '[a](<\u0001javascript:go()>)',
  ],
  ...[
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](//host/x)',
    '[a](/\\host/x)',
    '[a](\\\\host)',
    '[a](../../x)',
  ],
  ...[
    '[a](#content)',
    '[a](#user-content-fn-1)',
    '[a](user-content-fn-1)',
    '[a](x "t\\" onclick=\\"go()")',
    '[a](HTTPS:x)',
  ],
  ...[
    '![a](https://h/x.png)',
    '![" onerror="go()](x)',
    '[![a](x)](https://h/)',
    '<javascript:go()>',
    'https://h/x"y',
    'www.h.example',
  ],
  ...[
    '[a][r]',
    '\n\n[r]: javascript:go() "t"\n\n',
    '\n\n[r]: https://h/ "t"\n\n',
    '[^1]',
    '\n\n[^1]: note\n\n',
    '[^"x]',
    '\n\n[^"x]: n\n\n',
  ],
  ...[
    'B-WP-0001',
    '`B-WP-0001-T02`',
    'T03',
    'B-WP-0001-T04-T06',
    '`signing`',
    'A-WP-0001-T01',
    'constructor 3',
    '`constructor`',
  ],
  ...[
    '# ',
    '## ',
    '###### ',
    '- ',
    '- [ ] ',
    '- [x] ',
    '1. ',
    '7) ',
    '> ',
    '    ',
    '```\n',
    '~~~js {#x}\n',
    '---\n',
    '===\n',
    '| a | b |\n| :-- | --: |\n| c ',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '|',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '&',
    '&lt;',
    '&#60;',
    '&quot;',
    '"',
    "'",
    '\\',
    '{#x .y}',
    '$',
    '^',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    '  \n',
    ' ',
    '\t',
    '\u00a0',
    '\u202e',
    '\u2028',
    'ü',
    '😀',
    'Done when ',
    'Progress 2026-06-20: ',
  ],
  ...['\n\n## Task\n\n```task\nid: T01\n```\n\n', '\n\n### Inner\n\n```task\nid: T02\n```\n\n'],
];

const markdown = array(
  oneof(
    { weight: 12, arbitrary: constantFrom(...pieces) },
    {
      weight: 1,
      arbitrary: array(nat(0xffff), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes)),
    },
  ),
  {
    maxLength: 40,
  },
).map((parts) => parts.join(''));

function forbiddenIn(body: string, commit: string | null): string[] {
  // NUL makes a file no text; it is quarantined before anything is rendered.
  const text = `---\nid: A-WP-0001\ntitle: The plan\n---\n\n${body.replaceAll('\0', '')}`;
  return listHtml(renderPlan(text, { commit })).flatMap(findForbidden);
}

test('whatever a plan contains, its HTML has nothing but what pages may have', () => {
  assert(
    property(tuple(markdown, constantFrom('0123456', null)), ([body, commit]) => {
      expect(forbiddenIn(body, commit)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

describe('every fixture', () => {
  const folder = path.join(import.meta.dirname, '../fixtures/render');
  const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  test.each(cases.map(({ name }) => name))('%s has nothing but what pages may have', (name) => {
    const text = readFileSync(path.join(folder, name, 'input.md'), 'utf8');
    expect(listHtml(renderPlan(text)).flatMap(findForbidden)).toEqual([]);
  });
});

describe('the check itself finds', () => {
  test.each([
    ['<script>1</script>', ['<script>']],
    ['<p onclick="go()">x</p>', ['<p onclick="go()">']],
    ['<p id="content">x</p>', ['<p id="content">']],
    ['<a href="java\tscript:go()">x</a>', ['the protocol of java\tscript:go()']],
    [
      '<a href="//host/x" rel="noopener noreferrer">x</a>',
      ['an address of this site that an author made: //host/x'],
    ],
    ['<a href="/api/v1/x">x</a>', ['an address of this site that an author made: /api/v1/x']],
    ['<a href="https://host/">x</a>', ['no rel on https://host/']],
    ['<a href="#a"><a href="#b">x</a></a>', []],
    ['<p>a<p>b</p></p>', ['<p> where it cannot stand']],
    ['<img src="x">', ['<img>']],
    ['</main><p>out</p>', ['it does not end where it should']],
    ['<constructor>x</constructor>', ['<constructor>']],
  ])('%s', (html, expected) => {
    expect(findForbidden(html)).toEqual(expected);
  });
});
