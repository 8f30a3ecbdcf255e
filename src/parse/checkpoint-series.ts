// Checkpoints that follow each other say mostly the same, and each item of their lists stands on a line of its own. So a
// line that stood in the checkpoint read before need not be parsed and checked again: ten years of days are read as what
// differs between them. A file in any other form is read as a whole, with the same result.
import { z } from 'zod';
import { checkpointSpec } from '../model/checkpoint.ts';
import type { Checkpoint } from '../model/checkpoint.ts';
import { parseCheckpoint } from './checkpoint.ts';
import type { Read } from './checkpoint.ts';
import { isRecord } from './evidence/format.ts';

/** Reads `snapshot.json`. What it answers shares the items that did not change: none of it may be written to. */
export type ReadCheckpoint = (text: string, file: string) => Read<Checkpoint>;

export function createCheckpointReader(): ReadCheckpoint {
  let known: Items = new Map();
  return (text, file) => {
    const read = readByLine(text, known);
    if (!read) return parseCheckpoint(text, file);
    known = read.items;
    return { value: read.value };
  };
}

/** By list and line. */
type Items = Map<string, Map<string, unknown>>;

const listSpecs = new Map(
  Object.entries(checkpointSpec.shape).flatMap(([name, spec]): [string, z.ZodArray][] =>
    spec instanceof z.ZodArray ? [[name, spec]] : [],
  ),
);

/** Undefined where the file has another form, or a flaw. */
function readByLine(text: string, known: Items): { value: Checkpoint; items: Items } | undefined {
  const parts = split(text);
  const head = parts && readHead(parts.head);
  if (!head) return undefined;
  const items: Items = new Map();
  const lists: Record<string, unknown[]> = {};
  for (const [name, lines] of parts.lists) {
    const spec = listSpecs.get(name);
    const read = spec && readItems(lines, spec, known.get(name));
    if (!read) return undefined;
    items.set(name, read);
    lists[name] = lines.map((line) => read.get(line));
  }
  // Each item was read by the spec of its list.
  return { value: { ...head, ...lists } as Checkpoint, items };
}

interface Parts {
  /** Lines of its fields, without the comma; lists of several lines are empty there. */
  head: string[];
  /** Lines of their items, without the comma. */
  lists: Map<string, string[]>;
}

function split(text: string): Parts | undefined {
  const lines = text.split('\n');
  if (lines[0] !== '{' || lines.at(-2) !== '}' || lines.at(-1) !== '') return undefined;
  const head: string[] = [];
  const lists: Parts['lists'] = new Map();
  for (let at = 1; at < lines.length - 2; at += 1) {
    const line = lines[at] ?? '';
    const name = /^"(\w+)":\[$/.exec(line)?.[1];
    if (name === undefined) {
      head.push(line);
      continue;
    }
    const end = lines.findIndex((each, position) => position > at && /^\],?$/.test(each));
    const items = end < 0 || lists.has(name) ? undefined : withoutCommas(lines.slice(at + 1, end));
    if (!items) return undefined;
    lists.set(name, items);
    head.push(`"${name}":[${lines[end]}`);
    at = end;
  }
  const fields = withoutCommas(head);
  return fields && { head: fields, lists };
}

/** Each line must be one field that is known: so none of them lies inside another, or stands there twice. */
function readHead(lines: readonly string[]): Checkpoint | undefined {
  const fields = new Map<string, unknown>();
  for (const line of lines) {
    const field = parseOrNothing(`{${line}}`);
    const [entry, more] = isRecord(field) ? Object.entries(field) : [];
    if (!entry || more || fields.has(entry[0]) || !Object.hasOwn(checkpointSpec.shape, entry[0]))
      return undefined;
    fields.set(...entry);
  }
  return checkpointSpec.safeParse(Object.fromEntries(fields)).data;
}

function readItems(
  lines: readonly string[],
  { element }: z.ZodArray,
  known: ReadonlyMap<string, unknown> | undefined,
): Map<string, unknown> | undefined {
  const items = new Map<string, unknown>();
  for (const line of lines) {
    const before = known?.get(line);
    const read =
      before === undefined ? z.safeParse(element, parseOrNothing(line)) : { success: true, data: before };
    if (!read.success) return undefined;
    items.set(line, read.data);
  }
  return items;
}

/** Undefined where not each but the last ends with one. */
function withoutCommas(lines: readonly string[]): string[] | undefined {
  const last = lines.length - 1;
  const isOne = (line: string, position: number): boolean => line.endsWith(',') === position < last;
  return lines.every(isOne) ? lines.map((line, at) => (at < last ? line.slice(0, -1) : line)) : undefined;
}

function parseOrNothing(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
