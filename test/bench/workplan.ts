// One invented workplan: front matter, tasks, dated log entries, dependencies on lower numbers only (so: no cycle).
// A plan depends on the seed and its number alone, so that any plan can know how many tasks another has.
import {
  writeCommand,
  writeOutcome,
  writeParagraph,
  writeSentence,
  writeSubject,
  writeTitle,
  wrap,
} from './prose.ts';
import { createRandom, type Random } from './random.ts';

/** The corpus is told as on this day. */
export const COLLECTED_DAY = '2026-06-27';
const FIRST_DAY = Date.UTC(2025, 0, 6);
const DAY_MS = 86_400_000;
const LAST_DAY_NUMBER = (Date.parse(COLLECTED_DAY) - FIRST_DAY) / DAY_MS;

const LIVE = ['active', 'active', 'active', 'active', 'blocked', 'backlog', 'proposed'];
const CLOSED = ['finished', 'finished', 'finished', 'finished', 'archived', 'superseded', 'cancelled'];
const OWNERS = ['codex', 'mara', 'jonas', 'operator', 'platform-team'];
const DOMAINS = ['infotech', 'finance', 'research', 'operations'];
/** With its share of what stands around it. */
const BYTES_PER_TASK = 1100;
const TASKS = [8, 14] as const;
const PRIORITIES = ['high', 'medium', 'medium', 'low'];

export interface CorpusShape {
  readonly seed: number;
  readonly plans: number;
  /** Size of a plan; the written ones differ by a few percent. */
  readonly bytes: number;
  readonly repos: number;
  /** How many tasks a plan has, at least and at most; where nothing is said, as many as need 12 kB. */
  readonly tasks?: readonly [least: number, most: number];
}

interface Task {
  readonly id: string;
  readonly status: string;
  readonly head: string;
  readonly log: string[];
}

interface Outline {
  readonly status: string;
  readonly taskCount: number;
  readonly repo: string;
  readonly firstDay: number;
}

export const toPlanId = (number: number): string => `GEN-WP-${String(number).padStart(5, '0')}`;
const toTaskId = (number: number, task: number): string => `${toPlanId(number)}-${toShortId(task)}`;
const toShortId = (task: number): string => `T${String(task).padStart(2, '0')}`;
const toDay = (dayNumber: number): string =>
  new Date(FIRST_DAY + dayNumber * DAY_MS).toISOString().slice(0, 10);

/** What other plans may know of this one. */
export function toOutline(number: number, shape: CorpusShape): Outline {
  const random = createRandom(shape.seed * 1_000_003 + number);
  const isGoal = number === shape.plans;
  const status = random.pick(random.chance(0.45) ? LIVE : CLOSED);
  return {
    status: isGoal ? 'active' : status,
    taskCount: random.integer(...(shape.tasks ?? TASKS)),
    repo: `gen-repo-${String(random.integer(1, shape.repos)).padStart(2, '0')}`,
    firstDay: Math.floor((number / shape.plans) * (LAST_DAY_NUMBER - 90)),
  };
}

/** No more tasks than a plan of that size has room for; references need three. */
export function toTaskBounds(bytes: number): [least: number, most: number] {
  const [, usual] = TASKS;
  const most = Math.max(3, Math.min(usual, Math.floor(bytes / BYTES_PER_TASK)));
  return [Math.max(3, Math.round(most / 2)), most];
}

export function writeWorkplan(
  number: number,
  shape: CorpusShape,
): { repo: string; slug: string; text: string } {
  const random = createRandom(shape.seed * 7_368_787 + number);
  const outline = toOutline(number, shape);
  const title = writeTitle(random);
  const tasks = Array.from({ length: outline.taskCount }, (_, index) =>
    writeTask(random, { number, task: index + 1, status: outline.status, shape }),
  );
  const opening = writeOpening(random, number, shape);
  const lastDay = fillLog(random, { tasks, opening, outline, number, shape });
  const frontMatter = writeFrontMatter(random, { number, title, outline, lastDay, shape });
  const body = tasks.map(({ head, log }) => [head, ...log].join('\n\n'));
  const slug = title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  return {
    repo: outline.repo,
    slug,
    text: [frontMatter, `# ${toPlanId(number)} - ${title}`, opening, ...body, ''].join('\n\n'),
  };
}

