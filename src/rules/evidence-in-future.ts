import { placeInContent } from './rule.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';
import { toIso } from '../model/dates.ts';

export const evidenceInFuture: Rule = {
  name: 'evidence-in-future',
  severity: 'warning',
  title: 'Evidence from the future',
  meaning:
    'A result of a probe or a run is dated after the content was collected. It counts for nothing: the probe is unknown until its clock and ours agree, and the run is not there yet.',
  example: `"checked_at": "2027-06-27T17:55:00Z"`,
  fixed: `"checked_at": "2026-06-27T17:55:00Z"`,
  fix: 'Set the clock of the machine that writes it, or collect after the results are there.',
  check,
};

const hint = 'Check the clock of the machine that writes it.';

function check({ services, automations }: RuleContext): FindingDraft[] {
  const ofProbes = services.all.flatMap((service) =>
    service.probes.flatMap(({ id, history }) => {
      if (!history?.future) return [];
      const { count, newest, path } = history.future;
      const message = `probe ${id}: ${say(count, 'result')} dated in the future, up to ${toIso(newest)}`;
      return [
        { rule: 'evidence-in-future' as const, message, hint, subject: service.id, at: placeInContent(path) },
      ];
    }),
  );
  const ofRuns = automations.all.flatMap((automation) =>
    automation.future.map(({ scheduledFor, path }) => ({
      rule: 'evidence-in-future' as const,
      message: `a run is dated in the future, ${toIso(scheduledFor)}`,
      hint,
      subject: automation.id,
      at: placeInContent(path),
    })),
  );
  return [...ofProbes, ...ofRuns];
}

function say(count: number, noun: string): string {
  return count === 1 ? `one ${noun} is` : `${count} ${noun}s are`;
}
