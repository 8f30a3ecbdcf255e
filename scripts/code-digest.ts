// A page that was made by older code must be made again, even if its content is the same.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { toDigest } from '../src/model/digest.ts';

/** Digest of everything that decides what a page looks like, apart from the content. */
export async function digestOfCode(root: string): Promise<string> {
  const names = await readdir(path.join(root, 'src'), { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .concat([path.join(root, 'astro.config.mjs'), path.join(root, 'package-lock.json')])
    .sort();
  const parts: string[] = [];
  for (const file of files) parts.push(path.relative(root, file), toDigest(await readFile(file)));
  return toDigest(parts.join('\n'));
}
