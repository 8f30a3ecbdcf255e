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
  line: number;
}

/** Undefined where the source has no address on the web or its commit is not known. */
export function toSourceUrl(
  source: PortalConfig['sources'][number] | undefined,
  place: SourcePlace,
): string | undefined {
  const repo = source?.repo?.replace(/\.git$/, '').replace(/\/$/, '');
  if (!source || !repo || !place.commit || !/^https?:\/\//.test(repo)) return undefined;
  const form = source.link ?? detectForm(repo);
  const template = forms[form] ?? form;
  const values: Record<string, string> = {
    repo,
    commit: place.commit,
    path: place.path.split('/').map(encodeURIComponent).join('/'),
    line: String(place.line),
  };
  const url = template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return /^https?:\/\//.test(url) ? url : undefined;
}

function detectForm(repo: string): string {
  const { hostname } = new URL(repo);
  if (hostname === 'github.com') return 'github';
  return /^gitlab\./.test(hostname) ? 'gitlab' : 'forgejo';
}
