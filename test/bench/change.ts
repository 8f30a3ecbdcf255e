// The change of one plan, as teams make it: another log entry at its end.
import { appendFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from './random.ts';
import { COLLECTED_DAY, toPlanId, writeLogEntry } from './workplan.ts';
import type { CorpusShape } from './workplan.ts';

/** The one in the middle: it has plans before and behind it. */
export function toChangedPlan({ plans }: CorpusShape): string {
  return toPlanId(Math.ceil(plans / 2));
}

/** Answers the path below the folder `workplans`; `words` come at the end of the entry. */
export async function changeOnePlan(workplans: string, shape: CorpusShape, words = ''): Promise<string> {
  const plan = toChangedPlan(shape);
  const names = await readdir(workplans, { recursive: true });
  const name = names.find((each) => each.includes(plan));
  if (name === undefined) throw new Error(`The corpus has no ${plan}.`);
  const entry = `${writeLogEntry(createRandom(shape.seed), COLLECTED_DAY)} ${words}`.trim();
  await appendFile(path.join(workplans, name), `\n${entry}\n`);
  return name;
}
