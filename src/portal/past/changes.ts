// The differences between two checkpoints as pages show them: in a line, in figures, and one by one.
import { nodeOf } from '../../model/checkpoint.ts';
import type { Checkpoint } from '../../model/checkpoint.ts';
import { countTasks } from '../../model/status.ts';
import {
  countOf,
  formatDays,
  formatNumber,
  joinWords,
  numberOf,
  readinessWords,
  toSentence,
} from '../words.ts';
import type { Change, CheckpointDiff, Difference, Fate, PlanChange } from './diff.ts';
import type { FieldChange, Things } from './fields.ts';
import { createPastLinks } from './links.ts';

export interface ChangeItem {
  /** What its glyph stands for. */
  look: string;
  /** `closed`, `new`. */
  word: string;
  id: string;
  title: string;
  href: string | null;
  /** More about it, where there is more to say. */
  note: string;
  fields: { name: string; from: string; to: string }[];
  /** It belongs to the plan above it. */
  isPart: boolean;
}

export interface ChangeSection {
  id: string;
  title: string;
  items: ChangeItem[];
  total: string;
  /** Where not all are listed. */
  more: string | null;
}

export interface Figure {
  name: string;
  from: string;
  to: string;
  isSame: boolean;
}

export interface Changes {
  /** `Three tasks were closed and one gate was opened.` */
  headline: string;
  figures: Figure[];
  /** Those in which something changed. */
  sections: ChangeSection[];
}

/** One of everything, empty: what the browser copies and fills. */
export const blankChanges: Changes = {
  headline: '',
  figures: [{ name: '', from: '', to: '', isSame: false }],
  sections: [
    {
      id: '',
      title: '',
      items: [
        {
          look: '',
          word: '',
          id: '',
          title: '',
          href: null,
          note: '',
          fields: [{ name: '', from: '', to: '' }],
          isPart: false,
        },
      ],
      total: '',
      more: null,
    },
  ],
};

/** A page of more would not be read. */
const mostItems = 500;

export function toChanges(diff: CheckpointDiff): Changes {
  const [pathBefore, pathAfter] = [createPastLinks(diff.before), createPastLinks(diff.after)];
  const linkTo = (node: string): string | null => pathAfter(node) ?? pathBefore(node);
  const sections: [id: string, title: string, items: ChangeItem[]][] = [
    ['verdict', 'Verdict', toVerdictItems(diff)],
    ['gates', 'Gates', diff.gates.map((change) => toItem('gate', change, linkTo))],
    ['plans', 'Plans and tasks', diff.plans.flatMap((change) => toPlanItems(change, linkTo))],
    ['path', 'Critical path', toPathItems(diff, linkTo)],
    ['services', 'Services', diff.services.map((change) => toItem('service', change, linkTo))],
    ['automations', 'Automations', diff.automations.map((change) => toItem('automation', change, linkTo))],
    ['findings', 'Findings', toFindingItems(diff.findings)],
    ['cycles', 'Cycles', toCycleItems(diff.cycles)],
  ];
  return {
    headline: sayHeadline(diff),
    figures: toFigures(diff),
    sections: sections
      .filter(([, , items]) => items.length > 0)
      .map(([id, title, items]) => ({
        id,
        title,
        items: items.slice(0, mostItems),
        total: formatNumber(items.length),
        more:
          items.length > mostItems
            ? `${formatNumber(items.length - mostItems)} more are not listed; the snapshots have them.`
            : null,
      })),
  };
}

