// All sources that were asked for, several at a time. Each stands alone: what goes wrong with one is its outcome.
import pLimit from 'p-limit';
import { isPortalError } from '../../src/model/portal-error.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { gatherEndpoint } from './endpoint-source.ts';
import { gatherFolder } from './folder-source.ts';
import type { Gathered, GatherSetting, Outcome } from './gathered.ts';
import { gatherGit } from './git-source.ts';
import type { Progress } from './progress.ts';
import { isProvenance } from './provenance-file.ts';
import { toCacheFolder } from './source-cache.ts';
import { numberOf } from '../../src/portal/words.ts';

const atOnce = 8;

export interface GatherRequest {
  content: string;
  cache: string;
  now: string;
  isOffline: boolean;
  environment: NodeJS.ProcessEnv;
  /** What lies in the content of each source. */
  present: ReadonlyMap<string, readonly string[]>;
  progress: Progress;
}

/** In the order in which the sources are given. */
export async function gatherAll(sources: readonly SourceSpec[], request: GatherRequest): Promise<Outcome[]> {
  const limit = pLimit(atOnce);
  return Promise.all(sources.map((source) => limit(() => gatherOne(source, request))));
}

async function gatherOne(source: SourceSpec, request: GatherRequest): Promise<Outcome> {
  const signal = AbortSignal.timeout(source.timeout_s * 1000);
  const setting: GatherSetting = {
    ...request,
    cache: toCacheFolder(request.cache, source),
    present: new Set(request.present.get(source.id)),
    signal,
  };
  try {
    const gathered = await gather(source, setting);
    const files = gathered.files.filter(({ target }) => !isProvenance(target)).length;
    request.progress.report(source.id, numberOf(files, 'file'));
    return { source, gathered };
  } catch (failure) {
    // Anything else is a fault of ours.
    if (!isPortalError(failure)) throw failure;
    request.progress.report(source.id, failure.message);
    return { source, failure };
  }
}

function gather(source: SourceSpec, setting: GatherSetting): Promise<Gathered> {
  const { repo, path, url } = source;
  if (repo !== undefined) return gatherGit({ ...source, repo }, setting);
  if (path !== undefined) return gatherFolder({ ...source, path }, setting);
  if (url !== undefined) return gatherEndpoint({ ...source, url }, setting);
  throw new Error(`nothing says where ${source.id} is`);
}

/** Whether there is something to collect it from; other sources are filled by hand. */
export function hasPlace({ repo, path, url }: SourceSpec): boolean {
  return [repo, path, url].some((place) => place !== undefined);
}
