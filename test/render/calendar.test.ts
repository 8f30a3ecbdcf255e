import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { buildCalendar } from '../../src/portal/calendar.ts';
import { renderCalendar } from '../../src/render/calendar.ts';
import { planText, taskText } from '../graph/workplan-files.ts';
import { portalOf } from '../portal/portal-of.ts';

const portal = portalOf({
  'ops/a.md': planText(
    'A-WP-1',
    'defer_until: 2026-08-01',
    taskText('T1', 'due: 2026-07-31') +
      taskText('T2', 'due: 2026-07-01\ndefer_until: 2026-06-30') +
      taskText('T3', 'due: 2026-07-02\nstatus: done'),
  ),
  'ops/b.md': planText(
    'B-WP-1',
    'status: cancelled\ndefer_until: 2026-08-01',
    taskText('T1', 'due: 2026-07-03'),
  ),
});
const calendar = buildCalendar(portal);

const read = (text: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');

describe('the calendar', () => {
  test('has the days of open work', () => {
    const events = read(renderCalendar(calendar, 'https://status.example/')).map((event) => [
      event.getFirstPropertyValue('dtstart')?.toString(),
      event.getFirstPropertyValue('dtend')?.toString(),
      event.getFirstPropertyValue('summary'),
      event.getFirstPropertyValue('url'),
    ]);
    expect(events).toMatchInlineSnapshot(`
      [
        [
          "2026-06-30",
          "2026-07-01",
          "Deferred until today: Task T2",
          "https://status.example/workplans/A-WP-1/#A-WP-1-T2",
        ],
        [
          "2026-07-01",
          "2026-07-02",
          "Due: Task T2",
          "https://status.example/workplans/A-WP-1/#A-WP-1-T2",
        ],
        [
          "2026-07-31",
          "2026-08-01",
          "Due: Task T1",
          "https://status.example/workplans/A-WP-1/#A-WP-1-T1",
        ],
        [
          "2026-08-01",
          "2026-08-02",
          "Deferred until today: Plan A-WP-1",
          "https://status.example/workplans/A-WP-1/",
        ],
      ]
    `);
  });

  test('is the same in every time zone, stamped with the collection', () => {
    const zone = process.env['TZ'];
    const texts = ['Pacific/Kiritimati', 'America/Adak'].map((name) => {
      process.env['TZ'] = name;
      return renderCalendar(calendar, undefined);
    });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(texts[0]).toBe(texts[1]);
    const [event] = read(texts[0] ?? '');
    expect(event?.getFirstPropertyValue('dtstamp')?.toString()).toBe(calendar.stamp);
    expect(event?.getFirstPropertyValue('url')).toBe(null);
  });

  test('has ids of its own for each day, whatever the address', () => {
    const idsOf = (site: string): unknown[] =>
      read(renderCalendar(calendar, site)).map((event) => event.getFirstPropertyValue('uid'));
    expect(idsOf('https://one.example/')).toEqual(idsOf('https://other.example/'));
    expect(new Set(idsOf('https://one.example/')).size).toBe(4);
  });

  test('takes titles as text, whatever is in them', () => {
    const title = 'A, b; c \\ d\nBEGIN:VEVENT\u0000';
    const text = renderCalendar(
      { title, stamp: null, days: calendar.days.map((day) => ({ ...day, title })) },
      undefined,
    );
    const root = new ICAL.Component(ICAL.parse(text));
    // The reader leaves what is no standard property as it stands.
    expect(root.getFirstPropertyValue('x-wr-calname')).toBe('A\\, b\\; c \\\\ d BEGIN:VEVENT ');
    const events = root.getAllSubcomponents('vevent');
    expect(events.map((event) => event.getFirstPropertyValue('summary'))).toEqual(
      Array.from({ length: 4 }, () => 'A, b; c \\ d BEGIN:VEVENT '),
    );
  });

  test('may be empty', () => {
    expect(read(renderCalendar({ title: 'T', stamp: null, days: [] }, undefined))).toEqual([]);
  });
});
