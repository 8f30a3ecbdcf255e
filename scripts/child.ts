// Work in a process of its own: what it holds in memory is gone when it ends. It is sent one order, and answers once.
import { fork } from 'node:child_process';
import { report } from './command.ts';
import { dropForeignVariables, projectRoot } from './site-options.ts';

export interface Child<Order, Answer> {
  /** Rejects where the process ends without an answer. */
  ask(order: Order): Promise<Answer | Failure>;
  /** Nothing where it has ended. */
  stop(): void;
}

/** The process has said what was wrong. */
export interface Failure {
  exitCode: number;
}

export interface ChildOptions {
  execArgv?: string[];
  environment?: Record<string, string>;
}

/** Begins to load `module`, which calls `answerOrder`. */
export function startChild<Order extends object, Answer extends object>(
  module: string,
  { execArgv = [], environment = {} }: ChildOptions = {},
): Child<Order, Answer> {
  const env = { ...environment, ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  dropForeignVariables(env);
  const child = fork(new URL(module, import.meta.url), { env, execArgv });
  const answered = new Promise<Answer | Failure>((resolve, reject) => {
    let answer: Answer | Failure | undefined;
    child.once('error', reject);
    // Written by `answerOrder`.
    child.once('message', (message) => (answer = message as Answer | Failure));
    child.once('close', (code, signal) => {
      if (answer) resolve(answer);
      else reject(new Error(`${module} ended with ${code ?? signal}`));
    });
  });
  // Whoever stops it does not wait for it.
  answered.catch(() => undefined);
  return {
    ask(order) {
      child.send(order);
      return answered;
    },
    stop: () => void child.kill(),
  };
}

/** The other side. Whatever is still on its way when something has failed ends with the process. */
export function answerOrder<Order, Answer extends object>(work: (order: Order) => Promise<Answer>): void {
  process.chdir(projectRoot);
  process.once('message', (order) => {
    // Its parent wrote it.
    const answered = work(order as Order).catch((error: unknown): Failure => ({ exitCode: report(error) }));
    void answered.then((answer) => process.send?.(answer, () => process.exit()));
  });
  // Without its parent nobody waits for the answer.
  process.once('disconnect', () => process.exit());
}
