// Sizes and shapes that would hang or end the process. Built here: nobody wants them in a repository.
import { describe, expect, test } from 'vitest';
import type { WorkplanFile } from '../../src/model/workplan.ts';
import { bounds } from '../../src/parse/source-text.ts';
import { parse, withFrontMatter } from './parse.ts';

/** Of this thread's own time: what else the machine does is no matter. */
const LIMIT_MS = 2000;

/** Rule and place of each finding, after a parse that may not take long. */
function parseInTime(content: string): { plan: WorkplanFile['plan']; findings: string[] } {
  const start = process.threadCpuUsage();
  const { plan, findings } = parse(content);
  const { user, system } = process.threadCpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
  return { plan, findings: findings.map(({ rule, line, message }) => `${rule} ${line} ${message}`) };
}

function fill(text: string, length = bounds.fileBytes - 100): string {
  return text.repeat(Math.floor(length / text.length));
}

describe('size of the file', () => {
  test('1 MiB is read', () => {
    const start = withFrontMatter('');
    const { plan, findings } = parseInTime(
      start + 'A sentence.\n\n\n'.repeat(75_000).slice(0, bounds.fileBytes - start.length),
    );
    expect(findings).toEqual([]);
    expect(plan?.id).toBe('DEMO-WP-0001');
  });

  test('one byte more is not', () => {
    const { plan, findings } = parseInTime(withFrontMatter('').padEnd(bounds.fileBytes + 1, 'a'));
    expect(plan).toBeNull();
    expect(findings).toEqual(['file-too-large 1 the file has 1048577 bytes, 1048576 at most are read']);
  });
});

describe('front matter and task blocks', () => {
  test.each([
    ['characters', 'x'.repeat(bounds.yamlLength), /it has \d+ characters, 65536 at most/],
    ['lines', '\n'.repeat(60_000), /has \d+ lines, 2000 at most/],
    ['depth', '['.repeat(30_000), /nesting exceeded maxDepth/],
    ['anchors', '&a [*a, *a]', /anchors and aliases are not read/],
  ])('front matter with too many %s is refused', (_, value, message) => {
    const { plan, findings } = parseInTime(`---\nid: DEMO-WP-0001\ntitle: ${value}\n---\n`);
    expect(plan).toBeNull();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^invalid-front-matter /);
    expect(findings[0]).toMatch(message);
  });

  test('a task block over the bound is no task', () => {
    const block = `id: T01\nowner: ${'x'.repeat(bounds.yamlLength)}`;
    const { plan, findings } = parseInTime(withFrontMatter(`## Long\n\n\`\`\`task\n${block}\n\`\`\`\n`));
    expect(plan?.tasks).toEqual([]);
    expect(findings).toEqual([
      'invalid-task-block 9 the task block of "Long" cannot be read: it has 65551 characters, 65536 at most are read',
    ]);
  });
});

describe('counts', () => {
  const toTasks = (count: number): string =>
    Array.from({ length: count }, (_, i) => `## ${i}\n\n\`\`\`task\nid: T${i}\n\`\`\`\n\n`).join('');

  test('2,000 tasks are read, of 2,001 the first 2,000', () => {
    expect(parseInTime(withFrontMatter(toTasks(2000))).findings).toEqual([]);
    const { plan, findings } = parseInTime(withFrontMatter(toTasks(2001)));
    expect(plan?.tasks).toHaveLength(2000);
    expect(findings).toEqual(['file-too-large 12006 2001 tasks, the first 2000 are read']);
  });

  test('5,000 headings are expected, 5,001 are a finding', () => {
    expect(parseInTime(withFrontMatter('# a\n\n'.repeat(5000))).findings).toEqual([]);
    expect(parseInTime(withFrontMatter('# a\n\n'.repeat(5001))).findings).toEqual([
      'file-too-large 1 5001 headings, 5000 at most are expected in one plan',
    ]);
  });

  test('mentions are read up to the bound, each task of a range counted', () => {
    const { plan, findings } = parseInTime(
      withFrontMatter(Array.from({ length: 50_000 }, (_, i) => `A-WP-${i}-T1-T99`).join(' ')),
    );
    expect(plan?.mentions).toHaveLength(bounds.mentions);
    expect(findings).toEqual([
      'file-too-large 6 more than 50000 mentions of plans and tasks, the first ones are read',
    ]);
  });

  test('dependencies count as mentions', () => {
    const { plan, findings } = parseInTime(withFrontMatter(`Depends on: ${fill('T1, ')}`));
    expect(plan?.dependencies.map(({ target }) => target)).toEqual(['DEMO-WP-0001-T1']);
    expect(findings).toHaveLength(1);
  });

  test('a tree with too many parts is not made', () => {
    const { plan, findings } = parseInTime(withFrontMatter(fill('`a`\n\n')));
    expect(plan).toBeNull();
    expect(findings).toEqual(['file-too-large 1 the Markdown has 419391 parts, 400000 at most are read']);
  });

  test('of one rule a hundred findings are listed, and the number of the others', () => {
    const { findings } = parseInTime(withFrontMatter(fill('<br>\n\n')));
    expect(findings).toHaveLength(bounds.findings + 1);
    expect(findings.at(-1)).toBe('unsafe-content 1 174646 more like the 100 that are listed');
  });
});

