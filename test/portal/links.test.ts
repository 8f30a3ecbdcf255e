import { describe, expect, test } from 'vitest';
import { createLinks } from '../../src/portal/links.ts';

describe.each(['/', '/status/', '/a/b/'])('below %s', (base) => {
  const links = createLinks(base);

  test('every address begins with the base and ends as a folder or a file', () => {
    const addresses = [
      links.home,
      links.workplans,
      links.findings,
      links.sources,
      links.search,
      links.plan('CUST-WP-0001'),
      links.plansPage(1),
      links.plansPage(2),
      links.graphPlans,
      links.graphEdges(1),
      links.graphEdges(2),
      links.rule('overdue'),
      links.document('tasks'),
      links.schema('tasks'),
    ];
    for (const address of addresses) {
      expect(address.startsWith(base)).toBe(true);
      expect(address).toMatch(/(?:\/|\.json)$/);
      expect(address).not.toContain('//');
      expect(new URL(address, 'https://host.example').href).toBe(`https://host.example${address}`);
    }
  });

  test('a page of the list, a task, a document and its schema', () => {
    expect(links.plansPage(1)).toBe(links.workplans);
    expect(links.plansPage(12)).toBe(`${base}workplans/page/12/`);
    expect(links.task('CUST-WP-0001', 'CUST-WP-0001-T02')).toBe(
      `${base}workplans/CUST-WP-0001/#CUST-WP-0001-T02`,
    );
    expect(links.document('tasks')).toBe(`${base}api/v1/tasks.json`);
    expect(links.schema('tasks')).toBe(`${base}schemas/tasks.v1.json`);
  });
});

test.each([
  ['CUST-WP-0001', '/workplans/CUST-WP-0001/'],
  ['CUST-WP-0001@net-core', '/workplans/CUST-WP-0001@net-core/'],
  ['a_b.c-d@e-2', '/workplans/a_b.c-d@e-2/'],
])('the address of %s is readable', (slug, expected) => {
  expect(createLinks('/').plan(slug)).toBe(expected);
});
