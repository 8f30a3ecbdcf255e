// A YAML mapping, or a list of them → plain values with the place of every key and list item.
// Aliases, anchors, several documents, duplicate keys and depth over the bound are refused.
import {
  CORE_SCHEMA,
  EVENT_ID,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_SINGLE_QUOTED,
  YAMLException,
  constructFromEvents,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import type { Event } from 'js-yaml';
import type { Place } from '../model/place.ts';
import { LineIndex, bounds } from './source-text.ts';

export interface YamlMapping {
  values: Record<string, unknown>;
  /** Place of each key and of each item of a list, by its path: `owner`, `depends_on.0`, `sources.1.repo`. */
  places: Map<string, Place>;
}

export interface YamlProblem extends Place {
  message: string;
}

export interface YamlListItem {
  at: Place;
  mapping: YamlMapping | YamlProblem;
}

/** `start` is the place in the file where `text` begins. An empty text is an empty mapping. */
export function parseYamlMapping(text: string, start: Place): YamlMapping | YamlProblem {
  const document = parseDocument(text, start);
  if (isYamlProblem(document)) return document;
  const { value = {}, events, toPlace } = document;
  if (!isRecord(value)) return { message: 'it is not a mapping of keys to values', ...start };
  return { values: value, places: findPlaces(events, text, toPlace) };
}

/** One mapping, or a list of them: each by itself, with what is wrong where an item is something else. */
export function parseYamlMappings(text: string, start: Place): YamlListItem[] | YamlProblem {
  const document = parseDocument(text, start);
  if (isYamlProblem(document)) return document;
  const { value = [], events, toPlace } = document;
  const isList = Array.isArray(value);
  const values: unknown[] = isList ? value : [value];
  const items = isList ? splitItems(events) : [events.slice(1)];
  return values.map((item, position) => {
    const own = items[position] ?? [];
    const [first] = own;
    const at = first ? toPlace(startOf(first)) : start;
    if (isRecord(item)) return { at, mapping: { values: item, places: findPlaces(own, text, toPlace) } };
    return { at, mapping: { message: 'it is not a mapping of keys to values', ...at } };
  });
}

interface YamlDocument {
  /** Undefined where there is none. */
  value: unknown;
  events: Event[];
  toPlace: (offset: number) => Place;
}

function parseDocument(text: string, start: Place): YamlDocument | YamlProblem {
  const index = new LineIndex(text);
  const toPlace = (offset: number): Place => {
    const { line, column } = index.placeOf(offset);
    return { line: line + start.line - 1, column: column + start.column - 1 };
  };
  if (text.length > bounds.yamlLength) {
    return { message: `it has ${text.length} characters, ${bounds.yamlLength} at most are read`, ...start };
  }
  try {
    const events = parseEvents(text, { maxDepth: bounds.depth });
    const anchor = events.find((event) => 'anchorStart' in event && event.anchorStart >= 0);
    if (anchor && 'anchorStart' in anchor) {
      return { message: 'anchors and aliases are not read', ...toPlace(anchor.anchorStart) };
    }
    const documents = constructFromEvents(events, { source: text, schema: CORE_SCHEMA, maxAliases: 0 });
    if (documents.length > 1) return { message: 'it is more than one YAML document', ...start };
    return { value: documents[0] ?? undefined, events, toPlace };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { message: error.reason, ...toPlace(error.mark?.position ?? 0) };
  }
}

/** The events of each item of a list that is the whole document. */
function splitItems(events: Event[]): Event[][] {
  const items: Event[][] = [];
  let depth = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      if (depth >= 1) items.at(-1)?.push(event);
      continue;
    }
    if (depth === 1) items.push([event]);
    else items.at(-1)?.push(event);
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) depth += 1;
  }
  return items;
}

export function isYamlProblem(result: object): result is YamlProblem {
  return 'message' in result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping or list that is being walked through. */
interface OpenNode {
  path: string;
  isList: boolean;
  /** Items so far. */
  items: number;
  /** Of a mapping: the key whose value comes next. */
  key: string | undefined;
}

/** Walks the events of one mapping: a key stands at its path (`sources.1.repo`), an item at its number. */
function findPlaces(events: Event[], text: string, toPlace: (offset: number) => Place): Map<string, Place> {
  const places = new Map<string, Place>();
  const open: OpenNode[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const path = enter(event, open.at(-1), text);
    if (path?.isNew) places.set(path.text, toPlace(startOf(event)));
    if (event.type === EVENT_ID.SCALAR || event.type === EVENT_ID.ALIAS) continue;
    open.push({ path: path?.text ?? '', isList: event.type === EVENT_ID.SEQUENCE, items: 0, key: undefined });
  }
  return places;
}

/** Path of a key, a value or an item; the value of a key stands at the same path. Undefined for the whole mapping. */
function enter(
  event: Event,
  within: OpenNode | undefined,
  text: string,
): { text: string; isNew: boolean } | undefined {
  if (!within) return undefined;
  const toPath = (part: string | number): string =>
    within.path === '' ? `${part}` : `${within.path}.${part}`;
  if (within.isList) return { text: toPath(within.items++), isNew: true };
  if (within.key === undefined) {
    within.key = event.type === EVENT_ID.SCALAR ? getScalarValue(text, event) : '';
    return { text: toPath(within.key), isNew: true };
  }
  const { key } = within;
  within.key = undefined;
  return { text: toPath(key), isNew: false };
}

/** Quotes belong to a scalar. */
function startOf(event: Event): number {
  if (event.type !== EVENT_ID.SCALAR) return 'start' in event ? event.start : 0;
  const isQuoted = event.style === SCALAR_STYLE_SINGLE_QUOTED || event.style === SCALAR_STYLE_DOUBLE_QUOTED;
  return isQuoted ? event.valueStart - 1 : event.valueStart;
}
