// The list of checkpoints, newest first.
import type { CheckpointHead } from '../model/checkpoint-head.ts';
import { countTasks } from '../model/status.ts';
import type { Portal } from './portal.ts';
import { countOf, formatDay, formatDays, formatNumber, toSentence } from './words.ts';

export interface CheckpointRow {
  id: string;
  href: string;
  title: string;
  state: 'stable' | 'not-stable';
  stateWord: string;
  openTasks: string;
  openGates: string;
  findings: string;
  path: string;
  isReconstructed: boolean;
}

export interface CheckpointsPage {
  headline: string;
  rows: CheckpointRow[];
  latestHref: string;
  documentHref: string;
}

export function buildCheckpointsPage({ checkpoints, links }: Portal): CheckpointsPage {
  return {
    headline: sayAll(checkpoints),
    rows: checkpoints.toReversed().map((head) => ({
      id: head.id,
      href: links.checkpoint(head.id),
      title: head.title,
      state: head.isStable ? 'stable' : 'not-stable',
      stateWord: sayStable(head.isStable),
      openTasks: formatNumber(countTasks(head.tasks, 'open')),
      openGates: formatNumber(head.openGates),
      findings: formatNumber(head.errors + head.warnings),
      path: formatDays(head.pathDays),
      isReconstructed: head.isReconstructed,
    })),
    latestHref: links.checkpoint('latest'),
    documentHref: links.document('checkpoints'),
  };
}

export function sayStable(isStable: boolean): string {
  return isStable ? 'stable' : 'not stable';
}

/** `Six checkpoints, two of them stable; the newest is of 27 June 2026.` */
function sayAll(checkpoints: readonly CheckpointHead[]): string {
  const newest = checkpoints.at(-1);
  if (!newest) return 'No checkpoint has been made yet.';
  const stable = checkpoints.filter(({ isStable }) => isStable).length;
  const of = stable ? `${countOf(stable, 'of them', 'of them')} stable` : 'none of them stable';
  return `${toSentence(countOf(checkpoints.length, 'checkpoint'))}, ${of}; the newest is of ${formatDay(newest.date)}.`;
}
