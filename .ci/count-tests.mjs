// node count-tests.mjs STATUS FOLDER: adds up Vitest's JSON reports in FOLDER and prints `N passed, N failed`.
// STATUS is the exit code of the run that wrote them. What failed outside of any test (a file that does not load,
// a check before the tests, a run without tests) counts as one failure each, so that the line never looks better
// than the run was.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [status = '1', folder = 'test-results'] = process.argv.slice(2);

const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const reports = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const counts = reports.map(countReport);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failedTests = counts.reduce((sum, count) => sum + count.failed, 0);
const failedElsewhere = failedTests === 0 && (status !== '0' || passed === 0) ? 1 : 0;
const failed = failedTests + failedElsewhere;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && status === '0' ? 0 : 1;

function countReport({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status: state, assertionResults }) =>
      state === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
