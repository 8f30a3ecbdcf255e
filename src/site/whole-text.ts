import { formatJsonList } from '../model/json-list.ts';

/**
 * An answer whose text is there at once. A `Response` would send it through a stream, which copies it several times:
 * the documents of thousands of plans are many megabytes. The build asks for the bytes alone; whoever reads the stream, as
 * the development server does, gets a `Response` by `toResponse`.
 */
class WholeText extends Response {
  readonly #text: string;

  constructor(text: string, init?: ResponseInit) {
    super('', init);
    this.#text = text;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.#text).buffer;
  }
}

export function toResponse(text: string, init?: ResponseInit): Response {
  return import.meta.env.DEV ? new Response(text, init) : new WholeText(text, init);
}

const jsonHeaders = { 'content-type': 'application/json' };

export function toJsonResponse(value: unknown): Response {
  return toResponse(JSON.stringify(value), { headers: jsonHeaders });
}

/** With a line for each item. */
export function toListResponse(items: readonly object[]): Response {
  return toResponse(formatJsonList(items), { headers: jsonHeaders });
}
