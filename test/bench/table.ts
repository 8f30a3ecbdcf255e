import type { Measurement } from './measure.ts';

export interface Row {
  readonly name: string;
  readonly seconds: number;
  readonly peakMb?: Measurement['peakMb'];
  /** Most that the time may be, as a multiple of the yardstick's. */
  readonly maxRatio?: number;
  readonly maxMb?: number;
}

/** What the rows are compared with. */
export interface Yardstick {
  readonly name: string;
  /** Undefined where it is not installed. */
  readonly seconds: number | undefined;
}

export type Result = 'kept' | 'broken' | 'not judged' | '';

/** Columns under each other; the first to the left, the others to the right. */
export function formatTable(rows: readonly Row[], yardstick: Yardstick): string {
  const head = ['', 'seconds', `× ${yardstick.name}`, 'peak MB', 'bounds', 'result'];
  const lines = [head, ...rows.map((row) => toCells(row, yardstick))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A row breaks its bounds when it breaks one, and cannot be judged when one of them has no measure. */
export function judge(row: Row, yardstick: Yardstick): Result {
  const { seconds, peakMb, maxRatio, maxMb } = row;
  const ratio = yardstick.seconds === undefined ? undefined : seconds / yardstick.seconds;
  const pairs = [
    { value: ratio, limit: maxRatio },
    { value: peakMb, limit: maxMb },
  ].filter(({ limit }) => limit !== undefined);
  if (pairs.length === 0) return '';
  if (pairs.some(({ value, limit }) => value !== undefined && limit !== undefined && value > limit))
    return 'broken';
  return pairs.some(({ value }) => value === undefined) ? 'not judged' : 'kept';
}

function toCells(row: Row, yardstick: Yardstick): string[] {
  const { name, seconds, peakMb, maxRatio, maxMb } = row;
  const bounds = [
    ...(maxRatio === undefined ? [] : [`≤ ${maxRatio} ×`]),
    ...(maxMb === undefined ? [] : [`≤ ${maxMb} MB`]),
  ];
  const ratio = yardstick.seconds === undefined ? '–' : (seconds / yardstick.seconds).toFixed(2);
  const peak = peakMb === undefined ? '–' : peakMb.toFixed(0);
  return [name, seconds.toFixed(1), ratio, peak, bounds.join(', '), judge(row, yardstick)];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
