// What all readers of formats have in common: a format is known by the shape of its documents, and what does not fit
// is a problem at its place, which never takes the rest of the document with it.
import type { z } from 'zod';
import type { Moment } from '../../model/dates.ts';
import type { ProbeStatus } from '../../model/probe.ts';
import type { EvidenceItemSpec } from '../../model/evidence-spec.ts';
import type { EvidenceRef } from '../../model/run.ts';
import { formatIssue } from '../fields.ts';
import { hideControls } from '../source-text.ts';

export type JsonPath = readonly (string | number)[];

export interface FormatProblem {
  /** Of the value within the document. */
  path: JsonPath;
  message: string;
}

export interface Reading<Value> {
  values: Value[];
  problems: FormatProblem[];
}

/** What a document may take from where it lies. */
export interface DocumentContext {
  /** Name of its folder below `probes/` or `runs/`; empty where it lies in none. */
  folder: string;
  /** The time in its file name. */
  fileTime: Moment | undefined;
}

export interface Format<Value> {
  /** As it is named to people. */
  name: string;
  matches(document: unknown): boolean;
  read(document: unknown, context: DocumentContext): Reading<Value>;
}

/** One result, as a format states it. */
export interface ProbeSample {
  service: string;
  probe: string;
  status: ProbeStatus;
  at: Moment;
  /** Null: the portal's policy decides. */
  validForSeconds: number | null;
  latencyMs: number | null;
  message: string | null;
  evidence: string | null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Each item of a list, or the document itself, by one schema. */
export function readItems<S extends z.ZodType, Value>(
  document: unknown,
  spec: S,
  toValues: (item: z.output<S>, path: JsonPath) => Reading<Value>,
): Reading<Value> {
  const reading: Reading<Value> = { values: [], problems: [] };
  const items: [JsonPath, unknown][] = Array.isArray(document)
    ? document.map((item, position) => [[position], item])
    : [[[], document]];
  for (const [path, item] of items) {
    const { values, problems } = readItem(item, spec, { path, toValues });
    reading.values.push(...values);
    reading.problems.push(...problems);
  }
  return reading;
}

function readItem<S extends z.ZodType, Value>(
  item: unknown,
  spec: S,
  { path, toValues }: { path: JsonPath; toValues: (item: z.output<S>, path: JsonPath) => Reading<Value> },
): Reading<Value> {
  const result = spec.safeParse(item);
  return result.success
    ? toValues(result.data, path)
    : { values: [], problems: [toProblem(result.error, item, path)] };
}

/** The first thing that is wrong; where one of several forms is allowed, what is wrong with the nearest. */
export function toProblem(error: z.ZodError, item: unknown, path: JsonPath): FormatProblem {
  const [issue] = error.issues;
  const inner = (issue?.path ?? []).filter((key) => typeof key !== 'symbol');
  const seen = inner.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    item,
  );
  const name = inner.join('.') || 'it';
  const message =
    seen === undefined && inner.length > 0
      ? `\`${name}\` is missing`
      : `${inner.length ? `\`${name}\`` : 'it'} ${formatSeen(seen)}${formatIssue(issue)}`;
  return { path: [...path, ...inner], message };
}

function formatSeen(value: unknown): string {
  if (typeof value === 'object' && value !== null) return '';
  const text = JSON.stringify(value) ?? 'nothing';
  return `is ${text.length > 60 ? `${text.slice(0, 57)}…` : text}: `;
}

export function noTime(path: JsonPath): FormatProblem {
  return { path, message: 'it states no time, and neither does the file name' };
}

/** Texts that are shown are short. */
const textLength = 300;

/** Text from elsewhere as it is shown: without characters that hide or reorder, and without passwords in addresses. */
export function toShownText(text: string | null | undefined): string | null {
  const shown = hideControls(text ?? '')
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]*@/gi, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (shown === '') return null;
  return shown.length > textLength ? `${shown.slice(0, textLength)}…` : shown;
}

export function toEvidence(written: string | readonly EvidenceItemSpec[] | null | undefined): EvidenceRef[] {
  const items = typeof written === 'string' ? [written] : (written ?? []);
  return items.map((item) => {
    const { source, ref, run, result } = typeof item === 'string' ? toNamed(item) : item;
    return {
      source: toShownText(source),
      ref: toShownText(ref),
      run: toShownText(run),
      result: toShownText(result),
    };
  });
}

/** A text alone may be the name of a source or a reference: as a name it counts where it is one. */
function toNamed(item: string): Record<'source' | 'ref' | 'run' | 'result', string | null> {
  return { source: item, ref: item, run: null, result: null };
}
