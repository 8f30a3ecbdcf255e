// The pages of the site, made by Astro in a process of its own.
import { fork } from 'node:child_process';
import type { PagesAnswer, PagesOrder } from './pages-process.ts';
import { dropForeignVariables } from './site-options.ts';

export interface PagesProcess {
  /** Rejects where the process ends without an answer. */
  build(order: PagesOrder): Promise<PagesAnswer>;
  /** Nothing where it has ended. */
  stop(): void;
}

/** Half of Node's own room for young objects: what a page is made from is forgotten with it. */
const execArgv = ['--max-semi-space-size=16'];

/**
 * Memory that is free goes back to the system: the bundler allocates with mimalloc, Node with glibc. Without huge pages
 * the bundler leaves 200 MB less behind.
 */
const lean = {
  MIMALLOC_ALLOW_THP: '0',
  MIMALLOC_PURGE_DELAY: '0',
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** Begins to load Astro. */
export function startPages(): PagesProcess {
  const environment = { ...lean, ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  dropForeignVariables(environment);
  const child = fork(new URL('./pages-process.ts', import.meta.url), { env: environment, execArgv });
  const answered = new Promise<PagesAnswer>((resolve, reject) => {
    let answer: PagesAnswer | undefined;
    child.once('error', reject);
    // Written by the process above.
    child.once('message', (message) => (answer = message as PagesAnswer));
    child.once('close', (code, signal) => {
      if (answer) resolve(answer);
      else reject(new Error(`the process of the pages ended with ${code ?? signal}`));
    });
  });
  // Whoever stops it does not wait for it.
  answered.catch(() => undefined);
  return {
    build(order) {
      child.send(order);
      return answered;
    },
    stop: () => void child.kill(),
  };
}
