// Work that keeps a processor busy (parsing) goes to worker threads once there is much of it.
// A few items are done faster where they are: a thread must first load and warm up its code.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Piscina } from 'piscina';

export interface WorkerPool<Task, Result> {
  run(task: Task): Promise<Result>;
  /** Ends the threads; a later task starts them again. */
  close(): Promise<void>;
}

export interface PoolOptions<Task, Result> {
  /** File below the project's root whose default export is `work`. */
  module: string;
  work: (task: Task) => Result | Promise<Result>;
  /** Tasks that are done in place before threads are started. */
  inPlace: number;
}

/** Room for young objects in a thread. */
const youngMb = 12;

export function createWorkerPool<Task, Result>({
  module,
  work,
  inPlace,
}: PoolOptions<Task, Result>): WorkerPool<Task, Result> {
  let done = 0;
  let pool: Promise<Piscina> | undefined;
  // Loaded with the threads: most builds need none.
  const start = async (): Promise<Piscina> => {
    const { Piscina } = await import('piscina');
    return new Piscina({
      filename: path.resolve(process.env['CAIRN_ROOT'] ?? '.', module),
      minThreads: 1,
      maxThreads: availableParallelism(),
      idleTimeout: 30_000,
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
  };
  return {
    async run(task) {
      done += 1;
      if (done <= inPlace) return work(task);
      pool ??= start();
      // The module's default export is `work`.
      return (await pool).run(task) as Promise<Result>;
    },
    async close() {
      const closing = pool;
      pool = undefined;
      done = 0;
      await (await closing)?.destroy();
    },
  };
}
