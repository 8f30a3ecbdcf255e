// Geometry of one bar per day that tells a state: the worse it was, the lower the bar, so that it can be read without
// colours, too.
import { scaleBand } from 'd3';
import type { ProbeStatus } from '../model/probe.ts';

export interface StripCell {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface StripSize {
  width: number;
  height: number;
}

const heights: Record<ProbeStatus, number> = { up: 1, degraded: 0.66, down: 0.4, unknown: 0.14 };
/** Days before any evidence. */
const nothing = 0.06;

/** In the order given; two decimals. */
export function toStripCells<Day extends { date: string; status: ProbeStatus | null }>(
  days: readonly Day[],
  { width, height }: StripSize,
): (Day & StripCell)[] {
  const band = scaleBand(
    days.map(({ date }) => date),
    [0, width],
  ).paddingInner(0.3);
  return days.map((day) => {
    const tall = height * (day.status === null ? nothing : heights[day.status]);
    return {
      ...day,
      x: round(band(day.date) ?? 0),
      y: round(height - tall),
      width: round(band.bandwidth()),
      height: round(tall),
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
