// The workflows that readers copy: what they call exists, and no token is anywhere but in the environment of a step.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { findScheduleProblem } from '../../src/model/schedule.ts';
import { project, runScript } from '../scripts/run-script.ts';

// Commands are started, to be asked for their options.
vi.setConfig({ testTimeout: 60_000 });

const stepSpec = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  'continue-on-error': z.boolean().optional(),
});
const jobSpec = z.strictObject({
  'runs-on': z.string(),
  container: z.object({ image: z.string() }).optional(),
  needs: z.string().optional(),
  'timeout-minutes': z.number(),
  permissions: z.record(z.string(), z.string()).optional(),
  environment: z.object({ name: z.string(), url: z.string() }).optional(),
  steps: z.array(stepSpec),
});
const workflowSpec = z.strictObject({
  name: z.string(),
  on: z.looseObject({ schedule: z.array(z.object({ cron: z.string() })).optional() }),
  concurrency: z.object({ group: z.string() }).optional(),
  permissions: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.string()).optional(),
  jobs: z.record(z.string(), jobSpec),
});
type Workflow = z.infer<typeof workflowSpec>;

const folder = path.join(project, 'examples', 'workflows');
const names = ['github', 'forgejo'].flatMap((forge) =>
  readdirSync(path.join(folder, forge)).map((name) => `${forge}/${name}`),
);
const read = (name: string): Workflow =>
  workflowSpec.parse(load(readFileSync(path.join(folder, name), 'utf8'), { schema: CORE_SCHEMA }));
const stepsOf = ({ jobs }: Workflow): z.infer<typeof stepSpec>[] =>
  Object.values(jobs).flatMap(({ steps }) => steps);

/** `npm run build -- --content x` → `build` and `--content`. */
interface Call {
  script: string;
  options: string[];
}

function callsOf(workflow: Workflow): Call[] {
  const lines = stepsOf(workflow).flatMap(({ run = '' }) => run.split('\n'));
  return lines.flatMap((line) => {
    const [, script, rest = ''] = /^\s*npm run ([\w:-]+)(.*)$/.exec(line) ?? [];
    return script === undefined ? [] : [{ script, options: rest.match(/--[a-z][a-z-]*/g) ?? [] }];
  });
}

/** As the command itself tells them. */
async function optionsOf(script: string): Promise<string[]> {
  const { stderr } = await runScript(`${script}.ts`, ['--nothing-of-that-name']);
  return /^Usage: (.*)$/m.exec(stderr)?.[1]?.match(/--[a-z][a-z-]*/g) ?? [];
}

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')));

test('there are two for each forge', () => {
  expect(names.toSorted()).toEqual([
    'forgejo/plans-changed.yml',
    'forgejo/portal.yml',
    'github/plans-changed.yml',
    'github/portal.yml',
  ]);
});

describe.each(names)('%s', (name) => {
  const workflow = read(name);

  test('asks for few rights, and for more only where it publishes', () => {
    for (const granted of Object.values(workflow.permissions)) expect(granted).toBe('read');
    const granted = Object.entries(workflow.jobs).flatMap(([job, { permissions = {} }]) =>
      Object.entries(permissions).map(([right, level]) => `${job}: ${right} ${level}`),
    );
    expect(granted).toEqual(
      name === 'github/portal.yml' ? ['publish: pages write', 'publish: id-token write'] : [],
    );
  });

  test('puts tokens into the environment of one step, and values of the run into no script', () => {
    expect(JSON.stringify(workflow.env ?? {})).not.toContain('secrets.');
    for (const { run = '', with: inputs = {} } of stepsOf(workflow)) {
      expect(run).not.toContain('${{');
      expect(JSON.stringify(inputs)).not.toContain('secrets.');
    }
  });

  test('uses actions of a stated version', () => {
    for (const { uses } of stepsOf(workflow)) expect(uses ?? 'a@v1').toMatch(/^[\w/-]+@v\d+$/);
  });

  test('has schedules that exist', () => {
    for (const { cron } of workflow.on.schedule ?? []) expect(findScheduleProblem(cron)).toBeUndefined();
  });
});

describe.each(['github/portal.yml', 'forgejo/portal.yml'])('%s', (name) => {
  const workflow = read(name);

  test('begins on push, on schedule, by hand and when another repository asks', () => {
    const events = ['push', 'schedule', 'workflow_dispatch'];
    expect(Object.keys(workflow.on).sort()).toEqual(
      (name.startsWith('github') ? [...events, 'repository_dispatch'] : events).toSorted(),
    );
  });

  test('collects, checks, builds and verifies with commands and options that exist', async () => {
    const calls = callsOf(workflow);
    expect(calls.map(({ script }) => script)).toEqual(['collect', 'check', 'build', 'verify']);
    for (const { script, options } of calls) {
      expect(scripts[script]).toMatch(/^node .*scripts\/[\w-]+\.ts$/);
      const known = await optionsOf(script);
      expect(options.filter((option) => !known.includes(option))).toEqual([]);
    }
  });

  test('keeps packages, mirrors and pages from run to run', () => {
    const paths = stepsOf(workflow).flatMap(({ uses, with: inputs }) =>
      uses?.startsWith('actions/cache@') ? String(inputs?.['path']).trim().split('\n') : [],
    );
    expect(paths).toEqual(['node_modules', '.cairn', 'dist']);
  });
});

test('another repository asks for what the portal listens to', () => {
  const asks = (name: string): string => JSON.stringify(stepsOf(read(name)));
  expect(read('github/portal.yml').on['repository_dispatch']).toEqual({ types: ['plans-changed'] });
  expect(asks('github/plans-changed.yml')).toContain('event_type=plans-changed');
  expect(asks('forgejo/plans-changed.yml')).toContain('actions/workflows/portal.yml');
});
