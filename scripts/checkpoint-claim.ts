// One command at a time writes checkpoints of a content folder: the one that has the desk.
import { withDesk as withAnyDesk } from './desk.ts';

/**
 * Calls `work` with an empty folder in which nobody else writes. Throws a PortalError where somebody else has the desk, or
 * has taken it over meanwhile.
 */
export async function withDesk<T>(folder: string, work: (sheet: string) => Promise<T>): Promise<T> {
  const desk = { folder, name: '.writing', work: 'writing a checkpoint', longestMs: 10 * 60_000, waitMs: 0 };
  return withAnyDesk(desk, work);
}
