// The page of one checkpoint: the state of its day, from its snapshot alone. What leads elsewhere leads to the sources as
// they were, or to the checkpoints beside it. Pre-condition: the portal knows the checkpoint.
import type { Checkpoint, CheckpointGate, CheckpointPlan } from '../model/checkpoint.ts';
import { nodeOf } from '../model/checkpoint.ts';
import { countTasks, livePlanStatuses } from '../model/status.ts';
import { sayField } from '../model/gate-fields.ts';
import type { RunMark } from './automation-view.ts';
import { runWords } from './evidence-words.ts';
import type { GateFieldView } from './gate-view.ts';
import { compareNatural } from '../model/ids.ts';
import { createPastLinks } from './past/links.ts';
import type { PastLink } from './past/links.ts';
import type { PathStrip } from './path-strip.ts';
import type { Fact } from './plan-page.ts';
import { toFactList } from './plan-page.ts';
import type { Portal } from './portal.ts';
import { toTaskProgress } from './task-progress.ts';
import type { TaskProgress } from './task-progress.ts';
import type { VerdictView } from './verdict-view.ts';
import {
  countOf,
  formatDay,
  formatDays,
  formatMoment,
  formatNumber,
  numberOf,
  readinessWords,
  wordOf,
} from './words.ts';

/** A thing of that day; without an address where its source has none on the web. */
export interface PastItem {
  id: string;
  title: string;
  href: string | null;
  status: string;
  statusWord: string;
  note: string;
  /** All that a human had to know of a gate; null where nobody had filled it in. */
  fields?: GateFieldView[];
  /** The last runs of an automation, oldest first. */
  marks?: RunMark[];
  /** One line each. */
  more?: string[];
}

export interface CheckpointPage {
  id: string;
  title: string;
  /** `As of 27 June 2026, 18:00 UTC`. */
  asOf: string;
  /** Of one that was made afterwards. */
  reconstructed: string | null;
  verdict: Pick<VerdictView, 'state' | 'text'> & { reasons: string[] };
  facts: Fact[];
  path: PathStrip;
  plans: (PastItem & { progress: TaskProgress })[];
  gates: PastItem[];
  services: PastItem[];
  automations: PastItem[];
  next: PastItem[];
  findings: { severity: string; rule: string; items: { subject: string; message: string }[] }[];
  sources: { id: string; commit: string | null; files: string }[];
  /** What leads to the portal of today, and to the checkpoints beside this one. */
  nowHref: string;
  listHref: string;
  previous: { title: string; href: string } | null;
  following: { title: string; href: string } | null;
  /** What changed since the one before; null for the first. */
  changesHref: string | null;
}

export function buildCheckpointPage(day: Checkpoint, { checkpoints, links }: Portal): CheckpointPage {
  const position = checkpoints.findIndex(({ id }) => id === day.id);
  const toBeside = (index: number): CheckpointPage['previous'] => {
    const head = checkpoints[index];
    return head ? { title: head.title, href: links.checkpoint(head.id) } : null;
  };
  const linkTo = createPastLinks(day);
  return {
    id: day.id,
    title: day.title,
    asOf: `As of ${day.collected_at === null ? formatDay(day.date) : formatMoment(day.collected_at)}`,
    reconstructed: sayReconstructed(day),
    verdict: toVerdict(day),
    facts: toFacts(day),
    path: toPath(day, linkTo),
    plans: day.plans
      .filter(({ status, reported }) => !reported && status !== null && livePlanStatuses.includes(status))
      .map((plan) => ({ ...toPlan(plan, linkTo), progress: toTaskProgress(plan.counts) })),
    gates: listOpenGates(day).map((gate) => toGate(gate, linkTo)),
    services: day.services.map(({ id, title, status, since, probes }) => ({
      id,
      title,
      href: null,
      status,
      statusWord: status,
      note: since === null ? '' : `since ${formatDay(since.slice(0, 10))}`,
      more: probes.flatMap(({ id: probe, status: state, message }) =>
        state === 'up' ? [] : [[`${probe}: ${state}`, message].filter(Boolean).join(', ')],
      ),
    })),
    automations: day.automations.map(({ id, title, met, required, streak, runs }) => ({
      id,
      title,
      href: null,
      status: met ? 'cleared' : 'open',
      statusWord: met ? 'met' : 'not met',
      note: required ? `${streak} of ${countOf(required, 'clean run')} in a row` : `${streak} clean in a row`,
      marks: runs.map(({ scheduled_for: at, result, message }) => ({
        state: result,
        text: `${formatMoment(at)}: ${[runWords[result], message].filter(Boolean).join(', ')}`,
      })),
    })),
    next: day.next.map(({ id, title, reasons }) => ({
      id,
      title,
      href: linkTo(id),
      status: 'ready',
      statusWord: readinessWords.ready,
      note: reasons.join(' · '),
    })),
    findings: toFindings(day),
    sources: day.sources
      .filter(({ id }) => id !== '')
      .map(({ id, commit, files }) => ({
        id,
        commit: commit?.slice(0, 12) ?? null,
        files: numberOf(files, 'file'),
      })),
    nowHref: links.home,
    listHref: links.checkpoints,
    previous: toBeside(position - 1),
    following: toBeside(position + 1),
    changesHref: position > 0 ? links.changes(day.id) : null,
  };
}

