import { expect, test } from 'vitest';
import { toAsOf, toAsOfSheet, toFrame } from '../../src/portal/frame.ts';
import { planText } from '../graph/workplan-files.ts';
import { lock, portalOf } from './portal-of.ts';

test('the frame is the same for every plan’s page, whatever the moment', () => {
  const texts = { 'ops/a.md': planText('A-WP-1'), 'net/a.md': planText('N-WP-1') };
  const frame = toFrame(portalOf(texts, { base: '/s/' }), 'workplans');
  expect(frame).toMatchInlineSnapshot(`
    {
      "alternates": [],
      "asOfSheet": "/s/as-of.css",
      "fromText": "2 repositories",
      "hasPast": false,
      "home": "/s/",
      "nav": [
        {
          "current": false,
          "href": "/s/",
          "title": "Now",
        },
        {
          "current": true,
          "href": "/s/workplans/",
          "title": "Workplans",
        },
        {
          "current": false,
          "href": "/s/graph/",
          "title": "Graph",
        },
        {
          "current": false,
          "href": "/s/gates/",
          "title": "Gates",
        },
        {
          "current": false,
          "href": "/s/next/",
          "title": "Next",
        },
        {
          "current": false,
          "href": "/s/findings/",
          "title": "Findings",
        },
        {
          "current": false,
          "href": "/s/sources/",
          "title": "Sources",
        },
      ],
      "portal": "Test",
      "search": "/s/search/",
      "sources": "/s/sources/",
    }
  `);
  const later = portalOf(texts, { base: '/s/', lock: { ...lock, collected_at: '2027-01-01T00:00:00Z' } });
  expect(toFrame(later, 'workplans')).toEqual(frame);
});

test.each([
  ['the moment of the lock', {}, lock, { moment: '2026-06-27T18:00:00Z', text: '27 June 2026, 18:00 UTC' }],
  [
    'else the newest day',
    { 'ops/a.md': planText('A-WP-1', 'updated: 2026-05-01') },
    null,
    { moment: '2026-05-01', text: '1 May 2026' },
  ],
  ['else nothing', {}, null, { moment: null, text: 'an unknown day' }],
])('as of %s', (_, texts, known, expected) => {
  expect(toAsOf(portalOf(texts, { lock: known }))).toEqual(expected);
});

test('the style sheet says it, too', () => {
  expect(toAsOfSheet(portalOf({}))).toMatchInlineSnapshot(`
    ":root{--as-of:"27 June 2026, 18:00 UTC";--as-of-moment:"2026-06-27T18:00:00Z"}
    "
  `);
});
