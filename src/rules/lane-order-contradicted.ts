import type { Rule, RuleContext } from './rule.ts';
import { findContradictions } from '../graph/lanes.ts';
import type { PlacedLane } from '../graph/lanes.ts';
import type { FindingDraft } from '../model/finding.ts';

export const laneOrderContradicted: Rule = {
  name: 'lane-order-contradicted',
  severity: 'warning',
  title: 'Dependency that runs against the lanes',
  meaning:
    'The authored critical path puts this work into an earlier lane than what it needs first. Either the order of the lanes or the dependency is out of date; readers of the one are misled by the other.',
  example: `1. Access: \`OPS-WP-0007\`
2. Evidence: \`OPS-WP-0009\`

id: OPS-WP-0007-T02
depends_on: [OPS-WP-0009]`,
  fixed: `1. Evidence: \`OPS-WP-0009\`
2. Access: \`OPS-WP-0007\`

id: OPS-WP-0007-T02
depends_on: [OPS-WP-0009]`,
  fix: 'Change the order of the lanes, move the plan to another lane, or remove the dependency.',
  check,
};

function check({ judgement }: RuleContext): FindingDraft[] {
  return findContradictions(judgement.lanes, judgement.dependencies.all).map(({ edge, earlier, later }) => ({
    rule: 'lane-order-contradicted' as const,
    message: `it stands in ${sayLane(earlier)}, but needs ${edge.stated.target} first, which stands in ${sayLane(later)} of ${earlier.by.id}`,
    hint: 'Change the order of the lanes, or remove the dependency.',
    subject: edge.dependant.id,
    at: edge.at,
  }));
}

function sayLane({ position, lane }: PlacedLane): string {
  return `lane ${position + 1} (${lane.title})`;
}
