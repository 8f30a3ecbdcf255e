// Work that keeps a processor busy (parsing, rendering prose) goes to worker threads once there is much of it.
// A few items are done faster where they are: a thread must first load and warm up its code.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import Tinypool from 'tinypool';

/** Items that are done in place before threads are started. */
const inPlace = 48;

export interface WorkerPool<Task, Result> {
  run(task: Task): Promise<Result>;
  /** Ends the threads; a later task starts them again. */
  close(): Promise<void>;
}

/** `module` is a file below the project's root whose default export does one task; `work` is that function. */
export function createWorkerPool<Task, Result>(
  module: string,
  work: (task: Task) => Result | Promise<Result>,
): WorkerPool<Task, Result> {
  let done = 0;
  let pool: Tinypool | undefined;
  return {
    async run(task) {
      done += 1;
      if (done <= inPlace) return work(task);
      pool ??= new Tinypool({
        filename: path.resolve(process.env['CAIRN_ROOT'] ?? '.', module),
        minThreads: 1,
        maxThreads: Math.max(1, availableParallelism() - 1),
        runtime: 'worker_threads',
      });
      // The module's default export is `work`.
      return pool.run(task) as Promise<Result>;
    },
    async close() {
      const closing = pool;
      pool = undefined;
      done = 0;
      await closing?.destroy();
    },
  };
}
