// Invented work for judging: plans with ten open tasks each, and dependencies on earlier tasks and plans only (so: no
// cycle). Built as parsed, because here parsing is not measured.
import type { Gate, GateFile } from '../../src/model/gate.ts';
import type { Dependency, Task, Workplan, WorkplanFile } from '../../src/model/workplan.ts';
import { createRandom, type Random } from './random.ts';

const TASKS_PER_PLAN = 10;
const GATE_EVERY = 100;
const PLACE = { line: 1, column: 1 };

/**
 * `mixed`: dependencies on anything earlier. `layers`: each task needs several of the layer before, all of one weight, so
 * that ties abound. `chain`: each task needs the ones right before it, one chain as long as there are tasks.
 */
export type Shape = 'mixed' | 'layers' | 'chain';
export const SHAPES: readonly Shape[] = ['mixed', 'layers', 'chain'];

export interface WorkSize {
  readonly seed: number;
  readonly tasks: number;
  /** Stated dependencies. */
  readonly edges: number;
}

export interface Work {
  readonly files: WorkplanFile[];
  readonly gateFiles: GateFile[];
  readonly edges: number;
}

export function createWork(shape: Shape, { seed, tasks, edges }: WorkSize): Work {
  const random = createRandom(seed);
  const perTask = Math.round(edges / tasks);
  const plans = Math.ceil(tasks / TASKS_PER_PLAN);
  const files = Array.from({ length: plans }, (_, plan) =>
    toFile(
      plan,
      Array.from({ length: TASKS_PER_PLAN }, (_, task) => {
        const number = plan * TASKS_PER_PLAN + task;
        const needs = new Set(
          Array.from({ length: perTask }, (_, each) => PICKERS[shape](random, number, each)),
        );
        return toTask(
          number,
          random,
          [...needs].filter((target) => target !== undefined),
        );
      }),
    ),
  );
  const stated = files.flatMap(({ plan }) => plan?.tasks.flatMap(({ dependencies }) => dependencies) ?? []);
  return { files, gateFiles: [toGateFile(tasks)], edges: stated.length };
}

type Picker = (random: Random, number: number, each: number) => string | undefined;

const LAYER = 100;
const PICKERS: Record<Shape, Picker> = {
  mixed: (random, number) => {
    const plan = Math.floor(number / TASKS_PER_PLAN);
    if (plan > 0 && random.chance(0.1)) return toPlanId(random.integer(Math.max(0, plan - 400), plan - 1));
    return number > 0 ? toTaskId(random.integer(Math.max(0, number - 4000), number - 1)) : undefined;
  },
  layers: (random, number) => {
    const first = Math.floor(number / LAYER) * LAYER - LAYER;
    return first < 0 ? undefined : toTaskId(first + random.integer(0, LAYER - 1));
  },
  chain: (_, number, each) => (number > each ? toTaskId(number - each - 1) : undefined),
};

const toPlanId = (plan: number): string => `GEN-WP-${String(plan + 1).padStart(5, '0')}`;
const toTaskId = (number: number): string =>
  `${toPlanId(Math.floor(number / TASKS_PER_PLAN))}-T${String((number % TASKS_PER_PLAN) + 1).padStart(2, '0')}`;

function toFile(number: number, tasks: Task[]): WorkplanFile {
  const id = toPlanId(number);
  return {
    repo: `repo-${number % 20}`,
    path: `${id}.md`,
    digest: '',
    size: 0,
    plan: toPlan(id, tasks),
    findings: [],
  };
}

function toPlan(id: string, tasks: Task[]): Workplan {
  return {
    ...PLACE,
    id,
    title: id,
    type: 'workplan',
    status: 'active',
    domain: null,
    repo: '',
    owner: null,
    topicSlug: null,
    priority: null,
    order: null,
    created: null,
    updated: null,
    registryId: null,
    aliases: [],
    goal: null,
    deferUntil: null,
    effortDays: null,
    dependencies: [],
    mentions: [],
    log: [],
    tasks,
    gates: [],
    lanes: [],
    reports: [],
    extra: [],
    places: { status: PLACE, updated: PLACE },
  };
}

function toTask(number: number, random: Random, targets: string[]): Task {
  return {
    ...PLACE,
    id: toTaskId(number),
    title: '',
    status: 'todo',
    priority: random.pick(['high', 'medium', 'low', null]),
    needsHuman: false,
    owner: null,
    effortDays: null,
    due: null,
    deferUntil: null,
    registryId: null,
    doneWhen: null,
    log: [],
    dependencies: targets.map((target): Dependency => ({ ...PLACE, target, from: 'task-block' })),
    requires: [],
    mentions: [],
    lastLine: 1,
    extra: [],
  };
}

/** Gates hold single tasks here and there. */
function toGateFile(tasks: number): GateFile {
  const gates = Array.from({ length: Math.floor(tasks / GATE_EVERY) }, (_, index): Gate => ({
    ...PLACE,
    id: `GATE-${index + 1}`,
    title: '',
    gateKind: 'human',
    owner: null,
    route: null,
    host: null,
    evidence: null,
    fallback: null,
    nextCommand: null,
    decision: null,
    status: 'open',
    blocks: [{ ...PLACE, target: toTaskId(index * GATE_EVERY) }],
    requires: [],
    effortDays: null,
    opened: null,
    cleared: null,
    extra: [],
  }));
  return { repo: '', path: 'gates/all.yaml', digest: '', size: 0, gates, findings: [] };
}
