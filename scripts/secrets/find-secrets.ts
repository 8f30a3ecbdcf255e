// Secrets in bytes. The value of a hit never leaves this file: its fingerprint stands for it. Comments in a text cannot
// switch rules off, because plans are written by many hands.
import { lintSource } from '@secretlint/core';
import { toDigest } from '../../src/model/digest.ts';
import { enginePrefix, engineRules } from './engine-rules.ts';
import type { MarkedRule } from './engine-rules.ts';
import { prepareMarks } from './marks.ts';
import { ownRules } from './own-rules.ts';
import { readingsOf } from './readings.ts';

/** Where in a file something looks like a secret. */
export interface SecretPlace {
  /** From 1. */
  line: number;
  column: number;
  rule: string;
  /** The first 16 digits of the SHA-256 of rule and value: what the allow-list names. */
  fingerprint: string;
}

/** In the order in which they have their say about the same place. */
export const secretRules: readonly MarkedRule[] = [...engineRules, ...ownRules];

const findMarked = prepareMarks(secretRules, ({ marks }) => marks);

/** In the order of places; one hit per place, by the first rule that has it. Only the bytes decide. */
export async function findSecrets(bytes: Uint8Array): Promise<SecretPlace[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readings = readingsOf(file);
  if (!readings)
    return [{ line: 1, column: 1, rule: 'packed-too-large', fingerprint: toFingerprint('', file) }];
  const found: SecretPlace[] = [];
  for (const reading of readings) {
    const marked = findMarked(reading);
    if (marked.size === 0) continue;
    const rules = secretRules.filter((rule) => marked.has(rule));
    found.push(...(await applyRules(reading.toString(), rules)));
  }
  return readings.length > 1 ? withoutDoubles(found) : found;
}

/** What these rules find, whether the text has their marks or not. */
export async function applyRules(withMark: string, rules: readonly MarkedRule[]): Promise<SecretPlace[]> {
  const text = withMark.replace(/^\uFEFF/, '');
  const { messages } = await lintSource({
    source: { filePath: 'file', content: text, contentType: 'text' },
    options: {
      config: { rules: rules.map(({ rule }) => ({ id: rule.meta.id, rule })) },
      maskSecrets: true,
      noPhysicFilePath: true,
    },
  });
  const inOrder = [...messages].sort((a, b) => a.range[0] - b.range[0]);
  const toPlace = createPlaces(text);
  const places: SecretPlace[] = [];
  let end = 0;
  for (const { ruleId, range } of inOrder) {
    if (range[0] < end) continue;
    end = range[1];
    const rule = ruleId.replace(enginePrefix, '');
    places.push({ ...toPlace(range[0]), rule, fingerprint: toFingerprint(rule, text.slice(...range)) });
  }
  return places;
}

/** Answers offsets in rising order, so that the text is gone through once. */
function createPlaces(text: string): (offset: number) => { line: number; column: number } {
  let [line, start] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf('\n', start); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      [line, start] = [line + 1, end + 1];
    }
    return { line, column: offset - start + 1 };
  };
}

function withoutDoubles(places: readonly SecretPlace[]): SecretPlace[] {
  const once = new Map(
    places.toReversed().map((place) => [`${place.line} ${place.rule} ${place.fingerprint}`, place]),
  );
  return [...once.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

function toFingerprint(rule: string, value: string | Uint8Array): string {
  return toDigest(Buffer.concat([Buffer.from(`${rule}\0`), Buffer.from(value)])).slice(0, 16);
}
