import type { Page } from 'playwright-core';

/**
 * What reaches beyond the page or its own column without being scrolled inside it, `tag.class: 12 px`; the
 * innermost element of several.
 */
export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const excess = (element: Element): number => {
      const column = element.closest('.plan-main, .rail, .columns > *, .wrap') ?? document.documentElement;
      const right = Math.min(column.getBoundingClientRect().right, document.documentElement.clientWidth);
      return Math.round(element.getBoundingClientRect().right - right);
    };
    const isOwn = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { overflowX, position } = getComputedStyle(at);
        if (overflowX !== 'visible' || position === 'absolute') return false;
      }
      return getComputedStyle(element).position !== 'absolute' && !element.closest('svg svg, svg > *');
    };
    const wide = [...document.body.querySelectorAll('*')].filter((each) => excess(each) > 1 && isOwn(each));
    const found = wide
      .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${excess(element)} px`);
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...found, `the page: ${scrollWidth - clientWidth} px`] : found;
  });
}