function sayReconstructed({ reconstructed }: Checkpoint): string | null {
  if (!reconstructed) return null;
  const { commit, committed_at } = reconstructed;
  return `Reconstructed from commit ${commit.slice(0, 12)} of ${formatMoment(committed_at)}.`;
}

function toVerdict({ verdict }: Checkpoint): CheckpointPage['verdict'] {
  const { stable, reasons } = verdict;
  return {
    state: stable ? 'stable' : 'not-stable',
    text: stable ? 'Stable' : `Not stable, for ${countOf(reasons.length, 'reason')}`,
    reasons: reasons.map(({ text }) => text),
  };
}

function toFacts({ counts, critical_path: path, next }: Checkpoint): Fact[] {
  const { error, warning } = counts.findings;
  return toFactList([
    ['plans', formatNumber(counts.plans)],
    ['open tasks', formatNumber(countTasks(counts.tasks, 'open'))],
    ['ready', formatNumber(next.length)],
    ['open gates', formatNumber(counts.gates_open)],
    ['findings', formatNumber(error + warning)],
    ['critical path', formatDays(path.length)],
  ]);
}

const mostSteps = 12;

function toPath({ critical_path: path, goal }: Checkpoint, linkTo: PastLink): PathStrip {
  const hidden = Math.max(0, path.steps.length - mostSteps);
  return {
    title: `Path to ${goal?.id ?? 'the end of all open work'}`,
    goal: null,
    note: path.steps.length
      ? `${countOf(path.steps.length, 'step')}, ${formatDays(path.length)} of work left`
      : '',
    bottleneck: path.bottleneck,
    steps: path.steps.slice(0, mostSteps).map(({ node, id, kind, title, state, days, owner }) => ({
      item: { id, title, href: linkTo(node) },
      isGate: kind === 'gate',
      state,
      stateWord: wordOfState(state),
      daysText: days ? formatDays(days) : '',
      owner,
    })),
    more: hidden ? `${countOf(hidden, 'more step')} to the goal` : null,
    ties: path.ties ? `${countOf(path.ties, 'other chain')} as long.` : null,
    href: '',
  };
}

function wordOfState(state: string): string {
  const words: Record<string, string> = readinessWords;
  return words[state] ?? state;
}

function toPlan(plan: CheckpointPlan, linkTo: PastLink): PastItem {
  const open = countTasks(plan.counts, 'open');
  return {
    id: plan.id,
    title: plan.title,
    href: linkTo(nodeOf(plan)),
    status: plan.status ?? 'reported',
    statusWord: wordOf(plan.status),
    note: `${open} open`,
  };
}

/** Most blocking first, as on the board of that day. */
function listOpenGates({ gates }: Checkpoint): CheckpointGate[] {
  return gates
    .filter(({ status }) => status === 'open')
    .sort(
      (a, b) => Number(b.critical) - Number(a.critical) || b.holds - a.holds || compareNatural(a.id, b.id),
    );
}

function toGate(gate: CheckpointGate, linkTo: PastLink): PastItem {
  const parts = [gate.owner ?? 'nobody', `holds ${numberOf(gate.holds, 'task')}`];
  return {
    id: gate.id,
    title: gate.title,
    href: linkTo(nodeOf(gate)),
    status: 'open',
    statusWord: 'open',
    note: parts.filter(Boolean).join(' · '),
    fields: toFields(gate),
  };
}

/** A next step is a command, a decision, or both. */
function toFields({
  route,
  host,
  evidence,
  fallback,
  decision,
  next_command: command,
}: CheckpointGate): GateFieldView[] {
  const steps = [
    { name: 'decision', value: decision, isCommand: false },
    { name: 'next command', value: command, isCommand: true },
  ].filter(({ value }) => value !== null);
  return [
    { name: 'route', value: route, isCommand: false },
    { name: 'host', value: host, isCommand: false },
    { name: 'evidence', value: evidence, isCommand: false },
    { name: 'fallback', value: fallback, isCommand: false },
    ...(steps.length ? steps : [{ name: sayField('next_step'), value: null, isCommand: false }]),
  ];
}

/** By rule, errors first. */
function toFindings({ findings }: Checkpoint): CheckpointPage['findings'] {
  const counted = findings.filter(({ suppressed }) => suppressed === null);
  const byRule = Map.groupBy(counted, ({ rule }) => rule);
  return [...byRule]
    .map(([rule, those]) => ({
      severity: those[0]?.severity ?? 'info',
      rule,
      items: those.map(({ subject, message }) => ({ subject, message })),
    }))
    .sort(
      (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || (a.rule < b.rule ? -1 : 1),
    );
}
