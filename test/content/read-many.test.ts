import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { planText } from '../graph/workplan-files.ts';
import { makeContent } from '../scripts/content.ts';

test('what the parser has let go of one file is there for the next', async () => {
  const words = Array.from({ length: 200 }, (_, line) => `- 2026-06-01: *Words* of line ${line}, \`more\` of it.\n`);
  const content = await makeContent({ 'workplans/ops/a.md': planText('A-WP-1', '', words.join('\n').repeat(2)) });
  const grown = execFileSync(process.execPath, [
    '--max-semi-space-size=4',
    path.join(import.meta.dirname, 'read-many.ts'),
    path.join(content, 'workplans/ops/a.md'),
  ]);
  // Otherwise 250 MB.
  expect(Number(grown) / 1e6).toBeLessThan(40);
});
