// Links to a file at its exact commit and line, in the form that the forge of each source understands.
import type { PortalConfig } from '../model/portal-config.ts';

const forms: Record<string, string> = {
  github: '{repo}/blob/{commit}/{path}#L{line}',
  gitlab: '{repo}/-/blob/{commit}/{path}#L{line}',
  forgejo: '{repo}/src/commit/{commit}/{path}#L{line}',
};

export interface SourcePlace {
  commit: string | null;
  path: string;
}

/** With `{line}` in place of the line; undefined where the source has no address on the web or no known commit. */
export function toSourceForm(
  source: PortalConfig['sources'][number] | undefined,
  place: SourcePlace,
): string | undefined {
  const repo = toWebAddress(source?.repo);
  if (!source || !repo || !place.commit) return undefined;
  const form = source.link ?? detectForm(repo);
  const template = forms[form] ?? form;
  const values: Record<string, string> = {
    repo,
    commit: place.commit,
    path: place.path.split('/').map(encodeURIComponent).join('/'),
  };
  const url = template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return /^https?:\/\//.test(url) ? url : undefined;
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
