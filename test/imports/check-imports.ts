// Checks the import directions of src and scripts, `.astro` files included: `npm run check:imports`.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { removeMirror, writeMirror } from './astro-mirror.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const CRUISER = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(PROJECT, '.dependency-cruiser.mjs');

interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs dependency-cruiser over the code below `root`; the output names `.astro` files as they are. */
export async function checkImports(root: string, format: 'err-long' | 'json'): Promise<Outcome> {
  const mirror = await writeMirror(root, join(PROJECT, 'node_modules'));
  try {
    const folders = ['src', 'scripts'].filter((folder) => existsSync(join(mirror, folder)));
    const outcome = await cruise(mirror, ['--config', CONFIG, '--output-type', format, ...folders]);
    return { ...outcome, output: outcome.output.replaceAll('.astro.ts', '.astro') };
  } finally {
    await removeMirror(mirror);
  }
}

async function cruise(folder: string, args: string[]): Promise<Outcome> {
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [CRUISER, ...args], options);
    return { exitCode: 0, output: stdout };
  } catch (error) {
    if (!isExit(error)) throw error;
    return { exitCode: error.code, output: error.stdout + error.stderr };
  }
}

function isExit(error: unknown): error is { code: number; stdout: string; stderr: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' && 'stdout' in error;
}

if (import.meta.main) {
  const { exitCode, output } = await checkImports(PROJECT, 'err-long');
  process.stdout.write(output);
  process.exitCode = Math.min(exitCode, 1);
}
