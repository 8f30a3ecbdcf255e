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

/** Begins to load Astro. */
export function startPages(): PagesProcess {
  const environment = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  dropForeignVariables(environment);
  const child = fork(new URL('./pages-process.ts', import.meta.url), { env: environment });
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
