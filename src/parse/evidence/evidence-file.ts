// One file of evidence: bytes → what one of the known formats reads in it, and what is wrong with it. A file that
// cannot be read is quarantined; it takes nothing with it that other files say.
import type { FlawedFile } from '../../model/evidence.ts';
import type { Place } from '../../model/place.ts';
import { readFileText } from '../file-text.ts';
import { Problems } from '../problems.ts';
import { bounds } from '../source-text.ts';
import { findFileTime } from './file-time.ts';
import type { DocumentContext, Format } from './format.ts';
import { findPlace, parseJson } from './json.ts';

export interface EvidenceBytes {
  /** Inside the content folder: `probes/state-hub/2026-06-27T18:00:00Z.json`. */
  path: string;
  digest: string;
  bytes: Uint8Array;
}

export interface ReadFile<Value> {
  values: Value[];
  /** Null where nothing is wrong. */
  flaw: FlawedFile | null;
}

const start: Place = { line: 1, column: 1 };

export function readEvidenceFile<Value>(
  file: EvidenceBytes,
  formats: readonly Format<Value>[],
): ReadFile<Value> {
  const problems = new Problems();
  const values = readValues(file, formats, problems);
  const findings = problems.close();
  if (findings.length === 0) return { values, flaw: null };
  const { path, digest, bytes } = file;
  const isRead = values.length > 0;
  return { values, flaw: { repo: '', path, digest, size: bytes.length, isRead, findings } };
}

/** `probes/state-hub/today.json` lies in `state-hub`, `probes/gatus.json` in none. */
export function toContext(path: string): DocumentContext {
  const segments = path.split('/');
  return { folder: segments.length > 2 ? (segments[1] ?? '') : '', fileTime: findFileTime(path) };
}

function readValues<Value>(
  { path, bytes }: EvidenceBytes,
  formats: readonly Format<Value>[],
  problems: Problems,
): Value[] {
  const source = readFileText(bytes, problems, { hintForSize: 'Split it into several files.' });
  if (!source) return [];
  const json = parseJson(source.text);
  if ('problem' in json) {
    const { message, ...place } = json.problem;
    const hint =
      'Write the file anew: beside it first, then moved into place. What was read before still counts.';
    problems.add('quarantined-file', place, { message: `the file is not JSON: ${message}`, hint });
    return [];
  }
  return readDocument(json.value, { path, text: source.text, formats, problems });
}

interface DocumentInput<Value> {
  path: string;
  text: string;
  formats: readonly Format<Value>[];
  problems: Problems;
}

function readDocument<Value>(
  document: unknown,
  { path, text, formats, problems }: DocumentInput<Value>,
): Value[] {
  const format = formats.find(({ matches }) => matches(document));
  if (!format) {
    if (Array.isArray(document) && document.length === 0) return [];
    const names = formats.map(({ name }) => name).join(', ');
    const message = 'the document has none of the forms that are read here';
    problems.add('invalid-evidence', start, { message, hint: `Read are: ${names}.` });
    return [];
  }
  const { values, problems: found } = format.read(document, toContext(path));
  // A place costs a second reading of the whole text.
  for (const problem of found.slice(0, bounds.findings)) {
    const message = `${format.name}: ${problem.message}`;
    const hint = 'Correct what wrote it; the other results in it count.';
    problems.add('invalid-evidence', findPlace(text, problem.path), { message, hint });
  }
  if (found.length > bounds.findings) {
    const message = `${format.name}: ${found.length - bounds.findings} more results cannot be read`;
    problems.add('invalid-evidence', start, { message, hint: 'Correct what wrote them.' });
  }
  return values;
}
