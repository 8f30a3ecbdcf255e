// git as collecting runs it: with fixed arguments, no shell, no hooks, no prompts, and an end. It is its own process group,
// so that the end also comes for the helpers that it starts.
import { spawn } from 'node:child_process';
import { PortalError } from '../../src/model/portal-error.ts';
import { toGitEnvironment } from '../git-environment.ts';

export interface GitSetting {
  /** The repository; undefined where there is none yet. */
  directory?: string;
  /** More configuration, as `key=value`. */
  config?: readonly string[];
  /** Over our own. */
  environment?: Record<string, string>;
  signal: AbortSignal;
}

const safeConfig = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.askPass=',
  'credential.helper=',
  'protocol.allow=never',
  'http.followRedirects=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'gc.autoDetach=false',
  'maintenance.autoDetach=false',
];

export function toGitArguments({ directory, config = [] }: Omit<GitSetting, 'signal'>): string[] {
  const options = [...safeConfig, ...config].flatMap((each) => ['-c', each]);
  const where = directory === undefined ? [] : ['-C', directory];
  return ['--no-pager', '--literal-pathspecs', ...options, ...where];
}

/** No protocol at all, unless a setting allows one: what is missing is not fetched behind our back. */
export function toCollectEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...toGitEnvironment(process.env), GIT_ALLOW_PROTOCOL: 'none', ...more };
}

/** What git writes. Throws a PortalError with what it says. */
export function runGit(args: readonly string[], setting: GitSetting): Promise<Buffer> {
  const { signal } = setting;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(tooLong());
    const child = spawn('git', [...toGitArguments(setting), ...args], {
      env: toCollectEnvironment(setting.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const out: Buffer[] = [];
    let said = '';
    const kill = (): void => killGroup(child.pid);
    const forget = (): void => {
      signal.removeEventListener('abort', kill);
      process.removeListener('exit', kill);
    };
    signal.addEventListener('abort', kill, { once: true });
    process.once('exit', kill);
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
    child.on('error', (cause) => {
      forget();
      reject(failed('git could not be started', cause));
    });
    child.on('close', (code) => {
      forget();
      if (code === 0) resolve(Buffer.concat(out));
      else reject(signal.aborted ? tooLong() : failed(`git says: ${toReason(said)}`));
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** What it gives as reasons, without its advice. Where it could not read, ssh has said why before. */
function toReason(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const unread = lines.findIndex((line) => line.startsWith('fatal: Could not read from remote repository'));
  const reasons =
    unread > 0 ? lines.slice(0, unread) : lines.filter((line) => /^(?:fatal|error|remote): /.test(line));
  const text = (reasons.length > 0 ? reasons : lines).join(' ').slice(0, 300);
  return text.replace(/\.$/, '') || 'nothing';
}

const hint = 'Run the same with git on this machine to see more.';

function failed(message: string, cause?: unknown): PortalError {
  return new PortalError(message, { code: 1, hint, cause });
}

export function tooLong(): PortalError {
  return new PortalError('it did not answer in time', { code: 1, hint: 'Raise its `timeout_s`.' });
}
