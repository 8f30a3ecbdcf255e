import { formatJsonDocument, formatJsonList } from '../model/json-list.ts';

/** Of a text; bytes are UTF-8. */
export type Part = string | Uint8Array<ArrayBuffer>;

/** The same in each copy of this module: pages are bundled, who writes them is not. */
const partsOfAnswer = Symbol.for('cairn.answer-in-parts');

/**
 * What a build writes to its file part by part. Documents of thousands of plans are many megabytes, and a `Response` of
 * them, or of thousands of pages, copies each several times.
 */
class AnswerInParts extends Response {
  readonly [partsOfAnswer]: Iterable<Part>;

  constructor(parts: Iterable<Part>, init?: ResponseInit) {
    super('', init);
    this[partsOfAnswer] = parts;
  }
}

/** Undefined for an answer that is what it seems to be. They can be read once. */
export function findParts(response: Response): Iterable<Part> | undefined {
  return partsOfAnswer in response ? (response as AnswerInParts)[partsOfAnswer] : undefined;
}

/** The development server gets a usual answer. */
export function toResponse(parts: string | Iterable<Part>, init?: ResponseInit): Response {
  const each = typeof parts === 'string' ? [parts] : parts;
  return import.meta.env.DEV ? new Response(new Blob([...each]), init) : new AnswerInParts(each, init);
}

const jsonInit = { headers: { 'content-type': 'application/json' } };

export function toJsonResponse(document: object): Response {
  return toResponse(formatJsonDocument(document), jsonInit);
}

/** With a line for each item. */
export function toListResponse(items: Iterable<object>): Response {
  return toResponse(formatJsonList(items), jsonInit);
}
