// What holds for any portal: the judgement equals the contract, read slowly, and loses nothing on the way.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { buildCatalog } from '../../src/graph/catalog.ts';
import type { DependencyEdge } from '../../src/graph/judged.ts';
import { judge } from '../../src/graph/judgement.ts';
import type { Judgement } from '../../src/graph/judgement.ts';
import { compareNatural } from '../../src/model/ids.ts';
import type { GateFile } from '../../src/model/gate.ts';
import type { ReadinessState } from '../../src/model/status.ts';
import type { WorkplanFile } from '../../src/model/workplan.ts';
import { nothing, sayReadiness, sayVerdict } from './judged-texts.ts';
import type { JudgedPortal } from './judged-texts.ts';
import { toGateFiles, toTexts, toWorld } from './portal-facts.ts';
import type { PortalFacts, TaskThing, World } from './portal-facts.ts';
import { portals } from './random-portals.ts';
import { findPathSlowly } from './slow-critical-path.ts';
import { judgeSlowly } from './slow-judgement.ts';
import { toFiles } from './workplan-files.ts';

// A second on a quiet machine.
vi.setConfig({ testTimeout: 60_000 });

/** On CI always the same inputs: a failure there comes from the change. */
const options = { numRuns: 300, ...(process.env['CI'] && { seed: 1 }) };

function check(holds: (facts: PortalFacts) => void): void {
  fc.assert(fc.property(portals, holds), options);
}

function judgeFacts(facts: PortalFacts): JudgedPortal {
  return judgeFiles(facts, toFiles(toTexts(facts)), toGateFiles(facts));
}

function judgeFiles(facts: PortalFacts, files: WorkplanFile[], gateFiles: GateFile[]): JudgedPortal {
  const catalog = buildCatalog(files, gateFiles);
  const { goal, today } = facts;
  return { catalog, judgement: judge({ catalog, goal: goal ?? undefined, today, standing: nothing }) };
}

test('the portals of these tests are read as they were meant', () => {
  check((facts) => {
    const { catalog } = judgeFacts(facts);
    const { things } = toWorld(facts);
    const items = [...catalog.plans, ...catalog.tasks, ...catalog.gates, ...catalog.reported];
    expect(items.map(({ kind, node }) => `${kind} ${node}`).toSorted()).toEqual(
      things.map(({ kind, node }) => `${kind} ${node}`).toSorted(),
    );
  });
});

test('verdicts are those of the slow definition', () => {
  check((facts) => {
    const world = toWorld(facts);
    const slow = judgeSlowly(world);
    const expected = [...world.plans, ...world.tasks]
      .flatMap((item) => slow.edgesOf(item))
      .map(({ dependant, name, verdict, dead }) => {
        const why = dead === null ? '' : ` (${dead})`;
        return `${dependant.node} needs ${name}: ${verdict}${why}`;
      });
    expect(judgeFacts(facts).judgement.dependencies.all.map(sayVerdict).toSorted()).toEqual(
      expected.toSorted(),
    );
  });
});

test('readiness is that of the slow definition, with every reason that applies', () => {
  check((facts) => {
    const world = toWorld(facts);
    const slow = judgeSlowly(world);
    const { catalog, judgement } = judgeFacts(facts);
    const got = catalog.tasks.map((task) => {
      const { state, reasons } = judgement.readinessOf(task);
      return sayStates(task.node, state, new Set(reasons.map((reason) => reason.state)));
    });
    const expected = world.tasks.map((task) => {
      const state = slow.stateOf(task);
      // Of what is over only that is told.
      const isAlone = ['done', 'cancelled', 'ready'].includes(state);
      return sayStates(task.node, state, isAlone ? new Set([state]) : slow.statesOf(task));
    });
    expect(got.toSorted()).toEqual(expected.toSorted());
  });
});

function sayStates(node: string, state: ReadinessState, reasons: ReadonlySet<ReadinessState>): string {
  return `${node} = ${state}: ${[...reasons].toSorted().join(' ')}`;
}

