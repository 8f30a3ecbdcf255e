import { defineConfig } from 'vitest/config';

const BROWSER_TEST_MS = 120_000;
/** One build of the fixture site happens inside the first hook. */
const BROWSER_HOOK_MS = 300_000;

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/golden/**', 'test/fixtures/**'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: { name: 'golden', include: ['test/golden/**/*.test.ts'], sequence: { groupOrder: 2 } },
      },
      {
        // Last and alone: a page is timed by its reader, not by the tests beside it.
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/run-folder.ts',
          fileParallelism: false,
          testTimeout: BROWSER_TEST_MS,
          hookTimeout: BROWSER_HOOK_MS,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
