// How the figures of the portal went from checkpoint to checkpoint.
import type { CheckpointHead } from '../model/checkpoint-head.ts';
import type { TaskStatus } from '../model/status.ts';
import { countTasks } from '../model/status.ts';
import type { Portal } from './portal.ts';
import { formatDay, formatDays, formatNumber, numberOf, statusWords } from './words.ts';

export interface Trend {
  name: string;
  /** From the bottom up; one where nothing is stacked. */
  layers: { status: TaskStatus | null; values: number[] }[];
  /** What each point says: `79 open, 57 done`. */
  texts: string[];
  /** `from 38 to 79 …`, for those who do not see the picture. */
  label: string;
}

export interface Trends {
  /** UTC days, ascending; two may be the same. */
  dates: string[];
  /** What each point is called, and where it leads. */
  points: { name: string; title: string; href: string }[];
  trends: Trend[];
  /** `121 of 3,650 checkpoints are drawn`, where not all are. */
  sampled: string | null;
}

/** More would be closer than a reader can point. */
const mostPoints = 120;

/** Nothing for a single checkpoint: one point is no trend. */
export function buildTrends({ checkpoints, links, automations }: Portal): Trends | null {
  if (checkpoints.length < 2) return null;
  const heads = sample(checkpoints);
  const streaks = automations.all.filter(({ id }) => heads.some((head) => head.streaks[id] !== undefined));
  return {
    dates: heads.map(({ date }) => date),
    points: heads.map(({ id, date, title }) => ({
      name: formatDay(date),
      title: title === id ? '' : title,
      href: links.checkpoint(id),
    })),
    trends: [
      toTaskTrend(heads),
      toTrend(
        'Open gates',
        heads,
        ({ openGates }) => openGates,
        (count) => numberOf(count, 'open gate'),
      ),
      toTrend(
        'Findings',
        heads,
        ({ errors, warnings }) => errors + warnings,
        (count) => numberOf(count, 'finding'),
      ),
      toTrend('Work left to the goal', heads, ({ pathDays }) => pathDays, formatDays),
      ...streaks.map(({ id, title }) =>
        toTrend(
          title,
          heads,
          (head) => head.streaks[id] ?? 0,
          (count) => `${numberOf(count, 'clean run')} in a row`,
        ),
      ),
    ],
    sampled:
      heads.length < checkpoints.length
        ? `${formatNumber(heads.length)} of ${numberOf(checkpoints.length, 'checkpoint')} are drawn`
        : null,
  };
}

/** Evenly spread over all, with the first and the newest. */
function sample(heads: readonly CheckpointHead[]): readonly CheckpointHead[] {
  if (heads.length <= mostPoints) return heads;
  const step = (heads.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, index) => heads[Math.round(index * step)]).flatMap(
    (head) => head ?? [],
  );
}

const stacked: readonly TaskStatus[] = ['done', 'progress', 'wait', 'todo'];

function toTaskTrend(heads: readonly CheckpointHead[]): Trend {
  const say = ({ tasks }: CheckpointHead): string =>
    `${formatNumber(countTasks(tasks, 'open'))} open, ${formatNumber(tasks.done)} done`;
  return {
    name: 'Tasks',
    layers: stacked.map((status) => ({ status, values: heads.map(({ tasks }) => tasks[status]) })),
    texts: heads.map(
      (head) =>
        `${say(head)}${head.tasks.wait ? `, ${formatNumber(head.tasks.wait)} ${statusWords.wait}` : ''}`,
    ),
    label: sayWay(heads.map(say)),
  };
}

function toTrend(
  name: string,
  heads: readonly CheckpointHead[],
  of: (head: CheckpointHead) => number,
  say: (value: number) => string,
): Trend {
  const values = heads.map(of);
  const texts = values.map(say);
  return { name, layers: [{ status: null, values }], texts, label: sayWay(texts) };
}

function sayWay(texts: readonly string[]): string {
  return `From ${texts[0] ?? ''} to ${texts.at(-1) ?? ''}`;
}