test('dependencies that are dead by a cycle lie in one cycle each, all others in none', () => {
  check((facts) => {
    const { dependencies, cycles } = judgeFacts(facts).judgement;
    const inCycles = cycles.flatMap(({ edges }) => edges);
    expect(new Set(inCycles)).toEqual(new Set(dependencies.all.filter(({ dead }) => dead === 'cycle')));
    expect(new Set(inCycles).size).toBe(inCycles.length);
  });
});

test('each way round a cycle leads from need to need, beginning with the first id', () => {
  check((facts) => {
    for (const { edges, round } of judgeFacts(facts).judgement.cycles) {
      expect(edges).toEqual(expect.arrayContaining(round));
      expect(new Set(round).size).toBe(round.length);
      const dependants = edges.map(({ dependant }) => dependant.node);
      expect(round[0]?.dependant.node).toBe(dependants.toSorted(compareNatural)[0]);
      for (const [position, edge] of round.entries()) {
        expect(leadsTo(edge, round[(position + 1) % round.length])).toBe(true);
      }
    }
  });
});

/** Whether what the one needs waits for what the other needs: by itself, as a task of it, or through a task of it. */
function leadsTo({ targets: [target] }: DependencyEdge, next: DependencyEdge | undefined): boolean {
  const waiting = next?.dependant;
  if (!target || !waiting) return false;
  if (target.kind === 'plan' && waiting.kind === 'task') return waiting.plan === target;
  return target === waiting || (target.kind === 'task' && target.plan === waiting);
}

test('two dependencies lie in one cycle when each is before the other', () => {
  check((facts) => {
    const world = toWorld(facts);
    const slow = judgeSlowly(world);
    const targets = judgeFacts(facts).judgement.cycles.map(({ edges }) =>
      world.things.filter(({ node }) => edges.some((edge) => edge.targets[0]?.node === node)),
    );
    for (const [cycle, members] of targets.entries()) {
      for (const [other, [home]] of targets.entries()) {
        const isOne = members.map(
          (member) => home && slow.isBefore(home, member) && slow.isBefore(member, home),
        );
        expect(new Set(isOne)).toEqual(new Set([cycle === other]));
      }
    }
  });
});

test('the critical path, its ties and every slack are those of all chains', () => {
  check((facts) => {
    const world = toWorld(facts);
    const [goal] = facts.goal === null ? [] : world.named(facts.goal);
    const slow = findPathSlowly(world, judgeSlowly(world), goal ?? null);
    const path = judgeFacts(facts).judgement.criticalPath;
    expect({ ...path, slackDays: toSorted(path.slackDays) }).toEqual({
      goal: goal?.node ?? null,
      ids: slow.ids,
      lengthDays: slow.lengthTenths / 10,
      ties: slow.tied.length,
      tiedPaths: slow.tied.slice(0, 10),
      slackDays: toSorted(slow.slackTenths).map(([node, tenths]) => [node, tenths / 10]),
    });
  });
});

function toSorted(byNode: ReadonlyMap<string, number>): [string, number][] {
  return [...byNode].toSorted(([a], [b]) => compareNatural(a, b));
}

test('a pick frees what becomes ready when it is done', () => {
  check((facts) => {
    const before = toWorld(facts);
    const wasReady = listReady(before);
    for (const { task, frees } of judgeFacts(facts).judgement.next) {
      const done = before.tasks.find(({ node }) => node === task.node);
      const after = listReady(toWorld(finish(facts, done)));
      expect(frees.map(({ node }) => node)).toEqual(
        [...after].filter((node) => !wasReady.has(node)).toSorted(compareNatural),
      );
    }
  });
});

function listReady(world: World): Set<string> {
  const slow = judgeSlowly(world);
  return new Set(world.tasks.filter((task) => slow.stateOf(task) === 'ready').map(({ node }) => node));
}

/** The same portal with one task done. */
function finish(facts: PortalFacts, done: TaskThing | undefined): PortalFacts {
  const plans = facts.plans.map((plan) => ({
    ...plan,
    tasks: plan.tasks.map((task) => (task === done?.task ? { ...task, status: 'done' as const } : task)),
  }));
  return { ...facts, plans };
}

