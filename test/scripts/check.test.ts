import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test, vi } from 'vitest';
import { schemas } from '../../src/model/schemas.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { makeContent } from './content.ts';
import { runScript } from './run-script.ts';
import type { Ran } from './run-script.ts';

// Every test starts a process.
vi.setConfig({ testTimeout: 60_000 });

const lock = '{ "schema": "cairn.sources/v1", "collected_at": "2026-06-27T18:00:00Z", "sources": [] }';

async function check(files: Record<string, string>, ...args: string[]): Promise<Omit<Ran, 'pid'>> {
  const content = await makeContent({ 'portal.yaml': 'title: T\n', 'sources.lock.json': lock, ...files });
  const { code, stdout, stderr } = await runScript('check.ts', ['--content', content, ...args]);
  return {
    code,
    stdout: stdout.replaceAll(content, '<content>'),
    stderr: stderr.replaceAll(content, '<content>'),
  };
}

const clean = { 'workplans/ops/a.md': planText('A-WP-1', '', taskText('T1')) };
const noted = { 'workplans/ops/a.md': planText('A-WP-1', 'odd: 1', taskText('T1')) };
const warned = { 'workplans/ops/a.md': planText('A-WP-1', '', taskText('T1', 'due: 2026-06-01')) };
const wrong = { 'workplans/ops/a.md': planText('A-WP-1', 'status: actve', taskText('T1')) };

describe('the exit code', () => {
  test.each<[string, Record<string, string>, string[], number]>([
    ['a note, strictly', noted, ['--strict'], 0],
    ['a warning', warned, [], 0],
    ['a warning, strictly', warned, ['--strict'], 1],
    ['an error', wrong, [], 1],
  ])('with %s', async (_, files, args, code) => {
    expect((await check(files, ...args)).code).toBe(code);
  });
});

describe('as text', () => {
  test('findings stand file by file, with place, rule and remedy, then the sum', async () => {
    const { stdout, stderr } = await check({
      'workplans/ops/a.md': planText('A-WP-1', 'odd: 1', taskText('T1', 'due: 2026-06-01')),
      'workplans/ops/b.md': 'no plan',
      'workplans/stray.md': '',
    });
    expect(stdout).toMatchInlineSnapshot(`
      "ops/a.md
        4:1  info     A-WP-1: \`odd\` is not a key that Cairn knows  (unknown-key)
                      It is kept and shown. Remove it, or correct its spelling.
        7:1  warning  A-WP-1-T1: due on 2026-06-01, 26 days ago  (overdue)
                      Finish it, or write down another day.

      ops/b.md
        1:1  error    ops/b.md: no front matter: the first line is not \`---\`  (invalid-front-matter)
                      Start the file with \`---\`, its keys and \`---\`.

      workplans/stray.md
        1:1  error    workplans/stray.md: the file lies outside any repository  (quarantined-file)
                      Move it to workplans/<repo>/.

      2 errors, 1 warning, 1 for information in 1 plan
      "
    `);
    expect(stderr).toBe('');
  });

  test('nothing wrong is one line', async () => {
    expect((await check(clean)).stdout).toMatchInlineSnapshot(`
      "0 errors, 0 warnings, 0 for information in 1 plan
      "
    `);
  });
});

