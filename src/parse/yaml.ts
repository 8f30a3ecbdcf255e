// One YAML mapping → plain values with the place of every key and list item.
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
  /** Place of each top-level key (`owner`) and of each item of a top-level list (`depends_on.0`). */
  places: Map<string, Place>;
}

export interface YamlProblem extends Place {
  message: string;
}

/** `start` is the place in the file where `text` begins. An empty text is an empty mapping. */
export function parseYamlMapping(text: string, start: Place): YamlMapping | YamlProblem {
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
    const values = documents[0] ?? {};
    if (!isRecord(values)) return { message: 'it is not a mapping of keys to values', ...start };
    return { values, places: findPlaces(events, text, toPlace) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { message: error.reason, ...toPlace(error.mark?.position ?? 0) };
  }
}

export function isYamlProblem(result: YamlMapping | YamlProblem): result is YamlProblem {
  return 'message' in result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Walks the events of one document: keys and values take turns at depth 1, items of top-level lists stand at depth 2. */
function findPlaces(events: Event[], text: string, toPlace: (offset: number) => Place): Map<string, Place> {
  const places = new Map<string, Place>();
  let depth = 0;
  let key: string | undefined;
  let items: number | undefined;
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      if (depth !== 1) continue;
      key = undefined;
      items = undefined;
      continue;
    }
    const isScalar = event.type === EVENT_ID.SCALAR;
    if (depth === 2 && items !== undefined && key !== undefined) {
      places.set(`${key}.${items}`, toPlace(startOf(event)));
      items += 1;
    }
    if (depth === 1 && isScalar) {
      const isKey = key === undefined;
      key = isKey ? getScalarValue(text, event) : undefined;
      if (key !== undefined) places.set(key, toPlace(startOf(event)));
    }
    if (isScalar || event.type === EVENT_ID.ALIAS) continue;
    if (depth === 1) items = event.type === EVENT_ID.SEQUENCE ? 0 : undefined;
    depth += 1;
  }
  return places;
}

/** Quotes belong to a scalar. */
function startOf(event: Event): number {
  if (event.type !== EVENT_ID.SCALAR) return 'start' in event ? event.start : 0;
  const isQuoted = event.style === SCALAR_STYLE_SINGLE_QUOTED || event.style === SCALAR_STYLE_DOUBLE_QUOTED;
  return isQuoted ? event.valueStart - 1 : event.valueStart;
}
