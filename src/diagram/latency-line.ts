// Geometry of the latency per day: a line of the means in the band between the quickest and the slowest. Latencies
// spread over orders of magnitude, so their scale is logarithmic.
import { area, extent, line, scaleLog, scaleUtc } from 'd3';

export interface LatencyDay {
  date: string;
  min: number;
  mean: number;
  max: number;
}

export interface LatencyLine {
  line: string;
  band: string;
  /** The room of each day, in their order: where a reader may point. */
  slots: { x: number; width: number }[];
}

/** What is quicker than a millisecond is drawn as one. Path strings have two decimals. */
export function toLatencyLine(
  days: readonly LatencyDay[],
  { width, height }: { width: number; height: number },
): LatencyLine {
  const at = ({ date }: LatencyDay): number => Date.parse(`${date}T00:00:00Z`);
  const shown = days.map((day) => ({
    ...day,
    min: Math.max(1, day.min),
    mean: Math.max(1, day.mean),
    max: Math.max(1, day.max),
  }));
  const [first = 0, last = 0] = extent(shown, at);
  const x = scaleUtc([first, last], [0, width]);
  const values = shown.flatMap(({ min, max }) => [min, max]);
  const [low = 1, high = 1] = extent(values);
  const y = scaleLog([low, Math.max(high, low * 1.01)], [height - 2, 2]);
  const toLine = line<LatencyDay>(
    (day) => x(at(day)),
    ({ mean }) => y(mean),
  ).digits(2);
  const toBand = area<LatencyDay>(
    (day) => x(at(day)),
    ({ min }) => y(min),
    ({ max }) => y(max),
  ).digits(2);
  const slot = shown.length > 1 ? width / (shown.length - 1) : width;
  const slots = shown.map((day) => ({ x: round(x(at(day)) - slot / 2), width: round(slot) }));
  return { line: toLine(shown) ?? '', band: toBand(shown) ?? '', slots };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
