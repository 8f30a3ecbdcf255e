import type { Measurement } from './measure.ts';

export interface Row {
  readonly name: string;
  readonly seconds: number;
  readonly peakMb?: Measurement['peakMb'];
  /** Most that the time may be, as a multiple of Hugo's. */
  readonly maxRatio?: number;
  readonly maxMb?: number;
}

export type Result = 'pass' | 'fail' | 'not judged' | '';

/** Columns under each other; the first to the left, the others to the right. */
export function formatTable(rows: readonly Row[], hugoSeconds: number | undefined): string {
  const head = ['', 'seconds', '× Hugo', 'peak MB', 'bounds', 'result'];
  const lines = [head, ...rows.map((row) => toCells(row, hugoSeconds))];
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

/** A row fails when one of its bounds does, and cannot be judged when one of them has no measure. */
export function judge(row: Row, hugoSeconds: number | undefined): Result {
  const { seconds, peakMb, maxRatio, maxMb } = row;
  const ratio = hugoSeconds === undefined ? undefined : seconds / hugoSeconds;
  const pairs = [
    { value: ratio, limit: maxRatio },
    { value: peakMb, limit: maxMb },
  ].filter(({ limit }) => limit !== undefined);
  if (pairs.length === 0) return '';
  if (pairs.some(({ value, limit }) => value !== undefined && limit !== undefined && value > limit))
    return 'fail';
  return pairs.some(({ value }) => value === undefined) ? 'not judged' : 'pass';
}

function toCells(row: Row, hugoSeconds: number | undefined): string[] {
  const { name, seconds, peakMb, maxRatio, maxMb } = row;
  const bounds = [
    ...(maxRatio === undefined ? [] : [`≤ ${maxRatio} ×`]),
    ...(maxMb === undefined ? [] : [`≤ ${maxMb} MB`]),
  ];
  const ratio = hugoSeconds === undefined ? '–' : (seconds / hugoSeconds).toFixed(2);
  const peak = peakMb === undefined ? '–' : peakMb.toFixed(0);
  return [name, seconds.toFixed(1), ratio, peak, bounds.join(', '), judge(row, hugoSeconds)];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
