// The goal that portal.yaml names must exist: a path to nowhere would be shown as "nothing is left to do".
import { PortalError } from '../model/portal-error.ts';
import type { Portal } from './portal.ts';

/** Throws a PortalError with code 2 where portal.yaml names a goal that is neither a plan nor a task. */
export function checkGoal({ config, judgement, catalog }: Portal): void {
  if (config.goal === undefined || judgement.goal) return;
  const { line, column } = config.goalPlace ?? { line: 1, column: 1 };
  const isReported = catalog.find(config.goal).length > 0;
  throw new PortalError(
    `portal.yaml:${line}:${column}: \`goal\`: ${config.goal} ${isReported ? 'has no file of its own' : 'is no plan or task'}.`,
    {
      code: 2,
      hint: 'Name a plan or task that was collected, or leave the goal out: then all open work counts.',
    },
  );
}
