// JSON in parts, an item of a list at a time: the text of thousands of items as a whole takes more memory than the items.

/** A list with a line for each item: one document as any other, which can be read an item at a time. */
export function* formatJsonList(items: Iterable<object>): Generator<string> {
  let before = '[\n';
  for (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield before.startsWith(',') ? '\n]\n' : '[\n\n]\n';
}

/** Undefined for the lines of the brackets. */
export function toJsonItem(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  return line.endsWith(',') ? line.slice(0, -1) : line;
}

/** What `JSON.stringify` makes of a document, whose lists are what is long. */
export function* formatJsonDocument(document: object): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(document) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    if (Array.isArray(value)) yield* formatItems(value);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function* formatItems(items: readonly unknown[]): Generator<string> {
  let before = '[';
  for (const item of items) {
    yield before + JSON.stringify(item ?? null);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}
