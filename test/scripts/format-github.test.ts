import { describe, expect, test } from 'vitest';
import { formatGithub } from '../../scripts/format-github.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from '../portal/portal-of.ts';

const linesOf = (texts: Texts, config?: string): string[] =>
  formatGithub({
    portal: portalOf(texts, config === undefined ? {} : { config }),
    content: 'content',
    site: null,
  }).split('\n');

/** As the runner reads a line: its command, the properties and the text, unescaped. */
function readCommand(line: string): object | undefined {
  const match = /^\s*::(\w+) ([^]*?)::([^]*)$/.exec(line);
  if (!match) return undefined;
  const unescape = (text = ''): string =>
    text
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%25', '%');
  const properties = (match[2] ?? '').split(',').map((pair) => pair.split(/=(.*)/s));
  return {
    command: match[1],
    ...Object.fromEntries(properties.map(([name, value]) => [name, unescape(value)])),
    text: unescape(match[3]),
  };
}

describe('annotations', () => {
  test('stand worst first, then the sum', () => {
    const plan = planText('A-WP-1', 'odd: 1\nstatus: actve', taskText('T1', 'due: 2026-06-01'));
    expect(linesOf({ 'ops/a.md': plan }).join('\n')).toMatchInlineSnapshot(`
      "::error file=content/workplans/ops/a.md,line=5,col=1,title=invalid-front-matter::A-WP-1: \`status\` is "actve": must be one of active, blocked, proposed, backlog, deferred, finished, archived, superseded, cancelled, done%0ACorrect the value; it is left out until then.
      ::warning file=content/workplans/ops/a.md,line=8,col=1,title=overdue::A-WP-1-T1: due on 2026-06-01, 26 days ago%0AFinish it, or write down another day.
      ::notice file=content/workplans/ops/a.md,line=4,col=1,title=unknown-key::A-WP-1: \`odd\` is not a key that Cairn knows%0AIt is kept and shown. Remove it, or correct its spelling.
      1 error, 1 warning, 1 for information in 1 plan"
    `);
  });

  test('leave out what is suppressed, and count it', () => {
    const config =
      'title: T\nsuppressions: [{ rule: overdue, subject: A-WP-1-T1, reason: vendor, until: 2026-07-01 }]\n';
    expect(
      linesOf({ 'ops/a.md': planText('A-WP-1', '', taskText('T1', 'due: 2026-06-01')) }, config),
    ).toEqual(['0 errors, 0 warnings, 0 for information in 1 plan; 1 suppressed']);
  });

  test('are all there, and a line says that the page of the run shows ten', () => {
    const tasks = Array.from({ length: 12 }, (_, i) => taskText(`T${i + 1}`, 'due: 2026-06-01')).join('');
    const lines = linesOf({ 'ops/a.md': planText('A-WP-1', '', tasks) });
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(12);
    expect(lines.at(-1)).toBe('GitHub shows 10 annotations of each level; all of them are in this log.');
  });
});

describe('hostile text', () => {
  const value = String.raw`100%0A, a: b\r\n::error file=x::y##[error]z`;
  const hostile: Texts = {
    'ops/::stop-commands::x,y=1:\n::error::z%.md': 'no plan',
    '##[group]/a.md': 'no plan',
    'ops/a.md': planText('A-WP-1', `status: "${value}"`, '- item\n\n  ```task\n  id: T1\n  ```\n'),
  };

  test('gives exactly the annotations that are meant', () => {
    expect(linesOf(hostile)).toMatchInlineSnapshot(`
      [
        "::error file=content/workplans/##[group]/a.md,line=1,col=1,title=invalid-front-matter::## [group]/a.md: no front matter: the first line is not \`---\`%0AStart the file with \`---\`, its keys and \`---\`.",
        "::error file=content/workplans/ops/%3A%3Astop-commands%3A%3Ax%2Cy=1%3A%0A%3A%3Aerror%3A%3Az%25.md,line=1,col=1,title=invalid-front-matter::ops/::stop-commands::x,y=1:�::error::z%25.md: no front matter: the first line is not \`---\`%0AStart the file with \`---\`, its keys and \`---\`.",
        "::error file=content/workplans/ops/a.md,line=4,col=1,title=invalid-front-matter::A-WP-1: \`status\` is "100%250A, a: b\\r\\n::error file=x::y## [error]z": must be one of active, blocked, proposed, backlog, deferred, finished, archived, superseded, cancelled, done%0ACorrect the value; it is left out until then.",
        "::error file=content/workplans/ops/a.md,line=9,col=3,title=invalid-task-block::A-WP-1: this task block stands inside a list, a quote or a footnote%0APut a heading right above it, at the top level of the document; the heading is the title.",
        "::warning file=content/workplans/ops/a.md,line=4,col=1,title=active-without-tasks::A-WP-1: the workplan is active and has no task%0AWrite its first task, or give it the status that it really has.",
        "4 errors, 1 warning, 0 for information in 1 plan",
      ]
    `);
    expect(linesOf(hostile).map(readCommand)).toMatchInlineSnapshot(`
      [
        {
          "col": "1",
          "command": "error",
          "file": "content/workplans/##[group]/a.md",
          "line": "1",
          "text": "## [group]/a.md: no front matter: the first line is not \`---\`
      Start the file with \`---\`, its keys and \`---\`.",
          "title": "invalid-front-matter",
        },
        {
          "col": "1",
          "command": "error",
          "file": "content/workplans/ops/::stop-commands::x,y=1:
      ::error::z%.md",
          "line": "1",
          "text": "ops/::stop-commands::x,y=1:�::error::z%.md: no front matter: the first line is not \`---\`
      Start the file with \`---\`, its keys and \`---\`.",
          "title": "invalid-front-matter",
        },
        {
          "col": "1",
          "command": "error",
          "file": "content/workplans/ops/a.md",
          "line": "4",
          "text": "A-WP-1: \`status\` is "100%0A, a: b\\r\\n::error file=x::y## [error]z": must be one of active, blocked, proposed, backlog, deferred, finished, archived, superseded, cancelled, done
      Correct the value; it is left out until then.",
          "title": "invalid-front-matter",
        },
        {
          "col": "3",
          "command": "error",
          "file": "content/workplans/ops/a.md",
          "line": "9",
          "text": "A-WP-1: this task block stands inside a list, a quote or a footnote
      Put a heading right above it, at the top level of the document; the heading is the title.",
          "title": "invalid-task-block",
        },
        {
          "col": "1",
          "command": "warning",
          "file": "content/workplans/ops/a.md",
          "line": "4",
          "text": "A-WP-1: the workplan is active and has no task
      Write its first task, or give it the status that it really has.",
          "title": "active-without-tasks",
        },
        undefined,
      ]
    `);
  });

  test('stands in no line that the runner would read in the old form', () => {
    for (const line of linesOf(hostile)) expect(line.includes('##[') && !line.startsWith('::')).toBe(false);
  });
});
