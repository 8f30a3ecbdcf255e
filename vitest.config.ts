import { defineConfig } from 'vitest/config';

/** Properties take seconds where other work is on the machine. */
const UNIT_TEST_MS = 60_000;
const BROWSER_TEST_MS = 120_000;
/** Builds of the site under test happen inside the first hook. */
const BROWSER_HOOK_MS = 300_000;
/** `expect.poll` gives up after a second otherwise, which a busy machine needs for one step. */
const POLL_MS = 20_000;

const timed = ['test/browser/list-pages.test.ts', 'test/browser/search-speed.test.ts'];
const inBrowser = {
  include: ['test/browser/**/*.test.ts'],
  maxWorkers: 2,
  testTimeout: BROWSER_TEST_MS,
  hookTimeout: BROWSER_HOOK_MS,
  expect: { poll: { timeout: POLL_MS, interval: 20 } },
};

export default defineConfig({
  test: {
    globalSetup: 'test/browser/run-folder.ts',
    // All cores: otherwise Vitest leaves one of them to itself.
    maxWorkers: '100%',
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/golden/**', 'test/fixtures/**'],
          testTimeout: UNIT_TEST_MS,
          hookTimeout: UNIT_TEST_MS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { name: 'golden', include: ['test/golden/**/*.test.ts'], sequence: { groupOrder: 2 } },
      },
      { test: { name: 'browser', ...inBrowser, exclude: timed, sequence: { groupOrder: 3 } } },
      {
        // Last and alone: what the reader waits for is timed, not the tests beside it.
        test: {
          name: 'browser-timed',
          ...inBrowser,
          include: timed,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
