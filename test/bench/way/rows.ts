// What was measured, as rows of a table: each step, and below its steps the whole.
import type { Measurement } from '../measure.ts';
import { median } from '../median.ts';
import type { Row, Yardstick } from '../table.ts';
import type { Walk } from './walk.ts';
import type { HugoAndPagefind } from './yardstick.ts';

/** Bounds of the whole way, for plans of 8 kB. */
const plansOfBounds = 10_000;
const maxColdRatio = 1;
const maxChangeRatio = 0.25;
const maxMb = 1500;

export interface Walks {
  cold: Walk;
  nothing: Walk;
  change: Walk;
}

export function toRows({ cold, nothing, change }: Walks, others: readonly HugoAndPagefind[]): Row[] {
  return [
    ...toSteps('cold', cold, { maxRatio: maxColdRatio, maxMb }),
    ...toSteps('nothing changed', nothing, { maxMb }),
    ...toSteps('one plan changed', change, { maxRatio: maxChangeRatio, maxMb }),
    ...others.flatMap(({ hugo, pagefind }, position) =>
      toGroup(`Hugo + Pagefind, cold, ${position + 1}`, { Hugo: hugo, Pagefind: pagefind }),
    ),
  ];
}

export function toYardstick(others: readonly HugoAndPagefind[]): Yardstick {
  const seconds = listSeconds(others);
  return { name: 'Hugo + Pagefind', seconds: seconds.length === 0 ? undefined : median(seconds) };
}

/** How much longer the same work took the other time, as a share. No ratio is more exact than that. */
export function toSpread(others: readonly HugoAndPagefind[]): number {
  const seconds = listSeconds(others);
  return seconds.length === 0 ? 0 : Math.max(...seconds) / Math.min(...seconds) - 1;
}

function listSeconds(others: readonly HugoAndPagefind[]): number[] {
  return others.map(({ hugo, pagefind }) => hugo.seconds + pagefind.seconds);
}

/** Whether a broken bound is a failure, or only something to know. */
export function areBoundsMeant(plans: number): boolean {
  return plans >= plansOfBounds;
}

function toSteps(name: string, { collect, build }: Walk, bounds: Partial<Row>): Row[] {
  return toGroup(`Cairn, ${name}`, { collect, build }, bounds);
}

function toGroup(name: string, steps: Record<string, Measurement>, bounds: Partial<Row> = {}): Row[] {
  const measured = Object.values(steps);
  const peaks = measured.flatMap(({ peakMb }) => peakMb ?? []);
  const whole: Row = {
    ...bounds,
    name,
    seconds: measured.reduce((sum, { seconds }) => sum + seconds, 0),
    // One after the other: the larger one counts.
    peakMb: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
  const parts = Object.entries(steps).map(([step, { seconds, peakMb }]): Row => ({
    name: `  ${step}`,
    seconds,
    peakMb,
  }));
  return [whole, ...parts];
}
