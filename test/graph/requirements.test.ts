import { describe, expect, test } from 'vitest';
import { portalOf } from '../portal/portal-of.ts';
import type { Setting } from '../portal/portal-of.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { buildGatePages } from '../../src/portal/gate-pages.ts';
import { sayReasons } from '../../src/portal/readiness-words.ts';
import { toMoment } from '../../src/model/dates.ts';
import type { RunResult } from '../../src/model/run.ts';
import { ProbeHistories } from '../../src/parse/evidence/history.ts';
import { planText, taskText } from './workplan-files.ts';

const config = `title: Test
services: [{ id: hub }]
automations: [{ id: triage, schedule: "0 6 * * *", required: 3 }]
`;
const at = (text: string): number => toMoment(text) ?? 0;

/** A portal with a hub that is up or down, and runs up to the newest day. */
function portalWith(
  task: string,
  status: 'up' | 'degraded' | 'down',
  results: RunResult[],
  more: Setting = {},
): Portal {
  const histories = new ProbeHistories({ now: null, validForSeconds: 86_400 });
  histories.addSample(
    {
      service: 'hub',
      probe: 'api',
      status,
      at: at('2026-06-27T17:00:00Z'),
      validForSeconds: null,
      latencyMs: null,
      message: null,
      evidence: null,
    },
    'probes/hub/a.json',
  );
  const runs = results.map((result, position) => ({
    automation: 'triage',
    scheduledFor: at(`2026-06-${28 - results.length + position}T06:00:00Z`),
    startedAt: null,
    finishedAt: null,
    result,
    isSchemaValid: null,
    message: null,
    evidence: [],
    path: 'runs/triage/a.json',
  }));
  return portalOf(
    { 'ops/a.md': planText('A-WP-0001', '', taskText('T01', task)) },
    {
      config,
      probeFolders: [{ path: 'probes/hub', digest: 'a', files: 1, histories: histories.close(), flawed: [] }],
      runFolders: [{ path: 'runs/triage', digest: 'b', files: 1, runs, flawed: [] }],
      ...more,
    },
  );
}

function say(portal: Portal): string {
  const [task] = portal.catalog.tasks;
  if (!task) throw new Error('there is no task');
  const readiness = portal.judgement.readinessOf(task);
  return `${readiness.state}: ${sayReasons(readiness).join('; ')}`;
}

const found = (portal: Portal): string[] =>
  portal.findings
    .filter(
      ({ rule }) =>
        rule === 'done-without-evidence' ||
        rule === 'gate-cleared-without-evidence' ||
        rule === 'unknown-dependency',
    )
    .map(({ rule, subject, message, at: place }) => `${rule} ${subject}:${place.line} ${message}`);

describe('what a task requires', () => {
  test.each([
    ['{ service: hub }', 'up', 'ready: what it needs is there: the service hub up'],
    ['{ service: HUB }', 'degraded', 'blocked: it needs the service HUB up: it is degraded'],
    ['{ service: hub }', 'down', 'blocked: it needs the service hub up: it is down'],
    [
      '{ service: core }',
      'up',
      'dead-blocked: it needs the service core up: portal.yaml names no service of that id',
    ],
  ] as const)('%s while the hub is %s', (requires, status, expected) => {
    expect(say(portalWith(`requires: ${requires}`, status, []))).toBe(expected);
  });

  test.each([
    [
      '{ automation: triage, streak: 3 }',
      ['clean', 'failed', 'clean', 'clean'],
      'blocked: it needs 3 clean runs of triage in a row: 2 of 3 clean runs',
    ],
    [
      '{ automation: triage, streak: 3 }',
      ['clean', 'clean', 'clean'],
      'ready: what it needs is there: 3 clean runs of triage in a row',
    ],
    [
      '{ automation: triage }',
      ['clean'],
      'blocked: it needs 3 clean runs of triage in a row: 1 of 3 clean runs',
    ],
    [
      '{ automation: triage, streak: 1 }',
      ['failed'],
      'blocked: it needs a clean newest run of triage: 0 of 1 clean run',
    ],
  ] as const)('%s after %s', (requires, results, expected) => {
    expect(say(portalWith(`requires: ${requires}`, 'up', [...results]))).toBe(expected);
  });

  test('is its evidence once it is done, as long as it holds', () => {
    const done = 'status: done\nrequires: { automation: triage, streak: 2 }';
    expect(found(portalWith(done, 'up', ['clean', 'clean']))).toEqual([]);
    expect(found(portalWith(done, 'up', ['clean', 'failed']))).toEqual([
      'done-without-evidence A-WP-0001-T01:6 the task is done, but requires 2 clean runs of triage in a row: 0 of 2 clean runs',
    ]);
  });

  test('and does not exist, is a finding of open work', () => {
    expect(found(portalWith('requires: [{ service: core }]', 'up', []))).toEqual([
      'unknown-dependency A-WP-0001-T01:10 it requires the service core, and portal.yaml names none of that id',
    ]);
  });

  test('nothing waits in the next picks for a task that a service holds, too', () => {
    const portal = portalWith('depends_on: [B-WP-0001-T01]\nrequires: { service: hub }', 'down', []);
    expect(portal.judgement.next).toEqual([]);
  });
});

test('a cleared gate is held to what it requires, too', () => {
  const gates = {
    'gates/a.yaml':
      'id: go\ntitle: Go\nstatus: cleared\ncleared: 2026-06-20\nevidence: docs/go.md\nrequires: { service: hub }\n',
  };
  expect(found(portalWith('', 'up', [], { gates }))).toEqual([]);
  expect(found(portalWith('', 'down', [], { gates }))).toEqual([
    'gate-cleared-without-evidence go:1 the gate is cleared, but requires the service hub up: it is down',
  ]);
});

test('what is there is said to be there, without a doubt', () => {
  const gates = {
    'gates/a.yaml':
      'id: go\ntitle: Go\nrequires: [{ service: HUB }, { automation: triage, streak: 2 }, { automation: triage }]\n',
  };
  const [page] = buildGatePages(portalWith('', 'up', ['failed', 'clean', 'clean'], { gates }));
  expect(page?.required.map(({ isMet, standing }) => [isMet, standing])).toEqual([
    [true, 'it is up'],
    [true, '2 of 2 clean runs'],
    [false, '2 of 3 clean runs'],
  ]);
});
