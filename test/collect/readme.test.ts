// The example of the README is a portal.yaml that can be used.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parsePortalConfig } from '../../src/parse/portal-config.ts';
import { project } from '../scripts/run-script.ts';

test('portal.yaml under Collecting', async () => {
  const readme = await readFile(path.join(project, 'README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('### Collecting'));
  const example = /```yaml\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  expect(parsePortalConfig(example, 'portal.yaml').sources.map(({ id }) => id)).toEqual([
    'the-custodian',
    'bench',
    'gatus',
  ]);
});
