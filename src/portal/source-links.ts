// Links to a file at its exact commit and line, in the form that the forge of each source understands.
import type { FileRef } from '../model/place.ts';
import type { PortalConfig } from '../model/portal-config.ts';

const forms: Record<string, { commit: string; branch: string }> = {
  github: { commit: '{repo}/blob/{commit}/{path}#L{line}', branch: '{repo}/blob/{commit}/{path}#L{line}' },
  gitlab: {
    commit: '{repo}/-/blob/{commit}/{path}#L{line}',
    branch: '{repo}/-/blob/{commit}/{path}#L{line}',
  },
  forgejo: {
    commit: '{repo}/src/commit/{commit}/{path}#L{line}',
    branch: '{repo}/src/branch/{commit}/{path}#L{line}',
  },
};

export interface SourcePlace {
  commit: string | null;
  path: string;
}

type Repository = Partial<Pick<PortalConfig['sources'][number], 'repo' | 'link'>>;

/** With `{line}` in place of the line; undefined where the source has no address on the web or no known commit. */
export function toSourceForm(source: Repository | undefined, place: SourcePlace): string | undefined {
  return toForm(source, 'commit', place.commit, place.path);
}

/**
 * The same for a file of the content folder itself, whose commit no build can know: the line of its branch, if stated
 * where the folder is kept.
 */
export function toContentForm(content: PortalConfig['content'], path: string): string | undefined {
  if (content === undefined) return undefined;
  const folder = content.path.split('/').filter((part) => part !== '' && part !== '.');
  return toForm(content, 'branch', content.ref, [...folder, path].join('/'));
}

/** Where a file of the content folder was collected from: gates keep their path behind the id of their source. */
export function toCollectedFile(path: string, collected: ReadonlySet<string>): FileRef | undefined {
  const [folder, repo = '', ...rest] = path.split('/');
  if (folder !== 'gates' || rest.length === 0 || !collected.has(repo)) return undefined;
  return { repo, path: rest.join('/') };
}

function toForm(
  source: Repository | undefined,
  kind: 'commit' | 'branch',
  commit: string | null,
  path: string,
): string | undefined {
  const repo = toWebAddress(source?.repo);
  if (!repo || !commit) return undefined;
  const form = source?.link ?? detectForm(repo);
  const template = forms[form]?.[kind] ?? form;
  const values: Record<string, string> = { repo, commit: encodePath(commit), path: encodePath(path) };
  const url = template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return /^https?:\/\//.test(url) ? url : undefined;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Where a repository can be looked at, without a user or password; undefined for what is not on the web. */
export function toWebAddress(repo: string | undefined): string | undefined {
  if (repo === undefined || !/^https?:\/\//.test(repo) || !URL.canParse(repo)) return undefined;
  return repo
    .replace(/^(https?:\/\/)[^/@]*@/, '$1')
    .replace(/\/$/, '')
    .replace(/\.git$/, '');
}

function detectForm(repo: string): string {
  const { hostname } = new URL(repo);
  if (hostname === 'github.com') return 'github';
  return /^gitlab\./.test(hostname) ? 'gitlab' : 'forgejo';
}
