// Geometry of figures over time: layers one on the other, with straight lines between the days that are known.
import { area, extent, line, max, scaleLinear, scaleUtc } from 'd3';

export interface TrendLines {
  /** One area per layer, from the bottom up. */
  areas: string[];
  /** The upper edge of all of them. */
  line: string;
  /** Where each point stands. */
  xs: number[];
  /** Height of the upper edge at each point. */
  ys: number[];
}

/** `dates` are UTC days, ascending. Each layer has a value for each. Path strings have two decimals. */
export function toTrendLines(
  dates: readonly string[],
  layers: readonly (readonly number[])[],
  { width, height, margin }: { width: number; height: number; margin: number },
): TrendLines {
  const times = spread(dates);
  const [first = 0, last = 0] = extent(times);
  const x = scaleUtc([first, last], [margin, width - margin]);
  const tops = stack(layers, dates.length);
  const y = scaleLinear([0, max(tops.at(-1) ?? []) || 1], [height, margin]);
  const xs = times.map((time) => round(x(time)));
  const at = (index: number): number => xs[index] ?? 0;
  const indices = dates.map((_, index) => index);
  const areas = layers.map((_, layer) => {
    const below = tops[layer - 1];
    const toArea = area<number>(
      at,
      (index) => y(below?.[index] ?? 0),
      (index) => y(tops[layer]?.[index] ?? 0),
    ).digits(2);
    return toArea(indices) ?? '';
  });
  const ys = indices.map((index) => round(y(tops.at(-1)?.[index] ?? 0)));
  const edge = line<number>(at, (index) => ys[index] ?? 0).digits(2);
  return { areas, line: edge(indices) ?? '', xs, ys };
}

/** Several on one day stand side by side, so that none hides another. */
function spread(dates: readonly string[]): number[] {
  const day = 86_400_000;
  const counts = new Map<string, number>();
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1);
  const seen = new Map<string, number>();
  return dates.map((date) => {
    const position = seen.get(date) ?? 0;
    seen.set(date, position + 1);
    return Date.parse(`${date}T00:00:00Z`) + (position * day) / (counts.get(date) ?? 1);
  });
}

function stack(layers: readonly (readonly number[])[], count: number): number[][] {
  const tops: number[][] = [];
  for (const values of layers) {
    const below = tops.at(-1);
    tops.push(Array.from({ length: count }, (_, index) => (below?.[index] ?? 0) + (values[index] ?? 0)));
  }
  return tops;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
