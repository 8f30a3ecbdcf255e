// Folders of commits. A folder is known by its object id: what did not change between two commits is read once.
import type { GitObjects } from './git-objects.ts';

export interface TreeFile {
  mode: string;
  oid: string;
  /** Inside the folder that was asked for. */
  path: string;
}

interface Entry {
  mode: string;
  oid: string;
  name: string;
}

const folderMode = '40000';

export class GitTrees {
  readonly #objects: GitObjects;
  readonly #known = new Map<string, Promise<TreeFile[]>>();

  constructor(objects: GitObjects) {
    this.#objects = objects;
  }

  /** Everything below the named files and folders of a folder; nothing where there is no such folder. */
  async list(folder: string, names: readonly string[]): Promise<TreeFile[]> {
    const entries = await this.#read(folder);
    const named = entries.filter(({ name }) => names.includes(name));
    return (await Promise.all(named.map((entry) => this.#below(entry)))).flat();
  }

  async #below({ mode, oid, name }: Entry): Promise<TreeFile[]> {
    if (mode !== folderMode) return [{ mode, oid, path: name }];
    const inside = this.#known.get(oid) ?? this.#walk(oid);
    this.#known.set(oid, inside);
    return (await inside).map((file) => ({ ...file, path: `${name}/${file.path}` }));
  }

  async #walk(oid: string): Promise<TreeFile[]> {
    const entries = await this.#read(oid);
    return (await Promise.all(entries.map((entry) => this.#below(entry)))).flat();
  }

  async #read(name: string): Promise<Entry[]> {
    const found = await this.#objects.read(name);
    return found?.type === 'tree' ? parseTree(found.data, found.oid.length / 2) : [];
  }
}

/** `<mode> <name>\0<id as bytes>`, again and again. */
function parseTree(data: Buffer, idLength: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < data.length;) {
    const space = data.indexOf(' ', at);
    const end = data.indexOf(0, space);
    const next = end + 1 + idLength;
    entries.push({
      mode: data.toString('latin1', at, space),
      name: data.toString('utf8', space + 1, end),
      oid: data.toString('hex', end + 1, next),
    });
    at = next;
  }
  return entries;
}
