import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '../../.ci/count-tests.mjs');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-count-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A report with one test file for each list of test states; an empty list is a file that does not load. */
function writeReport(name: string, files: readonly (readonly string[])[]): void {
  const states = files.flat();
  const testResults = files.map((file) => ({
    status: file.length === 0 || file.includes('failed') ? 'failed' : 'passed',
    assertionResults: file.map((status) => ({ status })),
  }));
  const numPassedTests = states.filter((state) => state === 'passed').length;
  const numFailedTests = states.filter((state) => state === 'failed').length;
  writeFileSync(join(folder, name), JSON.stringify({ numPassedTests, numFailedTests, testResults }));
}

function count(status: number): { line: string; exitCode: number | null } {
  const args = [SCRIPT, String(status), folder];
  const { stdout, status: exitCode } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { line: stdout.trim(), exitCode };
}

test('all reports are added up', () => {
  writeReport('one.json', [['passed', 'passed'], ['passed']]);
  writeReport('two.json', [['passed', 'skipped']]);
  expect(count(0)).toEqual({ line: '4 passed, 0 failed', exitCode: 0 });
});

test('failed tests and files that do not load are failures', () => {
  writeReport('one.json', [['passed', 'failed'], []]);
  expect(count(1)).toEqual({ line: '1 passed, 2 failed', exitCode: 1 });
});

test('a check that fails before any test is a failure', () => {
  expect(count(1)).toEqual({ line: '0 passed, 1 failed', exitCode: 1 });
});

test('a run that fails although its tests pass is a failure', () => {
  writeReport('one.json', [['passed']]);
  expect(count(1)).toEqual({ line: '1 passed, 1 failed', exitCode: 1 });
});

test('a run without tests is a failure', () => {
  expect(count(0)).toEqual({ line: '0 passed, 1 failed', exitCode: 1 });
});
