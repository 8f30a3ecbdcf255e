import { describe, expect, test } from 'vitest';
import { toIso, toMoment } from '../../src/model/dates.ts';
import { findScheduleProblem, listOccurrences, nextOccurrences } from '../../src/model/schedule.ts';
import { parsePortalConfig } from '../../src/parse/portal-config.ts';

const at = (text: string): number => toMoment(text) ?? Number.NaN;
const between = (schedule: string, from: string, to: string): string[] =>
  listOccurrences(schedule, at(from), at(to)).map(toIso);

describe('schedules', () => {
  test('both ends of a stretch belong to it', () => {
    expect(between('0 6 * * *', '2026-06-25T06:00:00Z', '2026-06-27T06:00:00Z')).toEqual([
      '2026-06-25T06:00:00Z',
      '2026-06-26T06:00:00Z',
      '2026-06-27T06:00:00Z',
    ]);
    expect(between('0 6 * * *', '2026-06-25T06:00:00.001Z', '2026-06-26T05:59:59Z')).toEqual([]);
  });

  test('the days on which clocks are changed have 24 hours', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01']) {
      expect(between('30 * * * *', `${day}T00:00:00Z`, `${day}T23:59:59Z`)).toHaveLength(24);
      expect(between('30 2 * * *', `${day}T00:00:00Z`, `${day}T23:59:59Z`)).toEqual([`${day}T02:30:00Z`]);
    }
  });

  test('day of month and day of week are alternatives, as cron has it', () => {
    expect(between('0 6 1 * 1', '2026-06-01T00:00:00Z', '2026-06-15T23:00:00Z')).toEqual([
      '2026-06-01T06:00:00Z',
      '2026-06-08T06:00:00Z',
      '2026-06-15T06:00:00Z',
    ]);
  });

  test('the next moments come after the one given', () => {
    expect(nextOccurrences('0 6 * * MON-FRI', at('2026-06-26T06:00:00Z'), 2).map(toIso)).toEqual([
      '2026-06-29T06:00:00Z',
      '2026-06-30T06:00:00Z',
    ]);
  });

  test.each(['0 6 * * *', '*/5 * * * *', '@daily', '0 6 * * MON-FRI', '0 0 29 2 *'])(
    '%s can be followed',
    (text) => {
      expect(findScheduleProblem(text)).toBeUndefined();
    },
  );

  test.each(['61 6 * * *', 'daily', '* * * * * *', '0 0 30 2 *', '', '0 6 * *'])('%s cannot', (text) => {
    expect(findScheduleProblem(text)).toBeDefined();
  });

  test('portal.yaml with one that cannot be followed is unusable, and says where', () => {
    const text = 'title: T\nautomations:\n  - id: triage\n    schedule: "61 6 * * *"\n';
    expect(() => parsePortalConfig(text, 'portal.yaml')).toThrowErrorMatchingInlineSnapshot(
      `[PortalError: portal.yaml:4:5: \`automations.0.schedule\`: not a schedule of five cron fields (Invalid value for minute: 61).]`,
    );
  });
});