describe('suppressions', () => {
  const config =
    'title: T\nsuppressions:\n  - { rule: overdue, subject: A-WP-1-T1, reason: the vendor is late, until: 2026-07-01 }\n';

  test('what is suppressed stands apart and never fails', async () => {
    const { code, stdout } = await check({ ...warned, 'portal.yaml': config }, '--strict');
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Suppressed

      ops/a.md
        6:1  warning  A-WP-1-T1: due on 2026-06-01, 26 days ago  (overdue)
                      until 2026-07-01: the vendor is late

      0 errors, 0 warnings, 0 for information in 1 plan; 1 suppressed
      "
    `);
  });
});

describe('limited to one repository', () => {
  const stale = '{ "id": "ops", "failed_at": "2026-06-27T12:00:00Z" }';
  const content = {
    'portal.yaml':
      'title: T\nsources: [{ id: ops }, { id: idle }]\nsuppressions:\n  - { rule: overdue, subject: N-WP-1-T1, reason: it is known, until: 2026-07-01 }\n',
    'sources.lock.json': lock.replace('[]', `[${stale}]`),
    'workplans/ops/a.md': planText('A-WP-1', '', taskText('T1', 'due: 2026-06-01')),
    'workplans/net/a.md': planText('N-WP-1', 'status: actve', taskText('T1', 'due: 2026-06-01')),
    'gates/net/gates/a.yaml': 'id: g\ntitle: G\nblocks: [N-WP-1]\n',
  };

  test('only its findings are told, and only they decide the exit code', async () => {
    const { code, stdout } = await check(content, '--repo', 'ops');
    expect(stdout).toMatchInlineSnapshot(`
      "ops/a.md
        6:1  warning  A-WP-1-T1: due on 2026-06-01, 26 days ago  (overdue)
                      Finish it, or write down another day.

      portal.yaml
        2:11  warning  ops: it could not be read since 2026-06-27T12:00:00Z; nothing of it was ever collected  (source-stale)
                       Put right what the reason says and collect again.

      0 errors, 2 warnings, 0 for information in 1 plan
      "
    `);
    expect(code).toBe(0);
    expect((await check(content, '--repo', 'ops', '--strict')).code).toBe(1);
    expect((await check(content, '--repo', 'idle', '--strict')).code).toBe(0);
  });

  test('gates that were collected from it, and what is suppressed, are among them', async () => {
    const { code, stdout } = await check(content, '--repo', 'net', '--format', 'json');
    const { findings }: { findings: { rule: string; suppressed: object | null }[] } = JSON.parse(stdout);
    expect(findings.map(({ rule, suppressed }) => (suppressed ? `(${rule})` : rule))).toEqual([
      'invalid-front-matter',
      'gate-incomplete',
      '(overdue)',
    ]);
    expect(code).toBe(1);
  });

  test('a name that does not exist', async () => {
    const { code, stdout, stderr } = await check(content, '--repo', 'Ops');
    expect([code, stdout, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "",
        "There is no repository "Ops".
      Use one of idle, net, ops.
      ",
      ]
    `);
  });
});