/** One more dated paragraph, as a team adds them at the end of a plan. */
export function writeLogEntry(random: Random, day: string, kind = 'Progress'): string {
  if (random.chance(0.5)) return wrap(`${kind} ${day}: ${writeSentence(random)} ${writeSentence(random)}`);
  const items = Array.from({ length: random.integer(2, 4) }, () => wrap(`- ${writeSentence(random)}`, '  '));
  return `${kind} ${day}:\n\n${items.join('\n')}`;
}

interface PlanSoFar {
  readonly tasks: readonly Task[];
  readonly opening: string;
  readonly outline: Outline;
  readonly number: number;
  readonly shape: CorpusShape;
}

/** Adds log entries, oldest first, until the plan has its size; returns the day of the last one. */
function fillLog(random: Random, { tasks, opening, outline, number, shape }: PlanSoFar): number {
  const started = tasks.filter(({ status }) => status !== 'todo');
  const written = started.length > 0 ? started : tasks;
  let size = 600 + opening.length + tasks.reduce((sum, { head }) => sum + head.length + 2, 0);
  let day = outline.firstDay;
  while (size < shape.bytes - 600) {
    day = Math.min(day + random.integer(0, 2), LAST_DAY_NUMBER);
    const reference = random.chance(0.3) ? `\n\n${writeReferences(random, number, shape)}` : '';
    const entry =
      writeLogEntry(random, toDay(day), random.pick(['Progress', 'Progress', 'Refined', 'Decided'])) +
      reference;
    random.pick(written).log.push(entry);
    size += entry.length + 2;
  }
  for (const { status, log } of tasks) {
    if (status === 'done') log.push(wrap(`Completed ${toDay(day)}: ${writeSentence(random)}`));
  }
  return day;
}

interface FrontMatterParts {
  readonly number: number;
  readonly title: string;
  readonly outline: Outline;
  readonly lastDay: number;
  readonly shape: CorpusShape;
}

function writeFrontMatter(
  random: Random,
  { number, title, outline, lastDay, shape }: FrontMatterParts,
): string {
  const targets = pickDependencies(random, number, shape);
  return [
    '---',
    `id: ${toPlanId(number)}`,
    `type: ${number === shape.plans ? 'metaplan' : 'workplan'}`,
    `title: "${title}"`,
    `domain: ${random.pick(DOMAINS)}`,
    `repo: ${outline.repo}`,
    `status: ${outline.status}`,
    `owner: ${random.pick(OWNERS)}`,
    `topic_slug: ${random.pick(DOMAINS)}`,
    `planning_priority: ${random.pick(PRIORITIES)}`,
    `planning_order: ${number}`,
    `created: "${toDay(outline.firstDay)}"`,
    `updated: "${toDay(lastDay)}"`,
    ...(targets.length > 0 ? [`depends_on: [${targets.join(', ')}]`] : []),
    `state_hub_workstream_id: "${writeUuid(random)}"`,
    '---',
  ].join('\n');
}

/** Some plans need one or two earlier ones; the last plan, the goal, needs many. */
function pickDependencies(random: Random, number: number, shape: CorpusShape): string[] {
  const isGoal = number === shape.plans;
  if (number === 1 || (!isGoal && random.chance(0.7))) return [];
  const count = isGoal ? 12 : random.integer(1, 2);
  return [...new Set(Array.from({ length: count }, () => toPlanId(pickEarlier(random, number))))];
}

const pickEarlier = (random: Random, number: number): number =>
  random.integer(Math.max(1, number - 400), number - 1);

function writeOpening(random: Random, number: number, shape: CorpusShape): string {
  const parts = [
    `## Goal\n\n${writeParagraph(random, 4)}`,
    `## Inventory\n\n${writeTable(random)}`,
    ...(number === shape.plans ? [`## Dependency Shape\n\n${writeLanes(random, number)}`] : []),
    `## Context\n\n${writeParagraph(random, 3)}\n\n${writeReferences(random, number, shape)}`,
  ];
  return parts.join('\n\n');
}

