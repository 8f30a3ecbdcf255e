import type { Problems } from './problems.ts';
import { bounds, toSourceText } from './source-text.ts';
import type { SourceText } from './source-text.ts';

const start = { line: 1, column: 1 };

/** The text of a file. Undefined for one that is too large or no text, which is then among the problems. */
export function readFileText(
  bytes: Uint8Array,
  problems: Problems,
  { hintForSize, mostBytes = bounds.fileBytes }: { hintForSize: string; mostBytes?: number },
): SourceText | undefined {
  if (bytes.length > mostBytes) {
    const message = `the file has ${bytes.length} bytes, ${mostBytes} at most are read`;
    problems.add('file-too-large', start, { message, hint: hintForSize });
    return undefined;
  }
  const source = toSourceText(bytes);
  if (source) return source;
  const message = 'the file is not text: it has bytes that are no UTF-8, or a NUL';
  problems.add('quarantined-file', start, { message, hint: 'Save it as UTF-8.' });
  return undefined;
}
