import { execFile } from 'node:child_process';
import path from 'node:path';

export const project = path.resolve(import.meta.dirname, '../..');

export interface Ran {
  pid: number | undefined;
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunSetting {
  environment?: Record<string, string>;
}

/** Runs one of our commands to its end, as a reader's terminal would. */
export function runScript(name: string, args: string[], { environment = {} }: RunSetting = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [path.join(project, 'scripts', name), ...args],
      { cwd: project, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error && child.exitCode === null) reject(error);
        else resolve({ pid: child.pid, code: child.exitCode, stdout, stderr });
      },
    );
  });
}
