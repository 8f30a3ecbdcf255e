// A page that was made by older code must be made again, even if its content is the same.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { toDigest } from '../src/model/digest.ts';

const folders = ['src', 'public'];
const files = ['astro.config.mjs', 'package-lock.json', 'scripts/compile-process.ts'];

/** Digest of everything that decides what a page looks like, apart from the content. */
export function digestOfCode(root: string): string {
  const names = folders.flatMap((folder) => listFiles(root, folder)).concat(files);
  return toDigest(names.flatMap((name) => [name, digestOf(path.join(root, name))]).join('\n'));
}

function listFiles(root: string, folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function digestOf(file: string): string {
  return toDigest(readFileSync(file));
}
