// What is published is what its schema says: the zod schema that made it, and the JSON Schema that others use.
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPortal } from '../../scripts/read-portal.ts';
import { documents } from '../../src/model/published.ts';
import type { DocumentName } from '../../src/model/published.ts';
import { schemas } from '../../src/model/schemas.ts';
import { buildDocument } from '../../src/portal/documents.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';

const demo = path.resolve(import.meta.dirname, '../../content');

// Our own table of documents has exactly these keys.
const names = Object.keys(documents) as DocumentName[];

/** What is wrong with a document according to its published JSON Schema. */
function checkAgainstSchema(name: string, document: unknown): unknown {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schemas[`${name}.v1`]?.() ?? false);
  return validate(document) ? [] : validate.errors;
}

/** The document as a program reads it. */
function publish(portal: Portal, name: DocumentName): unknown {
  return JSON.parse(JSON.stringify(buildDocument(portal, name)));
}

const reportOn = (...rows: string[]): string =>
  ['| Workstream | Open state | Meaning |', '| --- | --- | --- |', ...rows.map((row) => `| ${row} |`)].join(
    '\n',
  );

const rich = (): Portal =>
  portalOf(
    {
      'ops/a.md': planText(
        'A-WP-0001',
        'type: metaplan\nstatus: done\nowner: Ada\nplanning_order: 1.5\nupdated: 2026-06-20',
        `## Dependency Shape\n\n1. First: \`B-WP-0001\`.\n\n## Review\n\nReviewed on 2026-06-19.\n\n${reportOn(
          'LAB-WP-0001 | 2 todo | A lab',
          'LAB-WP-0002 | finished, 1 done | Another',
        )}\n\n${taskText(
          'T01',
          'status: done\neffort: 0.5\ndue: 2026-06-01\nneeds_human: true\ndepends_on: [B-WP-0001, NO-WP-1]',
          'See B-WP-0001-T01.\n\nDone when it is.\n\nCompleted 2026-06-20 later: yes.',
        )}`,
      ),
      'ops/b.md': planText('B-WP-0001', '', taskText('T01', 'status: wait')),
      'ops/broken.md': 'nothing',
    },
    { base: '/status/' },
  );

describe.each([
  ['the demo content', () => readPortal(demo)],
  ['a portal with every kind of item', async () => rich()],
  ['a portal without plans', async () => portalOf({}, { lock: null })],
])('%s', (_, read) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await read();
  });

  test.each(names)('%s.json is as its schemas say', (name) => {
    const document = publish(portal, name);
    expect(documents[name].parse(document)).toEqual(document);
    expect(checkAgainstSchema(name, document)).toEqual([]);
  });
});

test('a schema refuses what is no such document', () => {
  const { collected_at, ...withoutDate } = buildDocument(rich(), 'workplans');
  expect(collected_at).toBe('2026-06-27T18:00:00Z');
  expect(checkAgainstSchema('workplans', withoutDate)).not.toEqual([]);
  expect(checkAgainstSchema('workplans', { ...withoutDate, collected_at: 'yesterday' })).not.toEqual([]);
  expect(checkAgainstSchema('workplans', buildDocument(rich(), 'tasks'))).not.toEqual([]);
});

test.each(Object.keys(schemas))('the schema %s is a valid draft 2020-12 schema with a title', (name) => {
  const schema = schemas[name]?.() ?? {};
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: expect.stringMatching(/./),
  });
  const ajv = new Ajv2020({ strict: true });
  addFormats.default(ajv);
  expect(() => ajv.compile(schema)).not.toThrow();
});

