// Pages that other threads make, from what the one with the portal tells them, are the same as those that it makes itself.
import path from 'node:path';
import { expect, test } from 'vitest';
import { build, makePlace, makePlaceLike } from '../scripts/build-site.ts';
import { makeContent, writeFiles } from '../scripts/content.ts';
import { listDifferences, readTree } from './trees.ts';

const portal = 'title: Many plans\ngoal: OPS-WP-0010\n';
const lock = '{ "schema": "cairn.sources/v1", "collected_at": "2026-06-02T06:00:00Z", "sources": [] }';

function writePlan(number: number): string {
  const id = (of: number): string => `OPS-WP-${String(of).padStart(4, '0')}`;
  const needs = number > 1 ? `depends_on: [${id(number - 1)}]\n` : '';
  return [
    `---\nid: ${id(number)}\ntitle: Plan ${number} of “many”\nstatus: active\n${needs}---\n`,
    `It follows ${id(Math.max(1, number - 2))} and *nothing* else.\n`,
    `## First task\n\n\`\`\`task\nid: ${id(number)}-T01\nstatus: ${number % 3 ? 'todo' : 'done'}\n\`\`\`\n`,
    `Some **prose** with \`code\`.\n\n### 2026-05-01 Progress\n\nA first step.\n`,
  ].join('\n');
}

const writePlans = (from: number, to: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, position) => [
      `workplans/ops/plan-${from + position}.md`,
      writePlan(from + position),
    ]),
  );

// A build of so few plans makes all of its pages in one thread.
const few = 60;
const many = 100;

test('a site that grew equals one of which other threads made most pages', { timeout: 120_000 }, async () => {
  const grown = await makePlace();
  const files = { 'portal.yaml': portal, 'sources.lock.json': lock };
  const content = await makeContent({ ...files, ...writePlans(1, few) });
  await build(content, grown, { args: ['--no-search'] });
  await writeFiles(content, writePlans(few + 1, many));
  await build(content, grown, { args: ['--no-search'] });
  const whole = await makePlaceLike(grown);
  await build(content, whole, { args: ['--no-search'] });
  const site = readTree(whole.out);
  expect([...site.keys()].filter((name) => /^workplans\/OPS-WP-\d+\//.test(name))).toHaveLength(many);
  expect(String(site.get(path.join('workplans', 'OPS-WP-0050', 'index.html')))).toContain(
    'Plan 49 of “many”',
  );
  expect(listDifferences(readTree(grown.out), site)).toEqual([]);
});
