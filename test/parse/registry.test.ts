// What one export of a registry says, and where it says it.
import { describe, expect, test } from 'vitest';
import type { RegistryFile } from '../../src/model/registry.ts';
import { parseRegistryFile } from '../../src/parse/registry.ts';

function parse(text: string | Uint8Array): RegistryFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parseRegistryFile({ path: 'registry/hub.json', digest: 'd', bytes });
}

function complaints(text: string | Uint8Array): string[] {
  return parse(text).findings.map(
    ({ rule, line, column, message }) => `${rule} ${line}:${column} ${message}`,
  );
}

test('workstreams and tasks, each with its place; more is not looked at', () => {
  const text = `{ "exported_at": "2026-06-27T12:00:00Z", "by": "hub",
  "workstreams": [
    { "id": "a1", "slug": "OPS-WP-1", "status": "done", "owner": 3,
      "tasks": [{ "id": "t1", "status": "wait", "needs_human": true, "title": " Ask\\u0007 " }] },
    { "id": "b2", "status": "active" }
  ] }`;
  expect(parse(text)).toMatchObject({
    findings: [],
    registry: {
      exportedAt: '2026-06-27T12:00:00Z',
      repositories: null,
      workstreams: [
        {
          id: 'a1',
          slug: 'OPS-WP-1',
          title: null,
          status: 'finished',
          line: 3,
          column: 5,
          tasks: [{ id: 't1', title: 'Ask\ufffd', status: 'wait', needsHuman: true, line: 4, column: 17 }],
        },
        { id: 'b2', slug: null, status: 'active', tasks: null, line: 5, column: 5 },
      ],
    },
  });
});

describe('what is no export is quarantined', () => {
  test.each([
    [
      '{\n  "workstreams": [\n',
      ['quarantined-file 3:1 the file is not JSON: it ends too early: a closing bracket is expected'],
    ],
    ['', ['quarantined-file 1:1 the file is not JSON: it is empty']],
    ['{ "tasks": [] }', ['invalid-registry 1:1 this is no export of a registry: `workstreams` is missing']],
    [
      '{ "exported_at": "noon",\n  "workstreams": [] }',
      [
        'invalid-registry 1:18 this is no export of a registry: `exported_at` is "noon": must be a moment with its time zone, such as 2026-06-27T18:00:00Z',
      ],
    ],
    [
      new Uint8Array([0xff]),
      ['quarantined-file 1:1 the file is not text: it has bytes that are no UTF-8, or a NUL'],
    ],
  ])('%j', (text, expected) => {
    expect(complaints(text)).toEqual(expected);
    expect(parse(text).registry).toBeNull();
  });

  test('what is larger than 16 MiB', () => {
    expect(complaints(new Uint8Array(16 * 2 ** 20 + 1))).toEqual([
      'file-too-large 1:1 the file has 16777217 bytes, 16777216 at most are read',
    ]);
  });
});

test('what is wrong with an entry leaves what else it says', () => {
  const { registry } = parse(
    '{ "workstreams": [{ "id": "a", "status": 1, "tasks": [{ "id": "t", "status": "" }, 1] }] }',
  );
  expect(registry?.workstreams).toMatchObject([
    { id: 'a', status: null, tasks: [{ id: 't', status: null, needsHuman: null }] },
  ]);
});

test('an export of many megabytes with a mistake in each task is read, and says how many there are', () => {
  const task = '{ "id": "11111111-2222-4333-8444-555555555555", "status": "doing" }';
  const tasks = Array.from({ length: 20_000 }, () => task).join(',\n');
  const found = complaints(`{ "workstreams": [{ "id": "a", "status": "active", "tasks": [${tasks}] }] }`);
  expect(found).toHaveLength(101);
  expect(found.at(-1)).toBe('invalid-registry 1:1 19900 more like the 100 that are listed');
});
