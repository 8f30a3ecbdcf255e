// The commands that are measured, as npm runs them.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const project = resolve(import.meta.dirname, '../..');

/** What `npm run NAME` gives to Node: its options, and the script. */
export function readCommand(name: string): string[] {
  // Our own package, which names all its commands.
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const [program, ...rest] = (scripts[name] ?? '').split(' ');
  if (program !== 'node') throw new Error(`npm run ${name} is not a command of Node alone.`);
  return rest;
}
