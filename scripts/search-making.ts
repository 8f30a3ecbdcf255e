// Makes bundles of the search index, each in a thread that has a Pagefind of its own. One is filled with its records first and
// written then, which takes most of the time and nearly all of the memory: the next one is filled meanwhile.
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { besideOf } from '../src/content/whole-file.ts';
import type { Bundle } from './search-bundles.ts';
import type { BundleOrder } from './search-worker.ts';

export interface MakingOptions {
  content: string;
  /** Where a bundle appears when it is complete. */
  store: string;
  /** Bundles at work. */
  atOnce: number;
  /** Nothing is written before: others need the memory until then. */
  mayWrite?: Promise<unknown> | undefined;
  stop?: AbortSignal | undefined;
}

export async function makeBundles(missing: readonly Bundle[], options: MakingOptions): Promise<void> {
  const { atOnce, stop } = options;
  const memory = openMemory();
  const atWork = new Set<Promise<void>>();
  try {
    for (const bundle of missing) {
      while (atWork.size > 0 && (atWork.size >= atOnce || !memory.mayFill(bundle.count))) {
        await Promise.race(atWork);
      }
      stop?.throwIfAborted();
      const work = makeBundle(bundle, memory, options).finally(() => atWork.delete(work));
      atWork.add(work);
    }
    await Promise.all(atWork);
  } finally {
    await Promise.allSettled(atWork);
  }
}

/** What Pagefind holds of all bundles at work. */
interface Memory {
  mayFill(records: number): boolean;
  /** The work has records, and writes them at last. */
  fill(records: number, work: () => Promise<void>): Promise<void>;
  /** Waits for others to be written, where there is no room beside them. */
  write(records: number, work: () => Promise<void>): Promise<void>;
}

/** Records that are written at the same time, where it is more than one bundle: 85 kB of memory each. */
const mostRecords = 13_000;

/** What a record takes before that: 18 kB. */
const shareOfFilled = 0.25;

function openMemory(): Memory {
  let filled = 0;
  let written = 0;
  let writing = Promise.resolve();
  const isRoomFor = (records: number): boolean => written + records + filled * shareOfFilled <= mostRecords;
  return {
    mayFill: (records) => isRoomFor(written > 0 ? records * shareOfFilled : records),
    async fill(records, work) {
      filled += records;
      await work().finally(() => (filled -= records));
    },
    async write(records, work) {
      const more = records * (1 - shareOfFilled);
      while (written > 0 && !isRoomFor(more)) await writing;
      written += more;
      writing = work().finally(() => (written -= more));
      await writing;
    },
  };
}

async function makeBundle(
  { digest, count, toFile }: Bundle,
  memory: Memory,
  { content, store, mayWrite, stop }: MakingOptions,
): Promise<void> {
  const out = besideOf(path.join(store, digest));
  await memory.fill(count, async () => {
    const thread = startThread({ records: await toFile(), content: path.resolve(content), out }, count);
    try {
      await thread.filled;
      await mayWrite;
      stop?.throwIfAborted();
      await memory.write(count, thread.write);
      await rename(out, path.join(store, digest));
    } finally {
      await thread.end();
      await rm(out, { recursive: true, force: true });
    }
  });
}

/** Room for young objects in a thread, which would otherwise be as large as that of the whole build. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/**
 * Pagefind's memory comes from jemalloc, which gives back what is free after ten seconds. After half a second it takes a
 * fifth less at its peak, for a third more processor time: worth it for a bundle beside which nothing else is written.
 */
const lean = { _RJEM_MALLOC_CONF: 'dirty_decay_ms:500' };

interface Thread {
  /** Rejects where the thread fails. */
  filled: Promise<unknown>;
  write(): Promise<void>;
  /** Nothing of it is left. */
  end(): Promise<unknown>;
}

function startThread(order: BundleOrder, count: number): Thread {
  const env = count > mostRecords / 2 ? { ...process.env, ...lean } : process.env;
  const url = new URL('./search-worker.ts', import.meta.url);
  const worker = new Worker(url, { workerData: order, env, resourceLimits });
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`a bundle of the search index could not be made: its thread ended with ${code}`));
    });
  });
  ended.catch(() => undefined);
  return {
    filled: Promise.race([ended, once(worker, 'message')]),
    async write() {
      worker.postMessage('write');
      await ended;
    },
    end: () => worker.terminate(),
  };
}
