// A sentence about the state of services. It holds until the first of their evidence expires; a browser that is open
// later says of when it was.
import type { ServiceState } from '../graph/services.ts';
import { toIso } from '../model/dates.ts';
import { toAsOf } from './frame.ts';
import type { Portal } from './portal.ts';

export interface DatedSentence {
  text: string;
  /** Moment in ISO 8601; null where nothing can expire. */
  expiresAt: string | null;
  /** What is said from then on. */
  expiredText: string;
}

export function toDatedSentence(
  text: string,
  services: readonly ServiceState[],
  portal: Portal,
): DatedSentence {
  const moments = services.flatMap(({ expiresAt }) => expiresAt ?? []);
  return {
    text,
    expiresAt: moments.length ? toIso(Math.min(...moments)) : null,
    expiredText: `As of ${toAsOf(portal).text}: ${text}`,
  };
}
