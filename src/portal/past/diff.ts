// What changed between two checkpoints: a pure function of the two, for the build and for the browser.
// Things are the same when they have the same name in the graph; each says what became of it, and which fields changed.
import { nodeOf } from '../../model/checkpoint.ts';
import type {
  Checkpoint,
  CheckpointFinding,
  CheckpointGate,
  CheckpointPlan,
  CheckpointTask,
} from '../../model/checkpoint.ts';
import { closedPlanStatuses, isOpenTask } from '../../model/status.ts';
import { listFieldChanges } from './fields.ts';
import type { FieldChange, Things } from './fields.ts';

/** `closed` and `reopened`: what counts as work left, or waits for a human, and what does not. */
export type Fate = 'added' | 'closed' | 'reopened' | 'removed' | 'changed';

export interface Change<Thing> {
  fate: Fate;
  /** As it stands after; as it stood before where it was removed. */
  thing: Thing;
  /** None for what was added or removed. */
  fields: FieldChange[];
}

export interface PlanChange extends Omit<Change<CheckpointPlan>, 'fate'> {
  /** Null where only its tasks changed. */
  fate: Fate | null;
  /** None for a plan that was added or removed: all of them were, too. */
  tasks: Change<CheckpointTask>[];
}

/** What is only in one of two lists. */
export interface Difference<Thing> {
  added: Thing[];
  removed: Thing[];
}

export interface CheckpointDiff {
  before: Checkpoint;
  after: Checkpoint;
  /** Conditions of the verdict that are not met any more, and those that are now. */
  verdict: Difference<Checkpoint['verdict']['reasons'][number]>;
  plans: PlanChange[];
  gates: Change<CheckpointGate>[];
  /** Those that are not suppressed, without those for information. */
  findings: Difference<CheckpointFinding>;
  cycles: Difference<string[]>;
  /** Steps that entered the critical path, and left it. */
  path: Difference<Checkpoint['critical_path']['steps'][number]>;
  services: Change<Checkpoint['services'][number]>[];
  automations: Change<Checkpoint['automations'][number]>[];
}

/** `before` need not be the older one. */
export function diffCheckpoints(before: Checkpoint, after: Checkpoint): CheckpointDiff {
  return {
    before,
    after,
    verdict: differ(before.verdict.reasons, after.verdict.reasons, ({ condition, text }) =>
      [condition, text].join('\n'),
    ),
    plans: diffPlans(before.plans, after.plans),
    gates: diffThings('gate', before.gates, after.gates, isCleared),
    findings: diffFindings(before.findings, after.findings),
    cycles: differ(before.cycles, after.cycles, (ids) => ids.toSorted().join(' ')),
    path: differ(before.critical_path.steps, after.critical_path.steps, ({ node }) => node),
    services: diffThings('service', before.services, after.services),
    automations: diffThings('automation', before.automations, after.automations),
  };
}

/** Whether nothing of what the pages of a day show is different. */
export function isSame({
  plans,
  gates,
  findings,
  cycles,
  path,
  services,
  automations,
}: CheckpointDiff): boolean {
  const differences = [findings, cycles, path].flatMap(({ added, removed }) => [...added, ...removed]);
  return [plans, gates, services, automations, differences].every(({ length }) => length === 0);
}

function diffPlans(before: readonly CheckpointPlan[], after: readonly CheckpointPlan[]): PlanChange[] {
  const earlier = byNode(before);
  const itself = new Map(
    diffThings('plan', before, after, isClosedPlan).map((change) => [nodeOf(change.thing), change]),
  );
  const removed = [...itself.values()].filter(({ fate }) => fate === 'removed');
  return [...after, ...removed.map(({ thing }) => thing)].flatMap((plan): PlanChange[] => {
    const own = itself.get(nodeOf(plan));
    const was = earlier.get(nodeOf(plan));
    const isWhole = own?.fate === 'added' || own?.fate === 'removed';
    const tasks =
      was && was !== plan && !isWhole ? diffThings('task', was.tasks, plan.tasks, isOverTask) : [];
    if (!own && tasks.length === 0) return [];
    return [{ fate: own?.fate ?? null, thing: plan, fields: own?.fields ?? [], tasks }];
  });
}

interface Named {
  id: string;
  node?: string | undefined;
}

/** In the order of what stands after, then what was removed. */
function diffThings<Kind extends keyof Things>(
  kind: Kind,
  before: readonly Things[Kind][],
  after: readonly Things[Kind][],
  isOver: (thing: Things[Kind]) => boolean = () => false,
): Change<Things[Kind]>[] {
  const earlier = byNode(before);
  const later = byNode(after);
  const changes = after.flatMap((thing): Change<Things[Kind]>[] => {
    const was = earlier.get(nodeOf(thing));
    if (!was) return [{ fate: 'added', thing, fields: [] }];
    // Checkpoints that are read one after the other share what did not change.
    if (was === thing) return [];
    const fields = listFieldChanges(kind, was, thing, isOver(was) || isOver(thing));
    if (isOver(was) !== isOver(thing))
      return [{ fate: isOver(thing) ? 'closed' : 'reopened', thing, fields }];
    return fields.length ? [{ fate: 'changed', thing, fields }] : [];
  });
  const removed = before.filter((thing) => !later.has(nodeOf(thing)));
  return [
    ...changes,
    ...removed.map((thing): Change<Things[Kind]> => ({ fate: 'removed', thing, fields: [] })),
  ];
}

function byNode<Thing extends Named>(things: readonly Thing[]): Map<string, Thing> {
  return new Map(things.map((thing) => [nodeOf(thing), thing]));
}

function isOverTask({ status }: CheckpointTask): boolean {
  return !isOpenTask(status);
}

function isClosedPlan({ status }: CheckpointPlan): boolean {
  return status !== null && closedPlanStatuses.includes(status);
}

function isCleared({ status }: CheckpointGate): boolean {
  return status === 'cleared';
}

/** What `before` and `after` have in common is left out, as often as it is in both. */
function differ<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  keyOf: (thing: Thing) => string,
): Difference<Thing> {
  return { added: without(after, before, keyOf), removed: without(before, after, keyOf) };
}

function without<Thing>(
  things: readonly Thing[],
  others: readonly Thing[],
  keyOf: (thing: Thing) => string,
): Thing[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(keyOf(other), (left.get(keyOf(other)) ?? 0) + 1);
  return things.filter((thing) => {
    const count = left.get(keyOf(thing)) ?? 0;
    left.set(keyOf(thing), count - 1);
    return count <= 0;
  });
}

/** A finding is the same while its rule says it of the same subject in the same file, in other words or another line. */
function diffFindings(
  before: readonly CheckpointFinding[],
  after: readonly CheckpointFinding[],
): Difference<CheckpointFinding> {
  const standing = ({ suppressed }: CheckpointFinding): boolean => suppressed === null;
  const inTheSameWords = differ(before.filter(standing), after.filter(standing), (finding) =>
    [toFindingKey(finding), finding.message].join('\n'),
  );
  return differ(inTheSameWords.removed, inTheSameWords.added, toFindingKey);
}

function toFindingKey({ rule, subject, repo, path }: CheckpointFinding): string {
  return [rule, subject, repo, path].join('\n');
}
