/** One of the pages that a long list is spread over. */
export interface PageNumber {
  /** From 1. */
  number: number;
  href: string;
  current: boolean;
}

export function listPageNumbers(
  count: number,
  current: number,
  toHref: (page: number) => string,
): PageNumber[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return { number, href: toHref(number), current: number === current };
  });
}
