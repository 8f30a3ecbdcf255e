// Every rule has a folder of content that makes it fire, with the findings it must give, and one that does not.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import type { Finding } from '../../src/model/finding.ts';
import { ruleNames } from '../../src/model/finding.ts';
import { rules } from '../../src/rules/index.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/rules');
/** What is too large to be kept as a file, and what must not stand in a repository; made below. */
const made = ['file-too-large', 'secret-found'];

async function findingsOf(content: string, rule: string): Promise<Finding[]> {
  return (await readPortal(content)).findings.filter((finding) => finding.rule === rule);
}

function format({ severity, subject, at, message, hint }: Finding): string {
  return `${severity} ${subject} ${at.repo}/${at.path}:${at.line}:${at.column}\n  ${message}\n  ${hint}\n`;
}

test('the list has each rule once, by name', () => {
  expect(rules.map(({ name }) => name)).toEqual([...ruleNames]);
});

describe.each(ruleNames.filter((name) => !made.includes(name)))('%s', (rule) => {
  test('fires where it should, and says what to do', async () => {
    const findings = await findingsOf(path.join(fixtures, rule, 'fires'), rule);
    const actual = findings.map(format).join('');
    const expected = path.join(fixtures, rule, 'expected.txt');
    if (process.env['UPDATE_GOLDEN'] && !process.env['CI']) await writeFile(expected, actual);
    expect(findings.length).toBeGreaterThan(0);
    expect(actual).toBe(
      existsSync(expected) ? await readFile(expected, 'utf8') : '(expected.txt is missing)',
    );
  });

  test('stays silent where nothing is wrong', async () => {
    expect((await findingsOf(path.join(fixtures, rule, 'silent'), rule)).map(format)).toEqual([]);
  });
});

test('file-too-large fires for a file over the bound, which is quarantined', async () => {
  const content = await mkdtemp(path.join(tmpdir(), 'cairn-large-'));
  try {
    await mkdir(path.join(content, 'workplans/ops'), { recursive: true });
    await writeFile(path.join(content, 'portal.yaml'), 'title: Large\n');
    await writeFile(
      path.join(content, 'workplans/ops/large.md'),
      `---\nid: A\ntitle: B\n---\n${'x '.repeat(600_000)}`,
    );
    const portal = await readPortal(content);
    expect(portal.quarantined).toHaveLength(1);
    expect(portal.findings.map(({ rule, message }) => `${rule}: ${message}`)).toMatchInlineSnapshot(`
      [
        "file-too-large: the file has 1200023 bytes, 1048576 at most are read",
      ]
    `);
  } finally {
    await rm(content, { recursive: true });
  }
});

test('secret-found says where and of which kind, and no suppression covers it', async () => {
  const content = await mkdtemp(path.join(tmpdir(), 'cairn-secret-'));
  try {
    await mkdir(path.join(content, 'workplans/ops'), { recursive: true });
    const suppression =
      'suppressions: [{ rule: secret-found, subject: ops/a.md, reason: r, until: 2099-01-01 }]';
    await writeFile(path.join(content, 'portal.yaml'), `title: T\ngoal: B\n${suppression}\n`);
    await writeFile(path.join(content, 'workplans/ops/a.md'), '---\nid: A\ntitle: B\n---\n');
    const at = { repo: 'ops', path: 'a.md', line: 4, column: 11 };
    const portal = await readPortal(content, [{ ...at, kind: 'github', fingerprint: '0f1e2d3c4b5a6978' }]);
    const told = portal.findings.filter(({ rule }) => rule === 'secret-found');
    expect(told.map(format).join('')).toMatchInlineSnapshot(`
      "error ops/a.md ops/a.md:4:11
        this looks like a secret (github, fingerprint 0f1e2d3c4b5a6978)
        Revoke it, and say in its place where it is kept.
      "
    `);
    expect(portal.findings.map(({ rule }) => rule)).toContain('suppression-unused');
  } finally {
    await rm(content, { recursive: true });
  }
});