function writeTable(random: Random): string {
  const rows = Array.from(
    { length: random.integer(4, 9) },
    () =>
      `| ${writeSubject(random)} | ${random.integer(1, 90)} | ${random.pick(OWNERS)} | ${writeSentence(random)} |`,
  );
  return ['| Item | Count | Owner | Remark |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function writeLanes(random: Random, number: number): string {
  const lane = (position: number): string => {
    const plans =
      number === 1 ? [] : Array.from({ length: 3 }, () => `\`${toPlanId(pickEarlier(random, number))}\``);
    return wrap(`${position}. ${writeTitle(random)}: ${[...plans, writeSubject(random)].join(', ')}.`, '   ');
  };
  return `The critical path is:\n\n${[1, 2, 3, 4].map(lane).join('\n')}`;
}

/** Mentions of other plans and tasks in every written form. */
function writeReferences(random: Random, number: number, shape: CorpusShape): string {
  if (number === 1) return writeParagraph(random, 1);
  const other = pickEarlier(random, number);
  const last = toOutline(other, shape).taskCount;
  const from = random.integer(1, last - 2);
  const [first, second, third] = [toTaskId(other, from), toShortId(from + 1), toShortId(from + 2)];
  const mention = random.pick([
    `\`${first}\``,
    `\`${toPlanId(other)}\``,
    first.toLowerCase(),
    `\`${first}\`-\`${third}\``,
    `${first} through ${third}`,
    `${first}/${second}`,
    `\`${first}\` and then \`${third}\``,
  ]);
  return wrap(`See ${mention} for the ${writeSubject(random)}. ${writeSentence(random)}`);
}

interface TaskPlace {
  readonly number: number;
  readonly task: number;
  readonly status: string;
  readonly shape: CorpusShape;
}

function writeTask(random: Random, place: TaskPlace): Task {
  const { number, task, shape } = place;
  const id = toTaskId(number, task);
  const status = pickTaskStatus(random, place);
  const needs = pickTaskDependencies(random, place);
  const fence = [
    '```task',
    `id: ${id}`,
    `status: ${status}`,
    `priority: ${random.pick(PRIORITIES)}`,
    ...(status === 'wait' && random.chance(0.5) ? ['needs_human: true'] : []),
    ...(needs.length > 0 ? [`depends_on: [${needs.join(', ')}]`] : []),
    ...(random.chance(0.4) ? [`effort: ${random.integer(1, 8)}`] : []),
    `state_hub_task_id: "${writeUuid(random)}"`,
    '```',
  ].join('\n');
  const text = [
    `## Task: ${writeTitle(random)}`,
    fence,
    writeParagraph(random, 2),
    writeSteps(random, number, shape),
    wrap(`Done when ${writeOutcome(random)} and ${writeOutcome(random)}.`),
  ];
  return { id, status, head: text.join('\n\n'), log: [] };
}

function pickTaskStatus(random: Random, { task, status, number, shape }: TaskPlace): string {
  if (status === 'finished' || status === 'archived') return random.chance(0.95) ? 'done' : 'cancel';
  if (status === 'backlog' || status === 'proposed') return 'todo';
  const progress = task / toOutline(number, shape).taskCount;
  if (progress < 0.5) return 'done';
  return progress < 0.7
    ? random.pick(['done', 'progress', 'wait'])
    : random.pick(['todo', 'todo', 'todo', 'wait']);
}

function pickTaskDependencies(random: Random, { number, task, shape }: TaskPlace): string[] {
  const before = task > 1 && random.chance(0.5) ? [toShortId(random.integer(1, task - 1))] : [];
  if (number === 1 || !random.chance(0.06)) return before;
  const other = pickEarlier(random, number);
  return [...before, toTaskId(other, random.integer(1, toOutline(other, shape).taskCount))];
}

function writeSteps(random: Random, number: number, shape: CorpusShape): string {
  const steps = Array.from({ length: random.integer(2, 5) }, () =>
    wrap(`- ${writeSentence(random)}`, '  '),
  ).join('\n');
  if (random.chance(0.3))
    return `${steps}\n\n\`\`\`sh\n${writeCommand(random)}\n${writeCommand(random)}\n\`\`\``;
  return random.chance(0.4) ? `${steps}\n\n${writeReferences(random, number, shape)}` : steps;
}

function writeUuid(random: Random): string {
  const hex = (length: number): string =>
    Array.from({ length }, () => random.integer(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
