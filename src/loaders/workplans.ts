// content/workplans/ → a lean collection: which files there are and what tells them apart. Their models lie beside it.
import type { LiveLoader } from 'astro/loaders';
import { areParsed, cacheDir, codeDigest } from '../content/location.ts';
import { readParsedEntries } from '../content/parsed-workplans.ts';
import type { ParsedEntry } from '../content/parsed-workplans.ts';
import { toLiveLoader } from './live-collection.ts';
import { parseWorkplans } from './parse-workplans.ts';

export function workplanLoader(): LiveLoader<ParsedEntry> {
  return toLiveLoader('workplans', async () =>
    areParsed() ? readParsedEntries(cacheDir(), codeDigest()) : parseWorkplans(),
  );
}
