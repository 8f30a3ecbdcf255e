// Random small portals: a few plans with a few tasks, so that every combination of states comes up, and chains, cycles,
// ties and twins are common.
import fc from 'fast-check';
import type { PlanStatus, TaskStatus } from '../../src/model/status.ts';
import type { GateFacts } from './judged-texts.ts';
import { twinRepo } from './portal-facts.ts';
import type { PlanFacts, PortalFacts, ReportedFacts, TaskFacts } from './portal-facts.ts';

const today = '2026-06-15';
const days = ['2026-06-14', today, '2026-06-16'];

/** Not in natural order, and with numbers of different lengths. */
const planIds = ['OPS-WP-10', 'NET-WP-3', 'OPS-WP-9', 'LAB-WP-1'];
const taskIds = ['T10', 'T2', 'T1', 'T9'];
const missing = 'GONE-WP-1';
/** Some come before all plans in natural order, some behind. */
const toGateId = (index: number): string => `${index % 2 ? 'ACCESS' : 'PERMIT'}-${index + 1}`;

/** How often each value comes up. */
interface Mixture {
  planStatus: fc.Arbitrary<PlanStatus>;
  taskStatus: fc.Arbitrary<TaskStatus>;
  /** One in so many waits for a human, a day. */
  rarity: number;
  mostNeeds: number;
  /** Tenths of a day. */
  efforts: (number | null)[];
}

function mix<Value>(usual: Value, weight: number, ...others: Value[]): fc.Arbitrary<Value> {
  const rest = others.map((value) => ({ arbitrary: fc.constant(value), weight: 1 }));
  return fc.oneof({ arbitrary: fc.constant(usual), weight }, ...rest);
}

/** Everything that a portal can hold. */
const wild: Mixture = {
  planStatus: mix<PlanStatus>(
    'active',
    8,
    ...(['blocked', 'proposed', 'backlog', 'deferred'] as const),
    ...(['finished', 'archived', 'superseded', 'cancelled'] as const),
  ),
  taskStatus: mix<TaskStatus>('todo', 6, 'progress', 'wait', 'done', 'cancel'),
  rarity: 5,
  mostNeeds: 2,
  efforts: [null, 0, 1, 2, 3, 5, 10, 20],
};

/** Open work that goes on: long chains and ties, few reasons not to be ready. */
const busy: Mixture = {
  planStatus: mix<PlanStatus>('active', 9, 'finished'),
  taskStatus: mix<TaskStatus>('todo', 8, 'done'),
  rarity: 15,
  mostNeeds: 3,
  efforts: [null, null, null, 0, 20],
};

/** A number that picks a name once it is known which there are. */
const pick = fc.noBias(fc.nat(9999));

interface TaskDraft extends Omit<TaskFacts, 'needs' | 'short'> {
  picks: number[];
}
interface PlanDraft extends Omit<PlanFacts, 'id' | 'repo' | 'aliases' | 'needs' | 'tasks'> {
  hasAlias: boolean;
  picks: number[];
  tasks: TaskDraft[];
}
interface GateDraft extends Pick<Required<GateFacts>, 'status' | 'effortDays'> {
  picks: number[];
}
interface PortalDraft {
  plans: PlanDraft[];
  /** Claims the id of the first plan, too. */
  twin: PlanDraft | null;
  gates: GateDraft[];
  reported: Omit<ReportedFacts, 'id'>[];
  goal: number | null;
  /** Whether names lead to what stands before only: then there is no cycle. */
  isOrdered: boolean;
}

function draftPlan({ planStatus, taskStatus, rarity, mostNeeds, efforts }: Mixture): fc.Arbitrary<PlanDraft> {
  const priority = fc.option(fc.constantFrom('high', 'medium', 'low'), { freq: 2 });
  const deferUntil = mix<string | null>(null, rarity * days.length, ...days);
  const task = fc.record<TaskDraft>({
    status: taskStatus,
    picks: fc.array(pick, { maxLength: mostNeeds }),
    needsHuman: mix(false, rarity, true),
    deferUntil,
    effortTenths: fc.constantFrom(...efforts),
    priority,
  });
  return fc.record<PlanDraft>({
    status: planStatus,
    hasAlias: fc.boolean(),
    picks: fc.array(pick, { maxLength: 1 }),
    deferUntil,
    priority,
    order: fc.constantFrom(null, -1, 0, 2),
    tasks: fc.array(task, { maxLength: taskIds.length }),
  });
}

