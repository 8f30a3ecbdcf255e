// How things stood through the checkpoints of one year: one span for as long as a thing said the same in checkpoints that
// follow each other. A checkpoint only adds at the end, so the fold of yesterday can be gone on with.
import type { Checkpoint } from '../../model/checkpoint.ts';
import { nodeOf } from '../../model/checkpoint.ts';
import { readinessWords, wordOf } from '../words.ts';

export type PastKind = 'plan' | 'task' | 'gate' | 'service' | 'automation';

/** What the search shows of a thing as it was. */
export interface PastState {
  kind: PastKind;
  /** Tells it from others of its kind. */
  node: string;
  id: string;
  title: string;
  /** In words; null of an automation of which nothing is required. */
  status: string | null;
  /** The status whose glyph stands for it. */
  look: string | null;
  /** Of tasks, in words. */
  readiness: string | null;
  owner: string | null;
  repo: string | null;
  /** Of tasks: the plan that it lies in. */
  plan: { id: string; title: string } | null;
}

export interface Span {
  state: PastState;
  /** Positions among the checkpoints of the year, both included. */
  first: number;
  last: number;
}

export interface YearOfSpans {
  /** Ids of its checkpoints, in the order in which they were made. */
  ids: string[];
  /** In the order in which they began. */
  spans: Span[];
}

export function emptyYear(): YearOfSpans {
  return { ids: [], spans: [] };
}

/** Adds checkpoints, in the order in which they were made. */
export function addToYear({ ids, spans }: YearOfSpans, days: Iterable<Checkpoint>): void {
  const running = findRunning(ids.length - 1, spans);
  for (const day of days) {
    const position = ids.push(day.id) - 1;
    for (const state of listStates(day)) {
      const name = `${state.kind} ${state.node}`;
      const span = running.get(name);
      if (span?.last === position - 1 && isSame(span.state, state)) span.last = position;
      else {
        const begun = { state, first: position, last: position };
        spans.push(begun);
        running.set(name, begun);
      }
    }
  }
}

function findRunning(last: number, spans: readonly Span[]): Map<string, Span> {
  const running = spans.filter((span) => span.last === last);
  return new Map(running.map((span) => [`${span.state.kind} ${span.state.node}`, span]));
}

function isSame(a: PastState, b: PastState): boolean {
  return (
    a.title === b.title &&
    a.status === b.status &&
    a.readiness === b.readiness &&
    a.owner === b.owner &&
    a.repo === b.repo &&
    a.plan?.id === b.plan?.id &&
    a.plan?.title === b.plan?.title
  );
}

function* listStates(day: Checkpoint): Generator<PastState> {
  const none = { readiness: null, owner: null, repo: null, plan: null };
  for (const plan of day.plans) {
    const { id, title, status: look, owner, repo } = plan;
    yield { ...none, kind: 'plan', node: nodeOf(plan), id, title, status: wordOf(look), look, owner, repo };
    for (const task of plan.tasks) {
      yield {
        kind: 'task',
        node: nodeOf(task),
        id: task.id,
        title: task.title,
        status: wordOf(task.status),
        look: task.status,
        readiness: readinessWords[task.state],
        owner: task.owner ?? owner,
        repo,
        plan: { id, title },
      };
    }
  }
  for (const gate of day.gates) {
    const { id, title, status: look, owner, source } = gate;
    const repo = source.repo || null;
    yield { ...none, kind: 'gate', node: nodeOf(gate), id, title, status: wordOf(look), look, owner, repo };
  }
  for (const { id, title, status } of day.services) {
    yield { ...none, kind: 'service', node: id, id, title, status, look: status };
  }
  for (const { id, title, required, met } of day.automations) {
    const [status, look] = required === 0 ? [null, null] : met ? ['met', 'cleared'] : ['not met', 'open'];
    yield { ...none, kind: 'automation', node: id, id, title, status, look };
  }
}
