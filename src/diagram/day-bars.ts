// Geometry of one small bar per day.
import { max, scaleSqrt } from 'd3';

export interface DayBar {
  date: string;
  count: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DayBarsSize {
  width: number;
  height: number;
}

/** Heights grow with the square root, so that one busy day does not flatten the others; two decimals. */
export function toDayBars(days: readonly { date: string; count: number }[], size: DayBarsSize): DayBar[] {
  const step = size.width / Math.max(1, days.length);
  const scale = scaleSqrt([0, max(days, ({ count }) => count) || 1], [1, size.height]);
  return days.map(({ date, count }, position) => {
    const height = round(scale(count));
    return {
      date,
      count,
      x: round(position * step),
      y: round(size.height - height),
      width: round(step * 0.72),
      height,
    };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
