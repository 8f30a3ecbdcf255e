// A JSON list with a line for each item: one document as any other, which can be read an item at a time.

export function formatJsonList(items: readonly object[]): string {
  return `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]\n`;
}

/** Undefined for the lines of the brackets. */
export function toJsonItem(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined;
  return line.endsWith(',') ? line.slice(0, -1) : line;
}
