// The critical path by looking at every chain. A chain is a row of open tasks and gates, each of which must be over
// before the next; nothing open stands before its first one, and nothing that leads to the goal behind its last.
import { compareNatural } from '../../src/model/ids.ts';
import type { GateThing, PlanThing, TaskThing, Thing, World } from './portal-facts.ts';
import { isLeftBehind, isOpen } from './slow-judgement.ts';
import type { SlowJudgement } from './slow-judgement.ts';

type Link = TaskThing | GateThing;

export interface SlowPath {
  ids: string[];
  lengthTenths: number;
  /** Other chains of the same weight, in order. */
  tied: string[][];
  slackTenths: Map<string, number>;
}

export function findPathSlowly(world: World, slow: SlowJudgement, goal: Thing | null): SlowPath {
  const links = [...world.tasks.filter((task) => isOpen(task) && !isLeftBehind(task)), ...openGates(world)];
  const before = new Map(links.map((link): [Link, Link[]] => [link, listBefore(link, world, slow)]));
  const leading = listLeading(links, before, goal && listEnds(goal, world, slow));
  const next = (link: Link): Link[] => leading.filter((each) => before.get(each)?.includes(link));
  const extend = (chain: Link[]): Link[][] => {
    const last = chain.at(-1);
    const following = last ? next(last) : [];
    return following.length ? following.flatMap((link) => extend([...chain, link])) : [chain];
  };
  const chains = leading.filter((link) => !before.get(link)?.length).flatMap((link) => extend([link]));
  const length = Math.max(0, ...chains.map(weigh));
  const [first, ...tied] = chains.filter((chain) => weigh(chain) === length).toSorted(compareChains);
  const slackOf = (link: Link): number =>
    length - Math.max(...chains.filter((chain) => chain.includes(link)).map(weigh));
  return {
    ids: first?.map(({ node }) => node) ?? [],
    lengthTenths: length,
    tied: tied.map((chain) => chain.map(({ node }) => node)),
    slackTenths: new Map(leading.map((link) => [link.node, slackOf(link)])),
  };
}

function openGates({ gates }: World): GateThing[] {
  return gates.filter(({ gate }) => gate.status !== 'cleared');
}

/** What the link and its plan need that is still to be done, and the gates in front of them. */
function listBefore(link: Link, world: World, slow: SlowJudgement): Link[] {
  if (link.kind === 'gate') return [];
  return [...listNeeded(link, world, slow), ...listNeeded(world.planOf(link), world, slow)];
}

function listNeeded(item: PlanThing | TaskThing, world: World, slow: SlowJudgement): Link[] {
  const needed = slow
    .edgesOf(item)
    .filter(({ verdict }) => verdict === 'pending')
    .flatMap(({ name }) => world.named(name));
  const links = needed.flatMap((target): Link[] => {
    if (target.kind === 'plan') return listOfPlan(target, world, slow);
    return target.kind === 'reported' ? [] : [target];
  });
  const holding = openGates(world).filter(({ gate }) =>
    gate.blocks.some((name) => world.named(name).some((held) => held === item)),
  );
  return [...links, ...holding];
}

/** A plan stands for its open tasks; without one, for what it needs itself. */
function listOfPlan(plan: PlanThing, world: World, slow: SlowJudgement): Link[] {
  const open = plan.tasks.filter((task) => isOpen(task) && !isLeftBehind(task));
  return open.length ? open : listNeeded(plan, world, slow);
}

/** Everything from which a way leads to the goal: to the task, or to what the plan stands for unless it is over. */
function listLeading(links: Link[], before: ReadonlyMap<Link, Link[]>, ends: Link[] | null): Link[] {
  if (!ends) return links;
  const leading = new Set(links.filter((link) => ends.includes(link)));
  for (const link of leading) for (const each of before.get(link) ?? []) leading.add(each);
  return [...leading];
}

function listEnds(goal: Thing, world: World, slow: SlowJudgement): Link[] {
  if (goal.kind === 'task' || goal.kind === 'gate') return [goal];
  if (goal.kind !== 'plan') return [];
  const isOver = goal.plan.status === 'finished' || isLeftBehind(goal);
  return isOver ? goal.tasks.filter(isOpen) : listOfPlan(goal, world, slow);
}

function weigh(chain: Link[]): number {
  const tenths = chain.map((link) =>
    link.kind === 'task' ? (link.task.effortTenths ?? 10) : (link.gate.effortDays ?? 0) * 10,
  );
  return tenths.reduce((sum, each) => sum + each, 0);
}

/** With a gate first, then by the ids. */
function compareChains(a: Link[], b: Link[]): number {
  const gates = [a, b].map((chain) => (chain.some(({ kind }) => kind === 'gate') ? 0 : 1));
  const byGate = (gates[0] ?? 0) - (gates[1] ?? 0);
  if (byGate) return byGate;
  for (const [index, { node }] of a.entries()) {
    const order = compareNatural(node, b[index]?.node ?? '');
    if (order) return order;
  }
  return 0;
}
