// A parse result as a short text that people can check against the input: what is empty is left out, places
// are `line:column`.
import type { Requirement } from '../../src/model/requirement.ts';
import type { ExtraField } from '../../src/model/extra-field.ts';
import type { ParseFinding } from '../../src/model/finding.ts';
import type { Gate, GateFile } from '../../src/model/gate.ts';
import type { Place } from '../../src/model/place.ts';
import type { Dependency, LogEntry, Mention, Task, WorkplanFile } from '../../src/model/workplan.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export function toProjection({ plan, findings }: WorkplanFile): Json {
  const listed = findings.map((finding) => toFinding(finding, plan?.id ?? null));
  if (!plan) return { plan: null, findings: listed };
  const {
    tasks,
    log,
    dependencies,
    mentions,
    gates,
    lanes,
    reports,
    extra,
    places,
    line,
    column,
    ...fields
  } = plan;
  return dropEmpty({
    plan: {
      at: toPlace({ line, column }),
      ...dropEmpty(fields),
      ...dropEmpty({ extra: toExtra(extra) }),
      places: { status: toPlace(places.status), updated: toPlace(places.updated) },
    },
    dependencies: dependencies.map(toDependency),
    mentions: mentions.map(toMention),
    log: log.map(toEntry),
    tasks: tasks.map(toTask),
    gates: gates.map(toGate),
    lanes: lanes.map((lane) =>
      dropEmpty({
        at: toPlace(lane),
        title: lane.title,
        text: lane.text,
        mentions: lane.mentions.map(toMention),
      }),
    ),
    reports: reports.map(({ line: reportLine, column: reportColumn, counts, ...report }) => ({
      at: toPlace({ line: reportLine, column: reportColumn }),
      ...report,
      counts: Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([status, count]) => `${count} ${status}`)
        .join(', '),
    })),
    findings: listed,
  });
}

export function toGateProjection({ gates, findings }: GateFile): Json {
  return { gates: gates.map(toGate), findings: findings.map((finding) => toFinding(finding, null)) };
}

function toFinding({ rule, message, subject, ...place }: ParseFinding, known: string | null): string {
  const other = subject === null || subject === known ? '' : ` [${subject}]`;
  return `${rule} ${toPlace(place)} ${message}${other}`;
}

function toGate({ line, column, blocks, requires, extra, ...fields }: Gate): Json {
  return {
    at: toPlace({ line, column }),
    ...dropEmpty({
      ...fields,
      blocks: blocks.map(({ target, ...place }) => `${target}@${toPlace(place)}`),
      requires: requires.map(toRequirement),
      extra: toExtra(extra),
    }),
  };
}

function toTask({
  line,
  column,
  lastLine,
  log,
  dependencies,
  requires,
  mentions,
  extra,
  needsHuman,
  ...fields
}: Task): Json {
  return {
    at: `${toPlace({ line, column })} to line ${lastLine}`,
    ...dropEmpty(fields),
    ...(needsHuman && { needsHuman }),
    ...dropEmpty({
      log: log.map(toEntry),
      dependencies: dependencies.map(toDependency),
      requires: requires.map(toRequirement),
      mentions: mentions.map(toMention),
      extra: toExtra(extra),
    }),
  };
}

function toRequirement(requirement: Requirement): string {
  const streak = requirement.kind === 'automation' ? ` ${requirement.streak ?? 'as asked for'}` : '';
  return `${requirement.kind} ${requirement.target}${streak} @${toPlace(requirement)}`;
}

function toPlace({ line, column }: Place): string {
  return `${line}:${column}`;
}

/** `?` marks what counts only if something of that name exists. */
function toMention({ target, form, ...place }: Mention): string {
  const mark = { id: '', code: ' ? in code', word: ' ?' }[form];
  return `${target}@${toPlace(place)}${mark}`;
}

function toDependency({ target, from, ...place }: Dependency): string {
  return `${target}@${toPlace(place)} from ${from}`;
}

function toEntry({ kind, date, label, lead, ...place }: LogEntry): string {
  return `${toPlace(place)} ${kind} ${date}${label === null ? '' : ` (${label})`}: ${lead || '(nothing)'}`;
}

function toExtra(extra: ExtraField[]): string[] {
  return extra.map(({ key, value }) => `${key} = ${value}`);
}

function dropEmpty(fields: { [key: string]: Json }): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
