// Days → a calendar (RFC 5545): an event of a whole day for each, which makes nobody busy.
import createCalendar, { ICalEventTransparency } from 'ical-generator';
import { dayMs, startOfDay } from '../model/dates.ts';
import { toEntryId } from './entry-id.ts';

export interface CalendarEntry {
  subject: string;
  /** UTC day. */
  day: string;
  title: string;
  text: string;
  href: string;
}

export interface CalendarSpec {
  title: string;
  stamp: string | null;
  days: CalendarEntry[];
}

const unknownMoment = '1970-01-01T00:00:00Z';

/** Events have an address only where that of the site is known: a calendar resolves no paths. */
export function renderCalendar({ title, stamp, days }: CalendarSpec, site: string | undefined): string {
  const calendar = createCalendar({
    // The library takes this one for ready text.
    name: toPlain(title).replace(/([\\,;])/g, '\\$1'),
    prodId: { company: 'Cairn', product: 'Portal', language: 'EN' },
  });
  for (const { subject, day, title: summary, text, href } of days) {
    const start = startOfDay(day);
    calendar.createEvent({
      id: toEntryId(title, subject),
      stamp: new Date(stamp ?? unknownMoment),
      start: new Date(start),
      end: new Date(start + dayMs),
      allDay: true,
      timezone: 'UTC',
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: toPlain(summary),
      description: text.split('\n').map(toPlain).join('\n'),
      url: site === undefined ? null : new URL(href, site).href,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** One line of text that any program can read. */
function toPlain(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
