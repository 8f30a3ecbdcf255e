// The verdict as pages show it.
import type { Portal } from './portal.ts';
import { buildVerdict } from './verdict.ts';
import { countOf } from './words.ts';

export interface VerdictView {
  state: 'stable' | 'not-stable';
  /** `Stable`; `Not stable, for two reasons`. */
  text: string;
  reasons: { text: string; href: string }[];
}

export function toVerdictView(portal: Portal): VerdictView {
  const { isStable, reasons } = buildVerdict(portal);
  return {
    state: isStable ? 'stable' : 'not-stable',
    text: isStable ? 'Stable' : `Not stable, for ${countOf(reasons.length, 'reason')}`,
    reasons: reasons.map(({ text, href }) => ({ text, href })),
  };
}