describe('nesting', () => {
  test.each([
    ['quotes', '> '.repeat(10_000)],
    ['quotes without blanks', '>'.repeat(10_000)],
    ['bullets', '- '.repeat(10_000)],
    ['numbers', '1. '.repeat(5000)],
    ['indented lists', Array.from({ length: 1000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    ['emphasis', `${'*'.repeat(10_000)}x${'*'.repeat(10_000)}`],
    ['mixed emphasis', `${'*a _b '.repeat(5000)}x${' b_ a*'.repeat(5000)}`],
    ['quotes and lists', '> 1. - '.repeat(3000)],
  ])('%s nested thousands deep quarantine the file', (_, body) => {
    const { plan, findings } = parseInTime(withFrontMatter(`${body}x\n`));
    expect(plan).toBeNull();
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^quarantined-file .* (nested \d+ deep|too many marks)/);
  });

  test.each([
    ['links', `${'['.repeat(10_000)}x${'](y)'.repeat(10_000)}`],
    ['images', `${'!['.repeat(5000)}x${'](y)'.repeat(5000)}`],
    ['footnotes', '[^a]: '.repeat(5000)],
    ['HTML', '<div>\n\n'.repeat(5000)],
  ])('%s do not nest', (_, body) => {
    expect(parseInTime(withFrontMatter(`${body}\n`)).plan).not.toBeNull();
  });
});

describe('1 MiB of', () => {
  test.each([
    ...[
      '`',
      '[',
      ']',
      '*',
      '_',
      '|',
      '<',
      '&',
      '\\',
      '~',
      '!',
      '>',
      '#',
      '- ',
      '[]',
      '[a](',
      '![',
      '` ``',
      '*a ',
      'a* ',
    ],
    ...[
      'x_',
      '&amp;',
      '&amp; word ',
      'http://(',
      'a@b.c ',
      ' ;www.*a@b.c',
      '[^a]: b\n',
      '<!--',
      '<a b="',
      '[a]: b\n',
    ],
    ...[
      '|a',
      '- a\n',
      '> a\n',
      '*a **b _c ',
      '\n',
      ' ',
      'a',
      'a-',
      '1-',
      '```\n',
      '# \n',
      '---\n',
      '\u{1f600}',
      '\u202e',
    ],
    ...[
      'A-WP-1 ',
      'A-WP-1-T1-T99 ',
      'Depends on: T1\n\n',
      'Progress 2026-02-31: x\n\n',
      'x_x_x_x_ &amp;\n\n',
    ],
  ])('%j', (text) => {
    parseInTime(withFrontMatter(fill(text)));
  });

  test.each([
    ['addresses in a code span', `\`${fill('http://')}\``],
    ['rows of a report', `| Workstream | Open state |\n| - | - |\n${fill('| x | y |\n')}`],
    ['one cell of a report', `| Workstream | Open state |\n| - | - |\n| a-1 | ${fill('1 todo,')} |\n`],
    ['lanes', `## Dependency Shape\n\n${fill('1. A-WP-1-T1-T99\n\n')}`],
    ['references', `${fill('[a] ')}\n\n[a]: b`],
    ['text of one task', `## T\n\n\`\`\`task\nid: T01\n\`\`\`\n\n${fill('- A-WP-1 `code`\n\n')}`],
    ['a label', `Progress 2026-05-01 ${fill('1:2 ')}`],
  ])('%s', (_, body) => {
    parseInTime(withFrontMatter(body));
  });

  test('marks in a fenced block is no burden', () => {
    const { plan, findings } = parseInTime(withFrontMatter(`\`\`\`\n${fill('*a* [b] <c>\n')}\`\`\`\n`));
    expect(plan?.id).toBe('DEMO-WP-0001');
    expect(findings).toEqual([]);
  });

  test.each([
    ['raw HTML before it', '<div>\n```\n</div>\n\n'],
    ['a fence closed by one that is indented', '```\n  ```\n'],
    ['a fence closed by a longer one', '~~~\n~~~~\n'],
    ['a line that only looks like a fence', '``` `\n'],
  ])('marks after %s is one', (_, start) => {
    const { plan, findings } = parseInTime(withFrontMatter(start + fill('x_')));
    expect(plan).toBeNull();
    expect(findings[0]).toMatch(/^quarantined-file .* too many marks/);
  });
});
