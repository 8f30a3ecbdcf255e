// Threads that make pages of plans. One thread alone has the portal, which is large: it tells the others what to show.
import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Page, Site } from './make-page.ts';
import type { ThreadSetting, ThreadTask } from './pages-thread.ts';

export interface HelperOptions extends Omit<ThreadSetting, 'slugs'> {
  site: Site;
  tell(slug: string): Promise<string>;
  onMade(name: string): void;
}

/** Fewer pages are made sooner than a thread has loaded its code. */
const fewPages = 80;
const mostHelpers = 3;
/** Pages that a thread has in hand: enough for it while a part of a large document is being written here. */
const inHand = 8;
/** Room for young objects in a thread. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/** They take their pages from the beginning of `plans`, until nothing is left there. */
export function startHelpers(plans: Page[], options: HelperOptions): { done: Promise<unknown> } {
  const count = plans.length < fewPages ? 0 : Math.min(availableParallelism() - 1, mostHelpers);
  const slugs = plans.map(toSlug);
  if (count > 0) limitGarbage();
  return { done: Promise.all(Array.from({ length: count }, () => help(plans, slugs, options))) };
}

/**
 * Most of what is old by now stays to the end: the models and the portal. What does not, goes; with much room above the rest,
 * garbage would fill it.
 */
function limitGarbage(): void {
  setFlagsFromString('--heap-growing-percent=50');
  globalThis.gc?.();
}

async function help(plans: Page[], slugs: string[], options: HelperOptions): Promise<void> {
  const { app, site, tell, onMade } = options;
  const workerData: ThreadSetting = { app, site, slugs };
  const thread = new Worker(new URL('./pages-thread.ts', import.meta.url), { workerData, resourceLimits });
  const answers: (() => void)[] = [];
  const failed = new Promise<never>((_, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('a thread that makes pages has ended')));
  });
  thread.on('message', (name: string) => {
    onMade(name);
    answers.shift()?.();
  });
  const takeOver = async (): Promise<void> => {
    for (let page = plans.shift(); page; page = plans.shift()) {
      const slug = toSlug(page);
      const task: ThreadTask = { pathname: page.pathname, path: page.path, slug, view: await tell(slug) };
      const answered = new Promise<void>((resolve) => answers.push(resolve));
      thread.postMessage(task);
      await answered;
    }
  };
  await Promise.race([failed, Promise.all(Array.from({ length: inHand }, takeOver))]);
  await thread.terminate();
}

function toSlug({ pathname }: Page): string {
  return pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
}