function draftPortal(mixture: Mixture): fc.Arbitrary<PortalDraft> {
  const plan = draftPlan(mixture);
  const gate = fc.record<GateDraft>({
    picks: fc.array(pick, { maxLength: 2 }),
    status: fc.constantFrom('open', 'cleared'),
    effortDays: fc.constantFrom(0, 1, 2),
  });
  const reported = fc.record<Omit<ReportedFacts, 'id'>>({
    status: fc.constantFrom(null, 'active', 'finished', 'archived', 'superseded'),
    todo: fc.nat(1),
  });
  return fc.record<PortalDraft>({
    plans: fc.array(plan, { minLength: 1, maxLength: planIds.length }),
    twin: fc.oneof({ arbitrary: fc.constant(null), weight: 9 }, { arbitrary: plan, weight: 1 }),
    gates: fc.array(gate, { maxLength: 2 }),
    reported: fc.array(reported, { maxLength: 1 }),
    goal: fc.oneof(fc.constant(null), pick),
    isOrdered: mix(true, 2, false),
  });
}

export const portals: fc.Arbitrary<PortalFacts> = fc.oneof(draftPortal(wild), draftPortal(busy)).map(toFacts);

/** Every draft gets its id, every number a name. */
function toFacts(draft: PortalDraft): PortalFacts {
  const gateIds = draft.gates.map((_, index) => toGateId(index));
  const reported = draft.reported.map((each, index) => ({ ...each, id: `AFAR-WP-${index + 1}` }));
  const others = [...gateIds, ...reported.map(({ id }) => id), missing];
  const plans = nameDrafts(draft);
  const names = plans.flatMap((plan) => [...plan.names, ...plan.tasks.map(({ name }) => name)]);
  const toNames = (picks: readonly number[], choices: readonly string[]): string[] =>
    unite(picks.flatMap((number) => pickName(number, number % 16 === 15 ? others : choices)));
  /** A task of a plan may not need what the plan is called: that is a cycle. */
  const listBefore = (name: string, own: readonly string[]): string[] =>
    draft.isOrdered ? names.slice(0, names.indexOf(name)).filter((each) => !own.includes(each)) : names;
  return {
    plans: plans.map((plan) => ({
      ...plan.facts,
      needs: toNames(plan.picks, listBefore(plan.facts.id, [])),
      tasks: plan.tasks.map(({ facts, picks, name }) => ({
        ...facts,
        needs: toNames(picks, listBefore(name, plan.names)),
      })),
    })),
    reported,
    gates: draft.gates.map(({ picks, status, effortDays }, index) => ({
      id: gateIds[index] ?? '',
      status,
      effortDays,
      blocks: toNames(picks, names),
    })),
    goal: draft.goal === null ? null : (names[draft.goal % names.length] ?? null),
    today,
  };
}

interface NamedPlan {
  names: string[];
  picks: number[];
  facts: Omit<PlanFacts, 'needs' | 'tasks'>;
  tasks: { name: string; picks: number[]; facts: Omit<TaskFacts, 'needs'> }[];
}

function nameDrafts({ plans, twin }: PortalDraft): NamedPlan[] {
  const named = plans.map((plan, index) => nameDraft(plan, planIds[index] ?? '', `repo-${index % 2}`));
  return twin ? [...named, nameDraft(twin, planIds[0] ?? '', twinRepo)] : named;
}

function nameDraft({ picks, hasAlias, tasks, ...facts }: PlanDraft, id: string, repo: string): NamedPlan {
  const aliases = hasAlias ? [`other-name-of-${id}`] : [];
  return {
    names: [id, ...aliases],
    picks,
    facts: { ...facts, id, repo, aliases },
    tasks: tasks.map((task, index) => {
      const short = taskIds[index] ?? '';
      const { picks: needed, ...rest } = task;
      return { name: `${id}-${short}`, picks: needed, facts: { ...rest, short } };
    }),
  };
}

/** Every other time in small letters. */
function pickName(number: number, choices: readonly string[]): string[] {
  const found = choices[Math.floor(number / 32) % Math.max(1, choices.length)];
  return found === undefined ? [] : [number % 32 < 16 ? found : found.toLowerCase()];
}

/** A name that is stated twice in one place counts once, as it was written first. */
function unite(names: readonly string[]): string[] {
  const byKey = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  return [...byKey.values()].toReversed();
}
