// Wall time and peak memory of one command. Memory is the resident size (RSS) summed over the command and all its
// descendants, sampled every 100 ms from /proc: pages that processes share count once for each, a peak between two
// samples is missed. Where there is no /proc, memory is unknown.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
const PAGE_BYTES = 4096;

export interface Measurement {
  readonly seconds: number;
  /** Undefined where there is no /proc. */
  readonly peakMb: number | undefined;
  readonly stdout: string;
}

/** Rejects, with the command's output, when it does not end with 0. */
export async function measure(
  command: string,
  args: readonly string[],
  folder: string,
): Promise<Measurement> {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  let peakBytes = 0;
  // Whoever stops the measurement stops the command; then this fails, and what it was measured with is cleared away.
  const stop = (signal: NodeJS.Signals): boolean => child.kill(signal);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const sampler = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, readTreeBytes(child.pid));
  }, SAMPLE_MS);
  try {
    const end = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode, signal) => resolve(exitCode ?? signal));
    });
    if (end !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${end}:\n${stdout}${stderr}`);
  } finally {
    clearInterval(sampler);
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, peakMb: peakBytes === 0 ? undefined : peakBytes / 1e6, stdout };
}

function readTreeBytes(root: number): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(readProcess);
  const tree = new Set([root]);
  // A child may stand before its parent in the list: go on until nobody joins.
  for (let size = 0; size < tree.size;) {
    size = tree.size;
    for (const { id, parent } of processes) if (tree.has(parent)) tree.add(id);
  }
  return processes.reduce((sum, { id, bytes }) => (tree.has(id) ? sum + bytes : sum), 0);
}

/** A process that has ended meanwhile counts as nothing. */
function readProcess(name: string): { id: number; parent: number; bytes: number } {
  try {
    // pid (command) state ppid … rss is the 24th field; a command may contain spaces and brackets.
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { id: Number(name), parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES };
  } catch {
    return { id: Number(name), parent: 0, bytes: 0 };
  }
}
