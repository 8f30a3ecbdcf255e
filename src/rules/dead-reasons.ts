// Why a dependency is dead, in words: findings, readiness and the graph say the same.
import type { DependencyEdge } from '../graph/judged.ts';

/** Continues `it needs X first, …`; undefined for what is not dead. */
export function sayDead({ dead, targets: [target, ...others] }: DependencyEdge): string | undefined {
  if (dead === null) return undefined;
  if (dead === 'missing') return 'and no collected file has it';
  if (dead === 'ambiguous') return `which ${others.length + 1} files claim`;
  if (dead === 'cycle') return 'which waits for it in turn';
  // A task is left behind with its plan.
  if (target?.kind === 'task' && target.task.status !== 'cancel')
    return `which lies in a plan that is ${dead}`;
  return `which is ${dead}${dead === 'archived' ? ' with open tasks' : ''}`;
}
