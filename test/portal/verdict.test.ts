// Each condition of the verdict fails alone, and says what it is about.
import { describe, expect, test } from 'vitest';
import { toMoment } from '../../src/model/dates.ts';
import type { RunFolder } from '../../src/model/evidence.ts';
import type { RunResult } from '../../src/model/run.ts';
import { buildDocument } from '../../src/portal/documents.ts';
import { buildVerdict, conditionNames } from '../../src/portal/verdict.ts';
import type { VerdictReason } from '../../src/portal/verdict.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import type { Texts } from '../graph/workplan-files.ts';
import { portalOf } from './portal-of.ts';
import type { Setting } from './portal-of.ts';

const sound: Texts = { 'ops/a.md': planText('A-WP-1', '', taskText('T1')) };

function runsOf(result: RunResult): RunFolder {
  const at = toMoment('2026-06-27T06:00:00Z') ?? 0;
  return {
    path: 'runs/triage',
    digest: '',
    files: 1,
    flawed: [],
    runs: [
      {
        automation: 'triage',
        scheduledFor: at,
        startedAt: at,
        finishedAt: at,
        result,
        isSchemaValid: null,
        message: null,
        evidence: [],
        path: 'runs/triage/2026-06-27.json',
      },
    ],
  };
}

const automation = (required: number): string =>
  `title: T\nautomations: [{ id: triage, schedule: "0 6 * * *", required: ${required} }]\n`;
const gate = (fields: string): Texts => ({ 'gates/k.yaml': `id: key\ntitle: Key\n${fields}\n` });

function reasonsOf(
  texts: Texts,
  setting: Setting = {},
): Pick<VerdictReason, 'condition' | 'text' | 'href'>[] {
  const { isStable, reasons } = buildVerdict(portalOf(texts, setting));
  expect(isStable).toBe(reasons.length === 0);
  return reasons.map(({ condition, text, href }) => ({ condition, text, href }));
}

test('a sound portal is stable, and its document says so', () => {
  const portal = portalOf(sound);
  expect(buildVerdict(portal)).toEqual({ isStable: true, reasons: [] });
  expect(buildDocument(portal, 'portal').verdict).toEqual({ stable: true, reasons: [] });
});

const failing: [string, Texts, Setting, unknown][] = [
  [
    'active-plans-have-tasks',
    { ...sound, 'ops/b.md': planText('B-WP-1', 'status: active', '') },
    {},
    { text: 'B-WP-1: the workplan is active and has no task.', href: '/findings/active-without-tasks/' },
  ],
  [
    'statuses-agree',
    { ...sound, 'ops/b.md': planText('B-WP-1', 'status: finished', taskText('T1', 'status: wait')) },
    {},
    {
      text: 'B-WP-1: the plan is finished, but its only task is open: B-WP-1-T1.',
      href: '/findings/finished-with-open-tasks/',
    },
  ],
  [
    'gates-have-owner-and-route',
    sound,
    { gates: gate('blocks: [A-WP-1-T9]') },
    { text: 'The gate key has no owner and no route.', href: '/gates/key/' },
  ],
  [
    'required-runs-are-clean',
    sound,
    { config: automation(3), runFolders: [runsOf('failed')] },
    {
      text: 'triage has no clean run: the run of 27 June 2026, 06:00 UTC failed.',
      href: '/automations/triage/',
    },
  ],
  [
    'services-are-known',
    sound,
    { config: 'title: T\nservices: [{ id: hub, probes: [{ id: api }] }]\n' },
    { text: 'Nobody knows how hub is: there is no evidence that counts.', href: '/services/hub/' },
  ],
  [
    'something-is-next',
    { 'ops/a.md': planText('A-WP-1', '', taskText('T1', 'status: progress')) },
    {},
    { text: 'No task is ready to be picked up.', href: '/next/' },
  ],
];

describe('a condition fails alone', () => {
  test.each(failing)('%s', (condition, texts, setting, expected) => {
    expect(reasonsOf(texts, setting)).toMatchObject([{ condition, ...(expected as object) }]);
  });

  test('and every condition does', () => {
    expect(failing.map(([condition]) => condition)).toEqual(conditionNames);
  });
});

describe('what is no reason', () => {
  test.each<[string, Texts, Setting]>([
    ['a gate with owner and route', sound, { gates: gate('owner: mira\nroute: r') }],
    ['a cleared gate without either', sound, { gates: gate('status: cleared') }],
    ['one clean run of three', sound, { config: automation(3), runFolders: [runsOf('clean')] }],
    ['an automation that needs no run', sound, { config: automation(0), runFolders: [runsOf('failed')] }],
    [
      'what the team has set aside',
      { ...sound, 'ops/b.md': planText('B-WP-1', 'status: active', '') },
      {
        config:
          'title: T\nsuppressions: [{ rule: active-without-tasks, subject: B-WP-1, reason: soon, until: 2026-07-01 }]\n',
      },
    ],
  ])('%s', (_, texts, setting) => {
    expect(reasonsOf(texts, setting)).toEqual([]);
  });
});

test('an automation whose runs nobody recorded has no clean run yet', () => {
  expect(reasonsOf(sound, { config: automation(1) })).toMatchObject([
    { text: 'triage has no clean run yet.' },
  ]);
});
