// A bare mirror of one commit of a repository, kept in the cache. Blobs over the size limit are not even fetched; nothing is
// ever checked out.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PortalError } from '../../src/model/portal-error.ts';
import { mostBytesOf, toTransport } from '../../src/model/source-config.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';
import { findAddresses } from './addresses.ts';
import type { GatherSetting } from './gathered.ts';
import { runGit } from './run-git.ts';
import type { GitSetting } from './run-git.ts';

const current = 'refs/cairn/current';
const extraLocks = /\.lock$/;

/** How git reaches the repository. */
interface Remote {
  address: string;
  config: string[];
  environment: Record<string, string>;
}

export interface MirrorRequest {
  mirror: string;
  /** The commit that was read last, if any. */
  known: string | undefined;
  setting: GatherSetting;
}

/** Brings the mirror up to date and answers its commit. Throws a PortalError where that fails. */
export async function fetchMirror(
  source: SourceSpec & { repo: string },
  { mirror, known, setting }: MirrorRequest,
): Promise<string> {
  const remote = await toRemote(source, setting);
  const { signal } = setting;
  const wasThere = existsSync(path.join(mirror, 'HEAD'));
  if (wasThere && known !== undefined && (await isNewest(known, { source, remote, signal }))) return known;
  // The filter leaves out what has at least so many bytes.
  const filter = `blob:limit=${mostBytesOf(source) + 1}`;
  await fetchInto(mirror, { ref: source.ref, remote, depth: 1, filter, signal });
  return readCommit(mirror, signal);
}

/**
 * Brings a second mirror up to date, which has commits and folders, but no file: it says when files were changed. The
 * first one cannot, as it holds one commit alone. Throws a PortalError where that fails.
 */
export async function fetchHistory(
  source: SourceSpec & { repo: string },
  history: string,
  setting: GatherSetting,
): Promise<void> {
  const remote = await toRemote(source, setting);
  const { ref, history_commits: depth } = source;
  await fetchInto(history, { ref, remote, depth, filter: 'blob:none', signal: setting.signal });
}

interface Fetch {
  ref: string;
  remote: Remote;
  /** Commits, from the newest on. */
  depth: number;
  filter: string;
  signal: AbortSignal;
}

async function fetchInto(mirror: string, fetch: Fetch): Promise<void> {
  const wasThere = existsSync(path.join(mirror, 'HEAD'));
  try {
    await fetchOnce(mirror, fetch);
  } catch (error) {
    // What a kill left behind is not worth a repair; what the other side says is no reason to fetch all again.
    if (!wasThere || fetch.signal.aborted || !isBroken(error)) throw error;
    await rm(mirror, { recursive: true, force: true });
    await fetchOnce(mirror, fetch);
  }
}

/** The commit that was fetched last. */
export async function readCommit(mirror: string, signal: AbortSignal): Promise<string> {
  if (!existsSync(path.join(mirror, 'HEAD'))) {
    throw new PortalError('nothing of it is in the cache', {
      code: 1,
      hint: 'Collect once without --offline.',
    });
  }
  const hash = await runGit(['rev-parse', '--verify', '--quiet', `${current}^{commit}`], {
    directory: mirror,
    signal,
  });
  return hash.toString().trim();
}

/** Whether the name still means that commit: one question, where a fetch would be many. In doubt it does not. */
async function isNewest(
  commit: string,
  { source: { ref }, remote, signal }: { source: SourceSpec; remote: Remote; signal: AbortSignal },
): Promise<boolean> {
  const { address, config, environment } = remote;
  const listing = await runGit(['ls-remote', '--quiet', address, ref, `${ref}^{}`], {
    config,
    environment,
    signal,
  });
  const found = new Map(
    listing
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((line): [string, string] => {
        const [hash = '', name = ''] = line.split('\t');
        return [name, hash];
      }),
  );
  const names = [ref, `refs/${ref}`, `refs/tags/${ref}`, `refs/heads/${ref}`].filter((name) =>
    found.has(name),
  );
  const [name] = names;
  if (name === undefined || names.length > 1) return false;
  return (found.get(`${name}^{}`) ?? found.get(name)) === commit;
}

