// Dates are UTC days written YYYY-MM-DD; moments are ISO 8601 in UTC. Nobody here asks a clock.

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists: `2026-02-30` does not. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The UTC day of a moment. */
export function toDay(moment: string): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
