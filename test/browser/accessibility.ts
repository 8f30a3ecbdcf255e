import axe from 'axe-core';
import type { Page } from 'playwright-core';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose answer depends on the theme. */
export const colourRules: readonly string[] = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with the page as it stands: one line per element, `rule: selector (what is wrong)`.
 * Without `rules` all that the standards ask for.
 * The page needs JavaScript. The debugger evaluates axe, so the page's content security policy stays in force.
 */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const results = await page.evaluate(
    // `axe` is the global of the page that the line above has made.
    (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
    rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: STANDARDS },
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat(2).join(' ')} (${help})`),
  );
}