async function fetchOnce(mirror: string, { ref, remote, depth, filter, signal }: Fetch): Promise<void> {
  if (!existsSync(path.join(mirror, 'HEAD'))) {
    await rm(mirror, { recursive: true, force: true });
    await mkdir(path.dirname(mirror), { recursive: true });
    await runGit(['init', '--quiet', '--bare', '--template=', mirror], { signal });
  }
  await removeLocks(mirror);
  const { config, environment } = remote;
  const setting: GitSetting = {
    directory: mirror,
    config: [...config, `remote.origin.url=${remote.address}`],
    environment,
    signal,
  };
  const options = ['--quiet', '--no-tags', '--no-write-fetch-head', '--force'];
  const bounds = [`--depth=${depth}`, `--filter=${filter}`];
  await runGit(['fetch', ...options, ...bounds, 'origin', `+${ref}:${current}`], setting);
}

/** Left by a git that was killed: nobody else works here, since one collector at a time has the cache. */
async function removeLocks(mirror: string): Promise<void> {
  const names = await readdir(mirror, { recursive: true });
  const locks = names.filter((name) => extraLocks.test(name));
  await Promise.all(locks.map((name) => rm(path.join(mirror, name), { recursive: true, force: true })));
}

function isBroken(error: unknown): boolean {
  const words =
    /corrupt|not a git repository|bad (object|pack|shallow line)|did not send all|unable to read|loose object|shallow file/i;
  return error instanceof Error && words.test(error.message);
}

async function toRemote(
  source: SourceSpec & { repo: string },
  { content, environment }: GatherSetting,
): Promise<Remote> {
  const { repo } = source;
  const transport = toTransport(repo);
  if (transport === 'file') {
    const address = repo.startsWith('file:') ? repo : pathToFileURL(path.resolve(content, repo)).href;
    return { address, config: ['protocol.file.allow=always'], environment: { GIT_ALLOW_PROTOCOL: 'file' } };
  }
  if (transport === 'ssh') {
    await findAddresses(toSshHost(repo), source.private);
    return {
      address: repo,
      config: ['protocol.ssh.allow=always'],
      environment: {
        GIT_ALLOW_PROTOCOL: 'ssh',
        GIT_SSH_COMMAND: `ssh -oBatchMode=yes -oConnectTimeout=${Math.ceil(source.timeout_s)}`,
      },
    };
  }
  return toWebRemote(source, environment);
}

async function toWebRemote(
  source: SourceSpec & { repo: string },
  environment: NodeJS.ProcessEnv,
): Promise<Remote> {
  const { protocol, hostname, port, origin } = new URL(source.repo);
  const addresses = await findAddresses(hostname, source.private);
  const name = protocol.slice(0, -1);
  const resolved = `${hostname}:${port || (name === 'http' ? '80' : '443')}:${addresses.join(',')}`;
  const token = readToken(source, environment);
  const header = token && `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return {
    address: source.repo,
    config: [
      `protocol.${name}.allow=always`,
      ...(hostname === addresses[0] ? [] : [`http.curloptResolve=${resolved}`]),
    ],
    environment: {
      GIT_ALLOW_PROTOCOL: name,
      // In the environment, not among the arguments, which every user of the machine can see.
      ...(header && {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: `http.${origin}/.extraHeader`,
        GIT_CONFIG_VALUE_0: header,
      }),
    },
  };
}

/** Undefined where none is stated. Throws a PortalError where the variable is empty. */
export function readToken(source: SourceSpec, environment: NodeJS.ProcessEnv): string | undefined {
  if (source.token_env === undefined) return undefined;
  const token = environment[source.token_env];
  if (token) return token;
  throw new PortalError(`the environment variable ${source.token_env} is empty`, {
    code: 1,
    hint: 'Put the token into it.',
  });
}

function toSshHost(repo: string): string {
  if (repo.startsWith('ssh://')) return new URL(repo).hostname;
  return /@([^:]+):/.exec(repo)?.[1] ?? repo;
}
