// What holds for any bytes: the parser never throws, says the same twice, and every place lies in the file.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '../../src/model/place.ts';
import type { WorkplanFile } from '../../src/model/workplan.ts';
import { parse } from './parse.ts';

/** On CI always the same inputs: a failure there comes from the change. */
const options = { numRuns: 1000, ...(process.env['CI'] && { seed: 1 }) };

const snippets = fc.constantFrom(
  ...[
    '---\n',
    'id: DEMO-WP-0001\n',
    'title: A plan\n',
    'depends_on: [T02, "x"]\n',
    'status: done\n',
    'x: &a [*a]\n',
  ],
  ...[
    'updated: 2026-02-30\n',
    'aliases:\n  - one\n',
    '# Title\n',
    '## Task: one\n\n',
    'Setext\n===\n',
    '\n',
    '\n\n',
    ' ',
  ],
  ...[
    '```task\nid: T01\n```\n',
    '```task\n',
    '```\n',
    '~~~\n',
    'id: T02\nstatus: wait\n',
    'needs_human: true\n',
  ],
  ...[
    'Done when it works\n\n',
    'Done when:\n\n',
    'Progress 2026-05-01:\n\n',
    'Completed 2026-05-01 label: done\n\n',
  ],
  ...[
    'Blocked 2026-13-01: x\n\n',
    'Depends on: ',
    'Waits on:\n\n',
    '- ',
    '1. ',
    '> ',
    '  ',
    '    ',
    '\t',
    '- [ ] ',
  ],
  ...[
    'DEMO-WP-0001',
    'OTHER-WP-0002-T03',
    '-T05',
    '`T07`',
    ' through ',
    '–',
    '/',
    'T99',
    'alias-1',
    '`alias`',
    ', ',
  ],
  ...['## Dependency Shape\n\n', '1. Lane: OTHER-WP-0004\n', '| Workstream | Open state |\n| --- | --- |\n'],
  ...[
    '| other-wp-0005 | 3 wait, 5 done |\n',
    'Reviewed on 2026-05-04.\n\n',
    '*',
    '**',
    '_',
    '`',
    '[',
    '](',
    ')',
    '<b>',
  ],
  ...[
    '<!-- ',
    ' -->',
    '&amp;',
    '&#32;',
    '\\',
    '|',
    '[x]: y\n',
    '[^1]',
    '[^1]: note\n',
    '![i](u)',
    'javascript:x',
    '\u202e',
  ],
  ...[
    '\r\n',
    '\r',
    '\ufeff',
    '\u0000',
    '\u00e9',
    '\u{1f600}',
    '\u2028',
    'https://forge.example/OTHER-WP-0006',
    ': ',
    '"',
  ],
);
const documents = fc.array(snippets, { maxLength: 60 }).map((parts) => parts.join(''));
const plans = documents.map((body) => `---\nid: DEMO-WP-0001\ntitle: A plan\n---\n${body}`);

test('random bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), check), options);
});

test('random text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        text.map((body) => `---\nid: X-1\n---\n${body}`),
      ),
      check,
    ),
    options,
  );
});

test('random documents of plausible parts', () => {
  fc.assert(fc.property(fc.oneof(documents, plans, plans), check), options);
});

test('random front matter', () => {
  const lines = fc.array(fc.oneof(snippets, fc.string({ unit: 'grapheme', maxLength: 20 })), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(
      lines.map((parts) => `---\nid: X-1\n${parts.join('')}\n---\n`),
      check,
    ),
    options,
  );
});

function check(content: string | Uint8Array<ArrayBuffer>): void {
  const result = parse(content);
  expect(parse(content)).toEqual(result);
  const lines = new TextDecoder().decode(
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  const lengths = lines.split(/\r\n|\r|\n/).map(({ length }) => length);
  for (const { line, column } of listPlaces(result)) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lengths.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lengths[line - 1] ?? 0) + 1);
  }
  for (const task of result.plan?.tasks ?? []) {
    expect(task.lastLine).toBeGreaterThanOrEqual(task.line);
    expect(task.lastLine).toBeLessThanOrEqual(lengths.length);
  }
}

function listPlaces({ plan, findings }: WorkplanFile): Place[] {
  if (!plan) return findings;
  const { mentions, dependencies, log, tasks, lanes, reports, places } = plan;
  return [
    ...[plan, places.status, places.updated, ...findings, ...mentions, ...dependencies, ...log, ...reports],
    ...tasks.flatMap((task) => [task, ...task.mentions, ...task.dependencies, ...task.log]),
    ...lanes.flatMap((lane) => [lane, ...lane.mentions]),
  ];
}