/** What a line has room for: `three tasks were closed`, the most important first; none where nothing changed. */
export function sayChanges(diff: CheckpointDiff): string[] {
  const { plans, gates, findings, path, services, automations } = diff;
  const tasks = plans.flatMap((plan) => plan.tasks);
  const wasStable = diff.before.verdict.stable;
  const verdict =
    diff.after.verdict.stable === wasStable
      ? []
      : [wasStable ? 'the portal is not stable any more' : 'the portal became stable'];
  return [
    ...verdict,
    ...sayFates(
      gates.filter((change) => !isNewlyCleared(change)),
      'gate',
      { ...fateWords, added: 'opened', reopened: 'opened', closed: 'cleared' },
    ),
    ...sayFates(tasks, 'task', fateWords),
    ...sayFates(plans, 'plan', fateWords),
    ...sayCount(path.added.length, 'step', 'entered the critical path'),
    ...sayCount(path.removed.length, 'step', 'left the critical path'),
    ...sayCount(services.length, 'service', 'changed'),
    ...sayCount(automations.length, 'automation', 'changed'),
    ...sayWere(findings.added.length, 'finding', 'raised'),
    ...sayWere(findings.removed.length, 'finding', 'resolved'),
  ];
}

const fateWords: Record<Fate, string> = {
  closed: 'closed',
  added: 'added',
  reopened: 'reopened',
  removed: 'removed',
  changed: 'changed',
};

function sayFates(
  changes: readonly { fate: Fate | null }[],
  noun: string,
  words: Record<Fate, string>,
): string[] {
  const order: Fate[] = ['closed', 'added', 'reopened', 'removed', 'changed'];
  const distinct = [...new Set(order.map((fate) => words[fate]))];
  return distinct.flatMap((word) =>
    sayWere(changes.filter(({ fate }) => fate !== null && words[fate] === word).length, noun, word),
  );
}

function sayWere(count: number, noun: string, word: string): string[] {
  return count ? [`${countOf(count, noun)} ${count === 1 ? 'was' : 'were'} ${word}`] : [];
}

function sayCount(count: number, noun: string, verb: string): string[] {
  return count ? [`${countOf(count, noun)} ${verb}`] : [];
}

const mostPhrases = 3;

function sayHeadline(diff: CheckpointDiff): string {
  const phrases = sayChanges(diff);
  if (phrases.length === 0) return 'Nothing that a checkpoint knows has changed.';
  return `${toSentence(joinWords(phrases.slice(0, mostPhrases)))}.`;
}

function toFigures({ before, after }: CheckpointDiff): Figure[] {
  const say: [name: string, say: (day: Checkpoint) => string][] = [
    ['verdict', ({ verdict }) => (verdict.stable ? 'stable' : 'not stable')],
    ['plans', ({ counts }) => formatNumber(counts.plans)],
    ['open tasks', ({ counts }) => formatNumber(countTasks(counts.tasks, 'open'))],
    ['done tasks', ({ counts }) => formatNumber(counts.tasks.done)],
    ['ready', ({ next }) => formatNumber(next.length)],
    ['open gates', ({ counts }) => formatNumber(counts.gates_open)],
    ['findings', ({ counts: { findings } }) => formatNumber(findings.error + findings.warning)],
    ['critical path', ({ critical_path: path }) => formatDays(path.length)],
    ['goal', ({ goal }) => goal?.id ?? 'all open work'],
  ];
  return say.map(([name, of]) => {
    const [from, to] = [of(before), of(after)];
    return { name, from, to, isSame: from === to };
  });
}

type Node = (node: string) => string | null;

function toPlanItems({ fate, thing, fields, tasks }: PlanChange, linkTo: Node): ChangeItem[] {
  const whole = fate === 'added' || fate === 'removed' ? sayTasks(thing.tasks.length) : '';
  const plan = toItem('plan', { fate: fate ?? 'changed', thing, fields }, linkTo);
  return [
    { ...plan, word: fate === null ? '' : plan.word, note: whole },
    ...tasks.map((task) => ({ ...toItem('task', task, linkTo), isPart: true })),
  ];
}

function sayTasks(count: number): string {
  return count ? `with ${numberOf(count, 'task')}` : 'without tasks';
}

