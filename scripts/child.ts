// Work in a process of its own: what it holds in memory is gone when it ends. It is sent one order, and answers once.
import { fork } from 'node:child_process';
import { explain } from './command.ts';
import type { Failure } from './command.ts';
import { dropForeignVariables, projectRoot } from './site-options.ts';

export interface Child<Order, Answer> {
  /** Rejects where the process ends without an answer. `onNote` hears what it tells before that. */
  ask(order: Order, onNote?: (note: string) => void): Promise<Answer | Failure>;
  /** Nothing where it has ended. */
  stop(): void;
}

export interface ChildOptions {
  execArgv?: string[];
  args?: string[];
}

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

/** Begins to load `module`, which calls `answerOrder`. */
export function startChild<Order extends object, Answer extends object>(
  module: string,
  { execArgv = [], args = [] }: ChildOptions = {},
): Child<Order, Answer> {
  const env = { ...lean, ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  dropForeignVariables(env);
  const child = fork(new URL(module, import.meta.url), args, { env, execArgv });
  let hear: ((note: string) => void) | undefined;
  const answered = new Promise<Answer | Failure>((resolve, reject) => {
    let answer: Answer | Failure | undefined;
    child.once('error', reject);
    child.on('message', (message) => {
      // Written by `answerOrder`.
      if (typeof message === 'string') hear?.(message);
      else answer = message as Answer | Failure;
    });
    child.once('close', (code, signal) => {
      if (answer) resolve(answer);
      else reject(new Error(`${module} ended with ${code ?? signal}`));
    });
  });
  // Whoever stops it does not wait for it.
  answered.catch(() => undefined);
  return {
    ask(order, onNote) {
      hear = onNote;
      child.send(order);
      return answered;
    },
    stop: () => void child.kill(),
  };
}

export type Work<Order, Answer> = (order: Order, tell: (note: string) => void) => Promise<Answer>;

/** The other side. Whatever is still on its way when something has failed ends with the process. */
export function answerOrder<Order, Answer extends object>(work: Work<Order, Answer>): void {
  const tell = (note: string): void => void process.send?.(note);
  process.chdir(projectRoot);
  process.once('message', (order) => {
    // Its parent wrote it.
    const answered: Promise<Answer | Failure> = work(order as Order, tell).catch(explain);
    void answered.then((answer) => process.send?.(answer, () => process.exit()));
  });
  // Without its parent nobody waits for the answer.
  process.once('disconnect', () => process.exit());
}
