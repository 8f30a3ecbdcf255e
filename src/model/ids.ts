// An id is compared without regard to case everywhere; it is shown as its author wrote it.

/** What a workplan or task id may look like: letters, digits, dot, underscore, hyphen; 128 characters at most. */
export const idPattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/;

/** The form in which two ids are compared. */
export function toIdKey(id: string): string {
  return id.toLowerCase();
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Natural order: `T2` before `T10`. Ties fall back to code units, so the order is total on any machine. */
export function compareNatural(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
