// Work in a process of its own: what it holds in memory is gone when it ends. It is sent one order, and answers once; before
// that, it may tell notes and ask questions.
import { fork } from 'node:child_process';
import { explain } from './command.ts';
import type { Failure } from './command.ts';
import { dropForeignVariables, projectRoot } from './site-options.ts';

export interface Child<Order, Answer, Question = never, Reply = never> {
  /** Rejects where the process ends without an answer, or who listens fails. It may be on its way out still when the answer is there. */
  ask(order: Order, ears?: Ears<Question, Reply>): Promise<Answer | Failure>;
  /** Nothing where it has ended. */
  stop(): void;
}

/** What the parent does with what it hears before the answer. */
export interface Ears<Question, Reply> {
  onNote(note: string): void;
  onQuestion(question: Question): Reply;
}

/** What the child can say before its answer. */
export interface Parent<Question, Reply> {
  tell(note: string): void;
  /** One question at a time. */
  ask(question: Question): Promise<Reply>;
}

type FromChild<Answer, Question> = { note: string } | { question: Question } | { answer: Answer | Failure };

type ToChild<Order, Reply> = { order: Order } | { reply: Reply };

export interface ChildOptions {
  execArgv?: string[];
  args?: string[];
  /** In place of what this process has. */
  environment?: Record<string, string>;
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
export function startChild<Order extends object, Answer extends object, Question = never, Reply = never>(
  module: string,
  { execArgv = [], args = [], environment = {} }: ChildOptions = {},
): Child<Order, Answer, Question, Reply> {
  const env = { ...lean, ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1' };
  dropForeignVariables(env);
  const child = fork(new URL(module, import.meta.url), args, { env, execArgv });
  let ears: Ears<Question, Reply> | undefined;
  const send = (message: ToChild<Order, Reply>): void => void child.send(message);
  const answered = new Promise<Answer | Failure>((resolve, reject) => {
    child.once('error', reject);
    child.on('message', (sent) => {
      // Written by `answerOrder`.
      const message = sent as FromChild<Answer, Question>;
      try {
        if ('answer' in message) resolve(message.answer);
        else if ('note' in message) ears?.onNote(message.note);
        else if (ears) send({ reply: ears.onQuestion(message.question) });
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    child.once('close', (code, signal) => reject(new Error(`${module} ended with ${code ?? signal}`)));
  });
  // Whoever stops it does not wait for it.
  answered.catch(() => undefined);
  return {
    ask(order, listening) {
      ears = listening;
      send({ order });
      return answered;
    },
    stop: () => void child.kill(),
  };
}

export type Work<Order, Answer, Question, Reply> = (
  order: Order,
  parent: Parent<Question, Reply>,
) => Promise<Answer>;

/** The other side. Whatever is still on its way when something has failed ends with the process. */
export function answerOrder<Order, Answer extends object, Question = never, Reply = never>(
  work: Work<Order, Answer, Question, Reply>,
): void {
  const send = (message: FromChild<Answer, Question>, onSent?: () => void): void =>
    void process.send?.(message, undefined, undefined, onSent);
  let hear: ((reply: Reply) => void) | undefined;
  const parent: Parent<Question, Reply> = {
    tell: (note) => send({ note }),
    ask: (question) =>
      new Promise((resolve) => {
        hear = resolve;
        send({ question });
      }),
  };
  process.chdir(projectRoot);
  process.on('message', (sent) => {
    // Its parent wrote it.
    const message = sent as ToChild<Order, Reply>;
    if ('reply' in message) return hear?.(message.reply);
    const answered: Promise<Answer | Failure> = work(message.order, parent).catch(explain);
    void answered.then((answer) => send({ answer }, () => process.exit()));
  });
  // Without its parent nobody waits for the answer.
  process.once('disconnect', () => process.exit());
}
