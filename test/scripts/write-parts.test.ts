import { readFile, rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeParts } from '../../scripts/write-parts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cairn-parts-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

test.each([
  ['nothing', []],
  ['strings of any length and script', ['a', 'ü'.repeat(70_000), '', '✓ 한'.repeat(90_000), 'z']],
  ['many short strings', Array.from({ length: 30_000 }, (_, index) => `${index},`)],
  ['bytes', [bytes('<p>'), bytes('ü'.repeat(100_000)), bytes('</p>')]],
  ['strings and bytes by turns', ['<p>', bytes('✓'), '</p>', bytes('x'.repeat(80_000)), 'end']],
])('%s', async (name, parts) => {
  const file = path.join(folder, name, 'deep', 'file');
  writeParts(file, parts);
  const wanted = parts.map((part) => (typeof part === 'string' ? part : new TextDecoder().decode(part)));
  expect(await readFile(file, 'utf8')).toBe(wanted.join(''));
});
