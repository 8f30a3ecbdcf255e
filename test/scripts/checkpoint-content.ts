// Content folders for the tests of checkpoints, and the commands on them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { planText, taskText } from '../graph/workplan-files.ts';
import { makeContent, writeFiles } from './content.ts';
import { runScript } from './run-script.ts';
import type { Ran } from './run-script.ts';

export function lockOf(day: string): string {
  return JSON.stringify({ schema: 'cairn.sources/v1', collected_at: `${day}T18:00:00Z`, sources: [] });
}

export const plan = planText('A-WP-1', '', taskText('T1'));

export async function makePortal(files: Record<string, string> = {}): Promise<string> {
  return makeContent({
    'portal.yaml': 'title: T\n',
    'sources.lock.json': lockOf('2026-06-27'),
    'workplans/ops/a.md': plan,
    ...files,
  });
}

/** Three checkpoints, two of one day. */
export async function makeChain(): Promise<string> {
  const content = await makePortal();
  await freeze(content);
  await freeze(content, '--title', 'Again');
  await writeFiles(content, { 'sources.lock.json': lockOf('2026-07-01') });
  await freeze(content, '--note');
  return content;
}

export async function freeze(content: string, ...args: string[]): Promise<Ran> {
  const ran = await run('checkpoint.ts', content, ...args);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return ran;
}

/** The folder's name stands for its path. */
export async function run(script: string, content: string, ...args: string[]): Promise<Ran> {
  const ran = await runScript(script, ['--content', content, ...args]);
  const relative = path.relative(process.cwd(), content);
  const toPublic = (text: string): string =>
    text.replaceAll(relative, '<content>').replaceAll(content, '<content>');
  return { ...ran, stdout: toPublic(ran.stdout), stderr: toPublic(ran.stderr) };
}

export function listFolder(content: string): string[] {
  return readdirSync(path.join(content, 'checkpoints')).sort();
}