test('a task says all that its page does', () => {
  expect(buildDocument(rich(), 'tasks').tasks[0]).toMatchInlineSnapshot(`
    {
      "critical": false,
      "defer_until": null,
      "depends_on": [
        "B-WP-0001",
        "NO-WP-1",
      ],
      "done_when": "Done when it is.",
      "due": "2026-06-01",
      "effort": 0.5,
      "id": "A-WP-0001-T01",
      "log": [
        {
          "date": "2026-06-20",
          "kind": "Completed",
          "label": "later",
        },
      ],
      "needs_human": true,
      "owner": null,
      "path": "It is done, so no path leads through it any more.",
      "priority": null,
      "readiness": {
        "reasons": [
          "it is done",
        ],
        "state": "done",
      },
      "references": [
        "B-WP-0001-T01",
      ],
      "slack": null,
      "source": {
        "commit": "0123456789abcdef",
        "line": 24,
        "path": "a.md",
        "repo": "ops",
      },
      "status": "done",
      "title": "Task T01",
      "url": "/status/workplans/A-WP-0001/#A-WP-0001-T01",
      "workplan": "A-WP-0001",
    }
  `);
});

test('a reported plan has the last thing said of it, and the lane that names it first', () => {
  const { workplans } = buildDocument(rich(), 'workplans');
  expect(workplans.map(({ id, reported, lane, status }) => [id, reported, lane, status])).toEqual([
    ['A-WP-0001', false, null, 'finished'],
    ['B-WP-0001', false, 'First', 'active'],
    ['LAB-WP-0001', true, null, null],
    ['LAB-WP-0002', true, null, 'finished'],
  ]);
  expect(workplans[3]).toMatchInlineSnapshot(`
    {
      "changed_at": null,
      "counts": {
        "cancel": 0,
        "done": 1,
        "progress": 0,
        "todo": 0,
        "wait": 0,
      },
      "created": null,
      "domain": null,
      "id": "LAB-WP-0002",
      "lane": null,
      "order": null,
      "owner": null,
      "priority": null,
      "readiness": {
        "blocked": 0,
        "cancelled": 0,
        "dead-blocked": 0,
        "deferred": 0,
        "done": 0,
        "in-progress": 0,
        "needs-human": 0,
        "ready": 0,
        "waiting": 0,
      },
      "repo": null,
      "reported": true,
      "source": null,
      "status": "finished",
      "title": "Another",
      "type": "workplan",
      "updated": "2026-06-19",
      "url": "/status/workplans/A-WP-0001/#reports",
    }
  `);
});

test('counts agree with the lists', () => {
  const portal = rich();
  const { counts } = buildDocument(portal, 'portal');
  const { findings } = buildDocument(portal, 'findings');
  const { tasks } = buildDocument(portal, 'tasks');
  expect(counts.workplans).toBe(2);
  expect(counts.quarantined).toBe(1);
  expect(Object.values(counts.findings).reduce((a, b) => a + b)).toBe(findings.length);
  expect(Object.values(counts.tasks).reduce((a, b) => a + b)).toBe(tasks.length);
});

test('ids of one portal lead to addresses that are all different', async () => {
  const portal = await readPortal(demo);
  const urls = [
    ...buildDocument(portal, 'tasks').tasks.map(({ url }) => url),
    ...buildDocument(portal, 'workplans').workplans.flatMap(({ url, reported }) => (reported ? [] : [url])),
  ];
  expect(new Set(urls).size).toBe(urls.length);
});

test('the content hash changes with the content only', () => {
  const texts = { 'ops/a.md': planText('A-WP-0001') };
  const hashOf = (...setting: Parameters<typeof portalOf>): string => portalOf(...setting).contentHash;
  const hash = hashOf(texts);
  expect(hashOf({ ...texts })).toBe(hash);
  expect(hashOf(texts, { base: '/status/' })).toBe(hash);
  expect(hashOf({ 'ops/a.md': `${planText('A-WP-0001')}.` })).not.toBe(hash);
  expect(hashOf({ 'ops/b.md': planText('A-WP-0001') })).not.toBe(hash);
  expect(hashOf(texts, { config: 'title: Other' })).not.toBe(hash);
  expect(hashOf(texts, { lock: null })).not.toBe(hash);
});
