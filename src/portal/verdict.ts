// The verdict: a portal is stable when nothing in it contradicts itself and everybody knows what to do next. Each
// condition is one entry of the list; what does not meet it is a reason.
import type { Finding, RuleName } from '../model/finding.ts';
import { valueOf } from '../model/gate-fields.ts';
import type { GateField } from '../model/gate-fields.ts';
import { sayBreakInWords } from './automation-view.ts';
import type { Portal } from './portal.ts';

export interface Verdict {
  isStable: boolean;
  /** Condition by condition; none where it is stable. */
  reasons: VerdictReason[];
}

export interface VerdictReason {
  /** Name of the condition that is not met. */
  condition: string;
  /** A sentence that names what it is about. */
  text: string;
  ids: string[];
  href: string;
}

interface Condition {
  name: string;
  check(portal: Portal): Omit<VerdictReason, 'condition'>[];
}

/** Rules that fire where two statements about a status cannot both be true. */
const contradictions: readonly RuleName[] = [
  'finished-with-open-tasks',
  'open-with-all-tasks-done',
  'reported-counts-differ',
];

const conditions: readonly Condition[] = [
  { name: 'active-plans-have-tasks', check: (portal) => toReasons(portal, ['active-without-tasks']) },
  { name: 'statuses-agree', check: (portal) => toReasons(portal, contradictions) },
  { name: 'gates-have-owner-and-route', check: checkGates },
  { name: 'required-runs-are-clean', check: checkAutomations },
  { name: 'services-are-known', check: checkServices },
  { name: 'something-is-next', check: checkNext },
];

export const conditionNames: readonly string[] = conditions.map(({ name }) => name);

export function buildVerdict(portal: Portal): Verdict {
  const reasons = conditions.flatMap(({ name, check }) =>
    check(portal).map((reason) => ({ condition: name, ...reason })),
  );
  return { isStable: reasons.length === 0, reasons };
}

type Reasons = ReturnType<Condition['check']>;

/** What is suppressed does not count: the team has decided to live with it. */
function toReasons({ findings, links }: Portal, rules: readonly RuleName[]): Reasons {
  const toReason = ({ rule, subject, message }: Finding): Reasons[number] => ({
    text: `${subject}: ${message}.`,
    ids: [subject],
    href: links.rule(rule),
  });
  return findings.filter(({ rule }) => rules.includes(rule)).map(toReason);
}

const neededOfGates: readonly GateField[] = ['owner', 'route'];

function checkGates({ catalog, links }: Portal): Reasons {
  return catalog.gates.flatMap(({ id, gate, node }) => {
    const missing = neededOfGates.filter((field) => valueOf(gate, field) === null);
    if (gate.status !== 'open' || missing.length === 0) return [];
    return [
      { text: `The gate ${id} has no ${missing.join(' and no ')}.`, ids: [id], href: links.gate(node) },
    ];
  });
}

function checkAutomations({ automations, links }: Portal): Reasons {
  return automations.all
    .filter(({ config, streak }) => config.required > 0 && streak.length === 0)
    .map(({ id, streak: { brokenBy } }) => ({
      text: `${id} has no clean run${brokenBy ? `: ${sayBreakInWords(brokenBy)}` : ' yet'}.`,
      ids: [id],
      href: links.automation(id),
    }));
}

function checkServices({ services, links }: Portal): Reasons {
  return services.all
    .filter(({ status }) => status === 'unknown')
    .map(({ id, isStale }) => ({
      text: `Nobody knows how ${id} is: ${isStale ? 'its evidence has expired' : 'there is no evidence that counts'}.`,
      ids: [id],
      href: links.service(id),
    }));
}

function checkNext({ judgement, links }: Portal): Reasons {
  if (judgement.next.length > 0) return [];
  return [{ text: 'No task is ready to be picked up.', ids: [], href: links.next }];
}
