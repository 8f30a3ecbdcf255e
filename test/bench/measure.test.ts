import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure } from './measure.ts';
import type { Measurement } from './measure.ts';

function run(script: string): Promise<Measurement> {
  return measure(process.execPath, ['-e', script], process.cwd());
}

/** A script that runs another one as git is run: in a process group of its own. */
function startApart(script: string): string {
  const args = JSON.stringify(['-e', script]);
  return `require('node:child_process').spawn(process.execPath, ${args}, { detached: true, stdio: 'inherit' })`;
}

test.runIf(existsSync('/proc/self/stat'))('the memory of all that a command starts counts', async () => {
  const holdMemory = 'const bytes = Buffer.alloc(300e6, 1); setTimeout(() => bytes.fill(2), 1500)';
  const { peakMb, seconds } = await run(startApart(startApart(holdMemory)));
  expect(peakMb).toBeGreaterThan(300);
  expect(seconds).toBeGreaterThan(1.5);
});

test('what a command says is kept, and a command that fails is no measurement', async () => {
  expect((await run('console.log("done")')).stdout).toBe('done\n');
  await expect(run('console.error("no room"); process.exit(3)')).rejects.toThrow(/ended with 3:\nno room/);
});

test('whoever stops a measurement stops the command, too', async () => {
  const file = JSON.stringify(import.meta.resolve('./measure.ts'));
  const stopParent = "process.kill(process.ppid, 'SIGTERM'); setTimeout(() => {}, 60_000)";
  const { stdout, seconds } = await run(`
    import(${file})
      .then(({ measure }) => measure(process.execPath, ['-e', ${JSON.stringify(stopParent)}], '.'))
      .catch(({ message }) => console.log(message));`);
  expect(stdout).toMatch(/ended with SIGTERM/);
  expect(seconds).toBeLessThan(50);
});
