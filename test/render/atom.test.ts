import { describe, expect, test } from 'vitest';
import { renderAtom } from '../../src/render/atom.ts';
import type { AtomFeed } from '../../src/render/atom.ts';

const feed: AtomFeed = {
  subject: 'owner mira',
  title: 'Portal: what waits for mira',
  text: 'One gate waits for mira.',
  href: '/status/owners/mira/feed.xml',
  pageHref: '/status/owners/mira/',
  day: '2026-06-20',
  entries: [
    {
      subject: 'gate g',
      title: 'Gate: The key',
      href: '/status/gates/g/',
      day: '2026-06-20',
      text: 'route: board',
    },
  ],
};

describe('an Atom feed', () => {
  test('is the same whenever it is made', () => {
    expect(renderAtom(feed, { site: 'https://status.example/', author: 'Portal' })).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
          <id>urn:uuid:e2de59d8-e01f-8623-aab1-4416da08475a</id>
          <title>Portal: what waits for mira</title>
          <updated>2026-06-20T00:00:00.000Z</updated>
          <generator>Cairn</generator>
          <author>
              <name>Portal</name>
          </author>
          <link rel="alternate" href="https://status.example/status/owners/mira/"/>
          <link rel="self" href="https://status.example/status/owners/mira/feed.xml"/>
          <subtitle>One gate waits for mira.</subtitle>
          <entry>
              <title type="html"><![CDATA[Gate: The key]]></title>
              <id>urn:uuid:f6ce01fd-634f-8bca-82d9-e3429a49a9ed</id>
              <link href="https://status.example/status/gates/g/"/>
              <updated>2026-06-20T00:00:00.000Z</updated>
              <summary type="html"><![CDATA[route: board]]></summary>
              <published>2026-06-20T00:00:00.000Z</published>
          </entry>
      </feed>"
    `);
  });

  test('keeps paths where the address of the site is not known', () => {
    const xml = renderAtom(feed, { site: undefined, author: 'Portal' });
    expect([...xml.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/status/owners/mira/',
      '/status/owners/mira/feed.xml',
      '/status/gates/g/',
    ]);
    expect(xml).not.toContain('invalid');
  });

  test('has ids that do not depend on the address', () => {
    const idsOf = (site: string): string[] => [
      ...(renderAtom(feed, { site, author: 'Portal' }).match(/<id>.*<\/id>/g) ?? []),
    ];
    expect(idsOf('https://a.example/')).toEqual(idsOf('https://b.example/'));
    for (const id of idsOf('https://a.example/')) {
      expect(id).toMatch(
        /^<id>urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}<\/id>$/,
      );
    }
  });

  test('shows text as text, and holds nothing that XML cannot', () => {
    const hostile = '<b>&amp; ]]> <script>\u0000\u0008\ud800\uffff';
    const xml = renderAtom(
      {
        ...feed,
        title: hostile,
        text: hostile,
        entries: [{ ...feed.entries[0]!, title: hostile, text: hostile }],
      },
      { site: undefined, author: hostile },
    );
    // Titles and texts of entries are HTML: what looks like a tag there is escaped inside.
    const html = [...xml.matchAll(/<(?:title|summary) type="html"><!\[CDATA\[(.*?)\]\]></g)].map(
      ([, text]) => text,
    );
    expect(html).toHaveLength(2);
    for (const text of html) expect(text).not.toMatch(/<(?!!\[CDATA)/);
    expect(xml).not.toMatch(/<script|<b>|[\u0000-\u0008\uffff]/);
    expect(xml.isWellFormed()).toBe(true);
  });
});
