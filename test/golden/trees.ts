// Folders as maps of their files, and folders that a test compares with.
import { readFileSync, readdirSync, mkdirSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';

/** Every file below a folder by its path with `/`, in the order of the paths. */
export function readTree(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name))]));
}

export function writeTree(folder: string, tree: ReadonlyMap<string, string | Buffer>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, data] of tree) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), data);
  }
}

/** Names of files that are in one tree only, or not the same in both. */
export function listDifferences(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): string[] {
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return names.flatMap((name) => {
    const [left, right] = [a.get(name), b.get(name)];
    if (!left || !right) return [`${name} is only in the ${left ? 'first' : 'second'}`];
    return left.equals(right) ? [] : [`${name} differs: ${describeDifference(left, right)}`];
  });
}

function describeDifference(a: Buffer, b: Buffer): string {
  let at = 0;
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at += 1;
  const show = (data: Buffer): string =>
    JSON.stringify(data.subarray(Math.max(0, at - 20), at + 40).toString());
  return `${show(a)} and ${show(b)}`;
}
