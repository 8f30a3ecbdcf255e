// The process in which plans are parsed, before pages find their models in the cache.
import { parseWorkplans } from '../src/loaders/parse-workplans.ts';
import { answerOrder } from './child.ts';

export interface ParseOrder {
  /** What the loaders read (src/content/location.ts). */
  environment: Record<string, string>;
}

answerOrder(async ({ environment }: ParseOrder) => {
  Object.assign(process.env, environment);
  await parseWorkplans();
  return {};
});
