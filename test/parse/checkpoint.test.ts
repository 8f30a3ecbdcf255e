// The readers of snapshots and manifests: what they read, and where they say what is wrong.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCheckpoint, parseManifest, sayProblem } from '../../src/parse/checkpoint.ts';

const fixture = path.resolve(import.meta.dirname, '../fixtures/checkpoints/small/snapshot.json');
const whole = readFileSync(fixture, 'utf8');

function problemOf(text: string): string {
  const read = parseCheckpoint(text, 'checkpoints/2026-06-27/snapshot.json');
  return 'problem' in read ? sayProblem(read.problem) : 'it was read';
}

describe('a snapshot', () => {
  test('is read with all that was left out', () => {
    const read = parseCheckpoint(whole, 'snapshot.json');
    if ('problem' in read) throw new Error(read.problem.message);
    const [plan] = read.value.plans;
    expect(plan).toMatchObject({ id: 'A-WP-1', reported: false, lane: null, created: null });
    expect(plan?.tasks[0]).toMatchObject({ state: 'done', reasons: [], due: null, critical: false });
  });

  test('that was cut off is broken where it ends', () => {
    expect(problemOf(whole.slice(0, 600))).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:12:1: it is not JSON: it ends too early: the text is not closed"`,
    );
  });

  test('that is no JSON is broken at its place', () => {
    expect(problemOf(whole.replace('"goal":null', '"goal":nothing'))).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:7:8: it is not JSON: this is no value"`,
    );
    expect(problemOf('')).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:1:1: it is not JSON: it is empty"`,
    );
  });

  test('of a version that is not known is not guessed at', () => {
    expect(problemOf(whole.replace('cairn.checkpoint/v1', 'cairn.checkpoint/v2'))).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:2:10: \`schema\` is "cairn.checkpoint/v2", which is not known; this version of Cairn reads cairn.checkpoint/v1"`,
    );
    expect(problemOf('{\n"id":"2026-06-27"\n}')).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:1:1: \`schema\` is missing; this version of Cairn reads cairn.checkpoint/v1"`,
    );
    expect(problemOf('[]')).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:1:1: \`schema\` is missing; this version of Cairn reads cairn.checkpoint/v1"`,
    );
    expect(problemOf('{"schema":"constructor"}')).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:1:11: \`schema\` is "constructor", which is not known; this version of Cairn reads cairn.checkpoint/v1"`,
    );
  });

  test('of another shape is wrong at its place', () => {
    expect(problemOf(whole.replace('"status":"todo"', '"status":"later"'))).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:36:345: \`plans.0.tasks.1.status\` is "later": must be one of todo, progress, wait, done, cancel"`,
    );
    expect(problemOf(whole.replace('"date":"2026-06-27"', '"date":"2026-02-30"'))).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:4:8: \`date\` is "2026-02-30": must be a date that exists, written YYYY-MM-DD"`,
    );
    expect(problemOf(whole.replace('"counts":{"plans":3,', '"counts":{'))).toMatchInlineSnapshot(
      `"checkpoints/2026-06-27/snapshot.json:12:10: \`counts.plans\` is missing"`,
    );
  });
});

describe('a manifest', () => {
  const manifest = {
    schema: 'cairn.checkpoint-manifest/v1',
    id: '2026-06-27',
    files: [{ path: 'snapshot.json', sha256: 'a'.repeat(64), bytes: 1 }],
    previous: null,
  };

  function readManifest(change: object): string {
    const read = parseManifest(JSON.stringify({ ...manifest, ...change }, null, 1), 'manifest.json');
    return 'problem' in read ? sayProblem(read.problem) : `read: ${read.value.id}`;
  }

  test('is read', () => {
    expect(readManifest({})).toBe('read: 2026-06-27');
  });

  test.each<[string, object]>([
    ['an id that is none', { id: '2026-06-27-1' }],
    ['a digest that is none', { files: [{ path: 'snapshot.json', sha256: 'A', bytes: 1 }] }],
    ['no word about what comes before', { previous: undefined }],
    ['another version', { schema: 'cairn.checkpoint-manifest/v9' }],
  ])('with %s', (_, change) => {
    expect(readManifest(change)).toMatchSnapshot();
  });
});
