// The pages of the site, made by Astro in a process of its own.
import { fork } from 'node:child_process';
import type { PagesAnswer, PagesOrder } from './pages-process.ts';
import { dropForeignVariables } from './site-options.ts';

export interface PagesProcess {
  /** Where the pages could not be made, the process has said why, and `exitCode` is what it ended with. */
  build(order: PagesOrder): Promise<PagesAnswer | { exitCode: number }>;
  /** Nothing where it has ended. */
  stop(): void;
}

/** Begins to load Astro. */
export function startPages(): PagesProcess {
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  dropForeignVariables(environment);
  const child = fork(new URL('./pages-process.ts', import.meta.url), { env: environment });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code !== null) resolve(code);
      else reject(new Error(`the process that makes the pages was ended by ${signal}`));
    });
  });
  // Whoever stops it does not wait for it.
  ended.catch(() => undefined);
  return {
    async build(order) {
      let answer: PagesAnswer | undefined;
      // Written by the process above.
      child.once('message', (message) => (answer = message as PagesAnswer));
      child.send(order);
      const exitCode = await ended;
      return answer ?? { exitCode };
    },
    stop: () => void child.kill(),
  };
}