const words: Record<keyof Things, Record<Fate, string>> = {
  plan: { ...fateWords, added: 'new' },
  task: { ...fateWords, added: 'new' },
  gate: { ...fateWords, added: 'opened', reopened: 'opened again', closed: 'cleared' },
  service: { ...fateWords, added: 'new' },
  automation: { ...fateWords, added: 'new' },
};

function toItem<Kind extends keyof Things>(
  kind: Kind,
  { fate, thing, fields }: Change<Things[Kind]>,
  linkTo: Node,
): ChangeItem {
  const { id, title } = thing;
  return {
    look: lookOf(thing),
    word: kind === 'gate' && isNewlyCleared({ fate, thing }) ? 'new and cleared' : words[kind][fate],
    id,
    title,
    href: linkTo(nodeOf(thing)),
    note: '',
    fields: fields.map(toFieldText),
    isPart: false,
  };
}

/** A gate that nobody saw open. */
function isNewlyCleared({ fate, thing }: Pick<Change<Things[keyof Things]>, 'fate' | 'thing'>): boolean {
  return fate === 'added' && 'status' in thing && thing.status === 'cleared';
}

/** A task looks like its readiness, all else like its status. */
function lookOf(thing: Things[keyof Things]): string {
  if ('state' in thing) return thing.state;
  if ('streak' in thing) return thing.met ? 'cleared' : 'open';
  return thing.status ?? 'reported';
}

function toFieldText({ name, from, to }: FieldChange): ChangeItem['fields'][number] {
  return { name, from: from ?? 'none', to: to ?? 'none' };
}

function toVerdictItems({ verdict, before, after }: CheckpointDiff): ChangeItem[] {
  const toReason =
    (word: string, look: string) =>
    ({ text }: (typeof verdict.added)[number]): ChangeItem =>
      toPlain({ look, word, title: text });
  const changed =
    before.verdict.stable === after.verdict.stable
      ? []
      : [
          toPlain({
            look: after.verdict.stable ? 'stable' : 'not-stable',
            word: '',
            title: after.verdict.stable ? 'Stable now.' : 'Not stable any more.',
          }),
        ];
  return [
    ...changed,
    ...verdict.added.map(toReason('new reason', 'not-stable')),
    ...verdict.removed.map(toReason('no longer a reason', 'stable')),
  ];
}

function toPathItems({ path }: CheckpointDiff, linkTo: Node): ChangeItem[] {
  const toStep =
    (word: string) =>
    ({ node, id, title, state }: (typeof path.added)[number]): ChangeItem => ({
      ...toPlain({ look: state, word, title }),
      id,
      href: linkTo(node),
      note: state === 'open' ? 'open gate' : sayState(state),
    });
  return [...path.added.map(toStep('entered')), ...path.removed.map(toStep('left'))];
}

function sayState(state: string): string {
  const known: Record<string, string> = readinessWords;
  return known[state] ?? state;
}

function toFindingItems({ added, removed }: CheckpointDiff['findings']): ChangeItem[] {
  const toFinding =
    (word: string) =>
    ({ severity, rule, subject, message }: (typeof added)[number]): ChangeItem => ({
      ...toPlain({ look: severity, word, title: message.replaceAll('`', '') }),
      id: subject,
      note: rule,
    });
  return [...added.map(toFinding('new')), ...removed.map(toFinding('resolved'))];
}

function toCycleItems({ added, removed }: Difference<string[]>): ChangeItem[] {
  const toCycle =
    (word: string, look: string) =>
    (ids: string[]): ChangeItem =>
      toPlain({ look, word, title: ids.join(' → ') });
  return [...added.map(toCycle('new', 'dead-blocked')), ...removed.map(toCycle('resolved', 'done'))];
}

function toPlain({ look, word, title }: Pick<ChangeItem, 'look' | 'word' | 'title'>): ChangeItem {
  return { look, word, id: '', title, href: null, note: '', fields: [], isPart: false };
}
