// Geometry of a bar that shows how many tasks stand in each state.
import { countTasks, taskBarOrder } from '../model/status.ts';
import type { TaskCounts, TaskStatus } from '../model/status.ts';

export interface BarSegment {
  status: TaskStatus;
  x: number;
  width: number;
}

const gap = 0.75;

/** Segments of a bar of `width` units, in a fixed order, a small gap between them; two decimals. */
export function toBarSegments(counts: TaskCounts, width: number): BarSegment[] {
  const present = taskBarOrder.filter((status) => counts[status] > 0);
  const unit = (width - gap * Math.max(0, present.length - 1)) / Math.max(1, countTasks(counts));
  let x = 0;
  return present.map((status) => {
    const segment = { status, x: round(x), width: round(counts[status] * unit) };
    x += counts[status] * unit + gap;
    return segment;
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