test('the picks are all ready tasks, in the stated order', () => {
  check((facts) => {
    const world = toWorld(facts);
    const { next, criticalPath } = judgeFacts(facts).judgement;
    const picks = next.map(({ task, frees }): Pick => {
      const found = world.tasks.find(({ node }) => node === task.node);
      const priority = found?.task.priority ?? found?.plan.priority ?? 'medium';
      const isCritical = criticalPath.slackDays.get(task.node) === 0;
      const order = found?.plan.order ?? Number.POSITIVE_INFINITY;
      const rank = ['high', 'medium', 'low'].indexOf(priority);
      return { node: task.node, keys: [isCritical ? 0 : 1, -frees.length, rank, order] };
    });
    expect(picks.map(({ node }) => node).toSorted()).toEqual([...listReady(world)].toSorted());
    expect(picks).toEqual(picks.toSorted(comparePicks));
  });
});

interface Pick {
  node: string;
  /** Smaller is earlier; the first that differs decides. */
  keys: number[];
}

function comparePicks(a: Pick, b: Pick): number {
  const differing = a.keys.findIndex((key, index) => key !== b.keys[index]);
  if (differing < 0) return compareNatural(a.node, b.node);
  return (a.keys[differing] ?? 0) < (b.keys[differing] ?? 0) ? -1 : 1;
}

test('every stated dependency is judged once, at its place, and found from both ends', () => {
  check((facts) => {
    const texts = toTexts(facts);
    const { catalog, judgement } = judgeFacts(facts);
    const { dependencies } = judgement;
    const world = toWorld(facts);
    const stated = [...world.plans, ...world.tasks].flatMap((item) => {
      const needs = item.kind === 'plan' ? item.plan.needs : item.task.needs;
      return needs.map((name) => `${item.plan.repo}: ${item.node} needs ${name}`);
    });
    const judged = dependencies.all.map(({ dependant, at }) => {
      const line = texts[`${at.repo}/${at.path}`]?.split('\n')[at.line - 1] ?? '';
      const written = /^[\w.-]+/.exec(line.slice(at.column - 1))?.[0];
      return `${at.repo}: ${dependant.node} needs ${written}`;
    });
    expect(judged.toSorted()).toEqual(stated.toSorted());
    const items = [...catalog.plans, ...catalog.tasks];
    expect(new Set(items.flatMap((item) => dependencies.of(item)))).toEqual(new Set(dependencies.all));
    for (const edge of dependencies.all) {
      for (const target of edge.targets) expect(dependencies.on(target)).toContain(edge);
    }
  });
});

test('the order of the files changes nothing', () => {
  const shuffled = portals.chain((facts) => {
    const files = toFiles(toTexts(facts));
    return fc.record({
      facts: fc.constant(facts),
      files: fc.constant(files),
      other: fc.shuffledSubarray(files, { minLength: files.length }),
    });
  });
  const holds = fc.property(shuffled, ({ facts, files, other }) => {
    const gateFiles = toGateFiles(facts);
    expect(sayAll(judgeFiles(facts, other, gateFiles))).toBe(sayAll(judgeFiles(facts, files, gateFiles)));
  });
  fc.assert(holds, options);
});

/** Everything in the order in which it is handed out. */
function sayAll(portal: JudgedPortal): string {
  const { dependencies, cycles, holds, nodes, edges, criticalPath, goal, next }: Judgement = portal.judgement;
  return JSON.stringify({
    dependencies: dependencies.all.map((edge) => [sayVerdict(edge), edge.at]),
    cycles: cycles.map((cycle) => [cycle.edges.map(sayVerdict), cycle.round.map(sayVerdict)]),
    holds: holds.all.map(({ gate, held, verdict }) => [gate.node, held.map(({ node }) => node), verdict]),
    nodes,
    edges,
    readiness: sayReadiness(portal),
    criticalPath: { ...criticalPath, slackDays: [...criticalPath.slackDays] },
    goal: goal?.node,
    next: next.map(({ task, frees, isCritical }) => [task.node, isCritical, frees.map(({ node }) => node)]),
  });
}
