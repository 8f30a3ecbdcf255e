// The content folder as it was in commits. What many commits share is read and parsed once: files are known by their
// object ids.
import path from 'node:path';
import type { FindFiles, FoundFile } from '../src/content/content-folder.ts';
import { lockFile, portalFile } from '../src/content/location.ts';
import { toIso } from '../src/model/dates.ts';
import { toDigest } from '../src/model/digest.ts';
import type { PortalSettings, SourcesLock } from '../src/model/portal-config.ts';
import { PortalError } from '../src/model/portal-error.ts';
import { parsePortalConfig, parseSourcesLock } from '../src/parse/portal-config.ts';
import type { Commit, History } from './git-history.ts';
import type { TreeFile } from './git-trees.ts';
import type { Content } from './read-portal.ts';

/** Files and folders that a portal is made of. */
export const pastNames = [portalFile, lockFile, 'workplans', 'gates', 'probes', 'runs', 'registry'];

export class PastContents {
  readonly #history: History;
  readonly #parsed = new Map<string, Promise<unknown>>();

  constructor(history: History) {
    this.#history = history;
  }

  /** Throws a PortalError that names the commit where its content is unusable. */
  async open(commit: Commit): Promise<Content> {
    const name = `${commit.hash.slice(0, 12)}:${this.#history.prefix}`;
    const tree = await this.#history.listTree(commit, pastNames);
    return {
      name,
      settings: await toSettings(name, commit, async (file) => {
        const found = tree.find((each) => each.path === file);
        return found && (await this.#history.readBlob(found.oid)).toString();
      }),
      find: toFinder(tree),
      read: async (oid) => {
        const bytes = await this.#history.readBlob(oid);
        return { bytes, digest: toDigest(bytes) };
      },
      parse: (file, parse) => {
        const key = `${file.file} ${file.repo}/${file.path}`;
        const known = this.#parsed.get(key) ?? parse(file);
        this.#parsed.set(key, known);
        // The key holds the folder that the file lies in, and with it what it was parsed as.
        return known as ReturnType<typeof parse>;
      },
    };
  }
}

function isFile({ mode }: TreeFile): boolean {
  return mode.startsWith('100');
}

function toFinder(tree: readonly TreeFile[]): FindFiles {
  const found = tree.map((file) => ({ file, segments: file.path.split('/') }));
  return (_content, name) =>
    Promise.resolve(
      found
        .filter(({ segments: [first, ...rest] }) => first === name && !rest.some(isHidden))
        .map(({ file, segments }): FoundFile => ({
          segments: segments.slice(1),
          file: file.oid,
          kind: isFile(file) ? 'file' : file.mode === '120000' ? 'link' : 'other',
        })),
    );
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Without a lock of its own, the content counts as collected when it was committed. */
async function toSettings(
  name: string,
  commit: Commit,
  textOf: (file: string) => Promise<string | undefined>,
): Promise<PortalSettings> {
  const config = await textOf(portalFile);
  if (config === undefined) {
    throw new PortalError(`${path.join(name, portalFile)} does not exist, so that commit has no portal.`, {
      code: 2,
      hint: 'Begin with a later commit.',
    });
  }
  const lock = await textOf(lockFile);
  return {
    config: parsePortalConfig(config, path.join(name, portalFile)),
    lock: lock === undefined ? toLock(commit) : parseSourcesLock(lock, path.join(name, lockFile)),
  };
}

function toLock({ at }: Commit): SourcesLock {
  return { schema: 'cairn.sources/v1', collected_at: toIso(at), sources: [] };
}
