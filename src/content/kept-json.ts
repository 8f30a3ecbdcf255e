// What one build keeps for the next in the cache folder, as files of JSON.
import { readFileSync } from 'node:fs';
import { writeWholeFile } from './whole-file.ts';

/** Undefined where there is no such file, or no whole one. */
export function readKeptJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export function keepJson(file: string, value: object): void {
  writeWholeFile(file, [Buffer.from(JSON.stringify(value))]);
}
