// Which fields of a thing changed from one checkpoint to another, and how their values are said.
import type {
  CheckpointAutomation,
  CheckpointGate,
  CheckpointPlan,
  CheckpointService,
  CheckpointTask,
} from '../../model/checkpoint.ts';
import { formatDay, formatDays, joinWords, numberOf, readinessWords, wordOf } from '../words.ts';

export interface FieldChange {
  name: string;
  /** Null where nothing was stated. */
  from: string | null;
  to: string | null;
}

/** What checkpoints keep of each kind. */
export interface Things {
  plan: CheckpointPlan;
  task: CheckpointTask;
  gate: CheckpointGate;
  service: CheckpointService;
  automation: CheckpointAutomation;
}

interface Field<Thing> {
  name: string;
  say(thing: Thing): string | null;
  /** Stated of what is over, too. Of others nothing is known then. */
  isLasting?: true;
}

const fields: { [Kind in keyof Things]: Field<Things[Kind]>[] } = {
  plan: [
    { name: 'status', say: ({ status }) => wordOf(status), isLasting: true },
    { name: 'title', say: ({ title }) => title, isLasting: true },
    { name: 'type', say: ({ type }) => type },
    { name: 'owner', say: ({ owner }) => owner },
    { name: 'domain', say: ({ domain }) => domain },
    { name: 'priority', say: ({ priority }) => priority },
    { name: 'lane', say: ({ lane }) => lane },
    { name: 'file', say: ({ source }) => source && [source.repo, source.path].filter(Boolean).join('/') },
  ],
  task: [
    { name: 'status', say: ({ status }) => wordOf(status), isLasting: true },
    { name: 'title', say: ({ title }) => title, isLasting: true },
    { name: 'readiness', say: ({ state }) => readinessWords[state] },
    { name: 'owner', say: ({ owner }) => owner },
    { name: 'priority', say: ({ priority }) => priority },
    { name: 'needs a human', say: ({ needs_human: needed }) => (needed ? 'yes' : 'no') },
    { name: 'effort', say: ({ effort }) => (effort === null ? null : formatDays(effort)) },
    { name: 'due', say: ({ due }) => due && formatDay(due) },
    { name: 'deferred until', say: ({ defer_until: until }) => until && formatDay(until) },
  ],
  gate: [
    { name: 'status', say: ({ status }) => wordOf(status), isLasting: true },
    { name: 'title', say: ({ title }) => title, isLasting: true },
    { name: 'kind', say: ({ kind }) => kind },
    { name: 'owner', say: ({ owner }) => owner },
    { name: 'route', say: ({ route }) => route },
    { name: 'host', say: ({ host }) => host },
    { name: 'evidence', say: ({ evidence }) => evidence },
    { name: 'fallback', say: ({ fallback }) => fallback },
    { name: 'decision', say: ({ decision }) => decision },
    { name: 'next command', say: ({ next_command: command }) => command },
    { name: 'blocks', say: ({ blocks }) => (blocks.length ? joinWords(blocks) : null) },
    { name: 'effort', say: ({ effort }) => (effort === null ? null : formatDays(effort)) },
  ],
  service: [
    { name: 'state', say: ({ status }) => status },
    { name: 'title', say: ({ title }) => title },
  ],
  automation: [
    { name: 'clean runs in a row', say: ({ streak }) => String(streak) },
    { name: 'required', say: ({ required }) => (required ? numberOf(required, 'run') : null) },
    { name: 'schedule', say: ({ schedule }) => schedule },
    { name: 'title', say: ({ title }) => title },
  ],
};

/** In a fixed order. Of two things of which one is over only what lasts is compared. */
export function listFieldChanges<Kind extends keyof Things>(
  kind: Kind,
  before: Things[Kind],
  after: Things[Kind],
  isOver: boolean,
): FieldChange[] {
  return fields[kind].flatMap(({ name, say, isLasting = false }) => {
    if (isOver && !isLasting) return [];
    const [from, to] = [say(before), say(after)];
    return from === to ? [] : [{ name, from, to }];
  });
}