describe('for CI', () => {
  test('SARIF is one document that names the pages of the site', async () => {
    const args = ['--format', 'sarif', '--site', 'https://status.example', '--base', '/portal'];
    const { code, stdout, stderr } = await check(wrong, ...args);
    const { runs } = JSON.parse(stdout);
    expect(runs[0].tool.driver.rules[0].helpUri).toBe(
      'https://status.example/portal/findings/active-without-tasks/',
    );
    expect(runs[0].results).toMatchObject([{ ruleId: 'invalid-front-matter', level: 'error' }]);
    expect([code, stderr]).toEqual([1, '']);
  });

  test('GitHub gets workflow commands', async () => {
    const { code, stdout } = await check(wrong, '--format', 'github');
    expect(stdout).toMatchInlineSnapshot(`
      "::error file=<content>/workplans/ops/a.md,line=4,col=1,title=invalid-front-matter::A-WP-1: \`status\` is "actve": must be one of active, blocked, proposed, backlog, deferred, finished, archived, superseded, cancelled, done%0ACorrect the value; it is left out until then.
      1 error, 0 warnings, 0 for information in 1 plan
      "
    `);
    expect(code).toBe(1);
  });

  test('an address that is none', async () => {
    const { code, stderr } = await check(clean, '--site', 'status.example');
    expect([code, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "--site status.example is not an address.
      Write it like https://status.example.
      ",
      ]
    `);
  });
});

describe('as JSON', () => {
  test('there is one document as its schema says, and nothing else', async () => {
    const files = { ...warned, 'workplans/ops/b.md': 'no plan' };
    const { code, stdout, stderr } = await check(files, '--format', 'json');
    const document: unknown = JSON.parse(stdout);
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schemas['findings.v1']?.() ?? false);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(document).toMatchObject({ findings: [{ rule: 'invalid-front-matter' }, { rule: 'overdue' }] });
    expect([code, stderr]).toEqual([1, '']);
  });

  test('of a faultless portal it is a document, too', async () => {
    const { code, stdout } = await check(clean, '--format', 'json', '--strict');
    expect(JSON.parse(stdout)).toMatchObject({ findings: [] });
    expect(code).toBe(0);
  });
});

describe('hostile text', () => {
  const escape = '\u001b';
  const hostile = {
    [`workplans/ops/${escape}]0;title\u0007\n.md`]: 'no plan',
    'workplans/ops/a.md': [
      '---',
      'id: A-WP-1',
      'title: "a\\e[2J"',
      'status: "\\e[31mred\\nline\\u009b2J\\u202e"',
      '"\\e]8;;https://host.example\\a": 1',
      '---',
      `<b ${escape}[2J\u202e>`,
      '',
      '## A &#27;[31m &#155;2J &#10; task',
      '',
      '```task',
      'id: T1',
      'status: "x\\r\\n\\e[1A"',
      '```',
      '',
      taskText('T2', 'status: x').replace('## Task', '## Other \u001b[1A\u009b'),
    ].join('\n'),
  };
  // Tabs are none of ours either; newlines end our own lines.
  const hidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

  test('reaches no terminal raw, nor makes a line of its own', async () => {
    const { stdout, code } = await check(hostile);
    expect(code).toBe(1);
    expect(hidden.exec(stdout)?.[0]).toBeUndefined();
    for (const line of stdout.split('\n')) {
      expect(line).toMatch(/^$|^ops\/|^ {2,}\d+:\d+ {2}(error|warning|info) |^ {13,}\S|^\d+ errors?, /);
    }
  });

  test('keeps its meaning as JSON', async () => {
    const { stdout } = await check(hostile, '--format', 'json');
    expect(hidden.exec(stdout)?.[0]).toBeUndefined();
    const { findings }: { findings: { at: { file: string } }[] } = JSON.parse(stdout);
    expect(findings.map(({ at }) => at.file)).toContain(`${escape}]0;title\u0007\n.md`);
  });

  test('in portal.yaml does not reach the terminal either', async () => {
    const { code, stderr } = await check({ ...clean, 'portal.yaml': 'title: T\n"\\e[2Jkey": 1\n' });
    expect(code).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "<content>/portal.yaml:2:1: \`�[2Jkey\`: there is no such key.
      Correct portal.yaml at this place and run the command again.
      "
    `);
  });
});

describe('wrong use', () => {
  test('a format that does not exist', async () => {
    const { code, stdout, stderr } = await check(clean, '--format', 'xml');
    expect([code, stdout, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "",
        "There is no format "xml".
      Use one of text, json, sarif, github.
      ",
      ]
    `);
  });

  test('an option that does not exist', async () => {
    const { code, stdout, stderr } = await check(clean, '--strikt');
    expect([code, stdout, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "",
        "Unknown option '--strikt'
      Usage: npm run check -- [--content DIR] [--repo NAME] [--format text|json|sarif|github] [--site URL] [--base /path/] [--cache DIR] [--strict]
      ",
      ]
    `);
  });

  test('an argument too many', async () => {
    const { code, stdout, stderr } = await check(clean, 'content');
    expect([code, stdout, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "",
        "Unexpected argument 'content'. This command does not take positional arguments
      Usage: npm run check -- [--content DIR] [--repo NAME] [--format text|json|sarif|github] [--site URL] [--base /path/] [--cache DIR] [--strict]
      ",
      ]
    `);
  });

  test('a folder that does not exist', async () => {
    const { code, stdout, stderr } = await runScript('check.ts', ['--content', '/nowhere/at/all']);
    expect([code, stdout, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "",
        "/nowhere/at/all is not a folder, so there is no content to read.
      Name the content folder with --content DIR.
      ",
      ]
    `);
  });

  test('a folder without workplans', async () => {
    const { code, stdout, stderr } = await check({});
    expect([code, stdout, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "",
        "<content>/workplans holds no file, so there is nothing to show.
      Put workplans into workplans/<repository>/, or name another folder with --content DIR.
      ",
      ]
    `);
  });

  test('a lock that is no JSON, or no lock', async () => {
    const broken = await check({ ...clean, 'sources.lock.json': '{' });
    const other = await check({ ...clean, 'sources.lock.json': '{"schema":"cairn.sources/v2"}' });
    expect([broken.code, broken.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "<content>/sources.lock.json is not valid JSON.
      Restore <content>/sources.lock.json, or remove it and collect again.
      ",
      ]
    `);
    expect([other.code, other.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "<content>/sources.lock.json: ✖ Invalid input: expected "cairn.sources/v1"
        → at schema
      ✖ Invalid input: expected string, received undefined
        → at collected_at
      ✖ Invalid input: expected array, received undefined
        → at sources
      Restore <content>/sources.lock.json, or remove it and collect again.
      ",
      ]
    `);
  });
});
