// A YAML mapping → the values that its spec allows. One bad value never takes the others with it:
// it is left out, and reported at its place.
import type { z } from 'zod';
import type { Place } from '../model/place.ts';
import type { ExtraField } from '../model/extra-field.ts';
import type { YamlMapping } from './yaml.ts';

interface FieldProblem extends Place {
  message: string;
}

export interface Fields<T> {
  values: Partial<T>;
  extra: ExtraField[];
  unknown: FieldProblem[];
  problems: FieldProblem[];
}

/** An empty value (`owner:`) counts as absent. Defaults of the spec are applied to absent keys. */
export function readFields<S extends z.ZodObject>(
  spec: S,
  mapping: YamlMapping,
  fallback: Place,
): Fields<z.output<S>> {
  const values: Record<string, unknown> = {};
  const result: Fields<z.output<S>> = { values: {}, extra: [], unknown: [], problems: [] };
  const placeOf = (key: string): Place => mapping.places.get(key) ?? fallback;
  for (const [key, value] of Object.entries(mapping.values)) {
    if (value === null || Object.hasOwn(spec.shape, key)) continue;
    result.extra.push({ key, value: typeof value === 'string' ? value : JSON.stringify(value) });
    result.unknown.push({ message: `\`${key}\` is not a key that Cairn knows`, ...placeOf(key) });
  }
  for (const [key, field] of Object.entries(spec.shape)) {
    const written = Object.hasOwn(mapping.values, key) ? mapping.values[key] : undefined;
    // The shape's values are zod's core types; every one of ours has safeParse.
    const parsed = (field as z.ZodType).safeParse(written ?? undefined);
    if (parsed.success) {
      if (parsed.data !== undefined) values[key] = parsed.data;
      continue;
    }
    const missing = written === undefined || written === null;
    const issue = parsed.error.issues[0];
    const reason = missing
      ? 'is missing'
      : `is ${formatValue(written)}: ${formatIssue(issue)}${adviseQuotes(written, issue)}`;
    result.problems.push({ message: `\`${key}\` ${reason}`, ...placeOf(key) });
  }
  // Each value has just passed its own schema.
  result.values = values as Partial<z.output<S>>;
  return result;
}

function formatValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** `5` and `true` are text in quotes only. */
function adviseQuotes(written: unknown, issue: z.core.$ZodIssue | undefined): string {
  const isText = issue?.code === 'invalid_type' && issue.expected === 'string';
  return isText && (typeof written === 'number' || typeof written === 'boolean') ? ' (put it in quotes)' : '';
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
};

/** Zod's first issue in words: `must be one of …`, `must be a number`. */
export function formatIssue(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'is not valid';
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_type') return `must be ${typeWords[issue.expected] ?? issue.expected}`;
  if (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array')
    return issue.inclusive === false
      ? `must be more than ${issue.minimum}`
      : `must be ${issue.minimum} or more`;
  return issue.message;
}
