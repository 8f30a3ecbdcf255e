import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { formatSarif } from '../../scripts/format-sarif.ts';
import { ruleNames } from '../../src/model/finding.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from '../portal/portal-of.ts';

interface Sarif {
  runs: [
    {
      tool: { driver: { rules: { id: string; helpUri?: string; help: { markdown: string } }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: object } }];
        partialFingerprints: Record<string, string>;
        suppressions?: object[];
      }[];
    },
  ];
}

const schemaFile = path.join(import.meta.dirname, '../fixtures/sarif/sarif-2.1.0-rtm.5.json');
// The schema is of draft 4, whose only word here that later drafts do not know is `id`.
const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function sarifOf(portal: Portal, { content = 'content', site = null as string | null } = {}): Sarif {
  const sarif: unknown = JSON.parse(formatSarif({ portal, content, site }));
  expect(validate(sarif) ? [] : validate.errors).toEqual([]);
  // Its schema has just said so.
  return sarif as Sarif;
}

const resultsOf = (texts: Texts, config?: string): Sarif['runs'][0]['results'] =>
  sarifOf(portalOf(texts, config === undefined ? {} : { config })).runs[0].results;

const texts = {
  'ops/plans/a.md': planText(
    'A-WP-1',
    'odd: 1\nodder: 2\nstatus: actve',
    taskText('T1', 'due: 2026-06-01') + taskText('T2', 'due: 2026-06-02'),
  ),
  'stray.md': '',
};

describe('SARIF', () => {
  test('has every rule with its documentation, and where its page is', () => {
    const { rules } = sarifOf(portalOf({}), { site: 'https://status.example/portal/' }).runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...ruleNames]);
    expect(rules.find(({ id }) => id === 'overdue')).toMatchSnapshot();
    expect(sarifOf(portalOf({})).runs[0].tool.driver.rules[0]).not.toHaveProperty('helpUri');
  });

  test('places each finding in its file', () => {
    const [{ tool, results }] = sarifOf(portalOf(texts)).runs;
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    // The index changes with every new rule.
    expect(results.map(({ ruleIndex: _index, ...result }) => result)).toMatchSnapshot();
  });

  test('without a finding is a document, too', () => {
    expect(resultsOf({ 'ops/a.md': planText('A-WP-1', '', taskText('T1')) })).toEqual([]);
  });

  test('names a file outside the working directory in full, and escapes what an address cannot hold', () => {
    const portal = portalOf({ 'ops/ä b#?%/:c.md': '' });
    const uriOf = (content: string): string | undefined =>
      sarifOf(portal, { content }).runs[0].results[0]?.locations[0].physicalLocation.artifactLocation.uri;
    expect(uriOf('content')).toBe('content/workplans/ops/%C3%A4%20b%23%3F%25/%3Ac.md');
    expect(uriOf('/elsewhere')).toBe(pathToFileURL('/elsewhere/workplans/ops/ä b#?%/:c.md').href);
  });

  test('says what is suppressed, and why', () => {
    const config =
      'title: T\nsuppressions: [{ rule: overdue, subject: A-WP-1-T1, reason: vendor, until: 2026-07-01 }]\n';
    const suppressed = resultsOf(texts, config).filter(({ suppressions }) => suppressions);
    expect(suppressed).toMatchObject([
      {
        ruleId: 'overdue',
        suppressions: [{ kind: 'external', status: 'accepted', justification: 'vendor' }],
      },
    ]);
  });

  test('turns no text of plans into a link', () => {
    const [result] = resultsOf({ 'ops/a.md': planText('A-WP-1', 'status: "[x](https://host.example)"') });
    expect(result?.message.text).toContain('[x] (https://host.example)');
  });
});

describe('a fingerprint', () => {
  const printsOf = (plan: string): string[] =>
    resultsOf({ 'ops/plans/a.md': plan }).flatMap(({ partialFingerprints }) =>
      Object.values(partialFingerprints),
    );
  const plan = texts['ops/plans/a.md'];

  test('is one of a kind', () => {
    const prints = printsOf(plan);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('stays when lines move and days pass', () => {
    expect(printsOf(plan.replace('\n\n', '\n\nA new paragraph.\n\n'))).toEqual(printsOf(plan));
    expect(printsOf(plan.replace('2026-06-01', '2026-05-20'))).toEqual(printsOf(plan));
  });
});
