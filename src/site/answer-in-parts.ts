import { partsOfAnswer } from '../model/answer-parts.ts';
import type { Part } from '../model/answer-parts.ts';
import { formatJsonDocument, formatJsonList } from '../model/json-list.ts';

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
