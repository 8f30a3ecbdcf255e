import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { toTypeScript } from './astro-mirror.ts';
import { checkImports } from './check-imports.ts';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Each of these files breaks the rules named beside it, and no other. */
const REFUSED: readonly [file: string, text: string, rules: readonly string[]][] = [
  ['src/model/a.ts', `import '../graph/good.ts';`, ['model-imports']],
  ['src/model/fs.ts', `import 'node:fs/promises';`, ['astro-line', 'model-imports']],
  ['src/content/a.ts', `import 'node:child_process';`, ['content-imports']],
  ['src/content/b.ts', `import type { G } from '../graph/good.ts';`, ['content-imports']],
  ['src/parse/a.ts', `import '../graph/good.ts';`, ['parse-imports']],
  ['src/parse/b.ts', `import '../content/good.ts';`, ['content-readers', 'parse-imports']],
  ['src/graph/a.ts', `import '../parse/good.ts';`, ['graph-imports']],
  ['src/graph/b.ts', `import '../loaders/good.ts';`, ['astro-line', 'graph-imports']],
  ['src/graph/c.ts', `import { execFile } from 'child_process'; execFile;`, ['astro-line', 'graph-imports']],
  ['src/graph/d.ts', `import { Cron } from 'croner'; Cron;`, ['graph-imports', 'one-cron']],
  ['src/rules/a.ts', `import '../portal/good.ts';`, ['rules-imports']],
  ['src/rules/b.ts', `import matter from 'gray-matter'; matter;`, ['one-parser', 'rules-imports']],
  ['src/rules/c.ts', `import { load } from 'js-yaml'; load;`, ['one-parser', 'rules-imports']],
  ['src/portal/a.ts', `import '../parse/good.ts';`, ['portal-imports']],
  ['src/portal/b.ts', `import type { A } from 'astro'; export type B = A;`, ['astro-line', 'portal-imports']],
  ['src/portal/c.ts', `import '../components/Good.astro';`, ['astro-line', 'portal-imports']],
  ['src/portal/d.ts', `import '../client/good.ts';`, ['astro-line', 'portal-imports']],
  ['src/portal/listing/a.ts', `import '../good.ts';`, ['portal-listing-imports-types-only']],
  ['src/portal/listing/b.ts', `import '../../diagram/good.ts';`, ['portal-listing-imports']],
  ['src/portal/graph-view/a.ts', `import '../good.ts';`, ['portal-graph-view-imports']],
  ['src/portal/past/a.ts', `import '../good.ts';`, ['portal-past-imports']],
  ['src/diagram/d.ts', `import '../portal/graph-view/good.ts';`, ['diagram-imports']],
  ['src/client/c.ts', `import '@hpcc-js/wasm-graphviz';`, ['client-imports', 'one-layout-engine']],
  ['src/diagram/a.ts', `import '../portal/good.ts';`, ['diagram-imports']],
  [
    'src/diagram/b.ts',
    `import { getLiveCollection } from 'astro:content';`,
    ['astro-line', 'diagram-imports'],
  ],
  ['src/diagram/c.ts', `import '../pages/index.astro';`, ['astro-line', 'diagram-imports']],
  ['src/loaders/a.ts', `import '../graph/good.ts';`, ['loaders-imports']],
  ['src/loaders/b.ts', `import { load } from 'js-yaml'; load;`, ['loaders-imports', 'one-parser']],
  ['src/live.config.ts', `import './site.ts';`, ['loaders-imports']],
  ['src/render/a.ts', `import '../portal/good.ts';`, ['render-imports']],
  ['src/site.ts', `import './parse/good.ts';`, ['site-imports']],
  [
    'src/pages/a.astro',
    `---\nimport type { P } from '../portal/good.ts';\nimport { p } from '../portal/good.ts';\n---\n<p/>`,
    ['pages-imports-types-only'],
  ],
  ['src/pages/b.astro', `---\nimport '../graph/good.ts';\n---`, ['pages-imports']],
  ['src/pages/c.ts', `import { markdownToHast } from 'satteri';`, ['one-markdown-parser', 'pages-imports']],
  ['src/layouts/a.astro', `---\nimport '../pages/index.astro';\n---`, ['layouts-imports']],
  ['src/layouts/b.astro', `---\nimport '../portal/good.ts';\n---`, ['layouts-imports-types-only']],
  ['src/components/a.astro', `<script>import '../graph/good.ts';</script>`, ['components-imports']],
  ['src/components/b.astro', `<script src="../portal/good.ts"></script>`, ['components-imports-types-only']],
  ['src/components/c.astro', `{await import('../render/good.ts')}`, ['components-imports-types-only']],
  ['src/client/a.ts', `import '../portal/good.ts';`, ['client-imports']],
  ['src/client/b.ts', `import '../graph/good.ts';`, ['client-imports']],
  ['src/mystery/a.ts', `import '../model/good.ts';`, ['every-room-has-a-row']],
  ['scripts/a.ts', `import '../src/render/good.ts';`, ['render-readers', 'scripts-imports']],
  ['scripts/b.ts', `import '../src/site.ts';`, ['scripts-imports']],
  ['scripts/i.ts', `import '../src/site/app.ts';`, ['scripts-imports-types-only']],
  ['scripts/c.ts', `import '../test/good.ts';`, ['no-test-code', 'scripts-imports']],
  ['scripts/d.ts', `import './nowhere.ts';`, ['every-import-resolves', 'scripts-imports']],
  ['scripts/e.ts', `import 'esbuild';`, ['declared-libraries']],
  ['scripts/f.ts', `import type { G } from './g.ts'; export type F = G;`, ['no-cycle']],
];

/** The other half of a cycle, which is reported once. */
const PARTNER: [file: string, text: string] = [
  'scripts/g.ts',
  `import type { F } from './f.ts'; export type G = F;`,
];

/** None of these breaks a rule. */
const ALLOWED: readonly [file: string, text: string][] = [
  ['src/model/good.ts', `import { z } from 'zod'; export const m = z; export type M = string;`],
  ['src/content/good.ts', `import 'node:fs/promises'; import 'node:path'; import '../model/good.ts';`],
  [
    'src/parse/good.ts',
    `import 'gray-matter'; import 'js-yaml'; import 'satteri'; import '../model/good.ts';`,
  ],
  ['src/graph/good.ts', `import '../model/good.ts'; export type G = string;`],
  ['src/rules/good.ts', `import '../model/good.ts'; import '../graph/good.ts';`],
  ['src/portal/good.ts', `import '../graph/good.ts'; import '../rules/good.ts'; export type P = string;`],
  ['src/portal/listing/good.ts', `import type { P } from '../good.ts'; import '../../model/good.ts';`],
  ['src/portal/graph-view/good.ts', `import '../words.ts'; import '../../graph/good.ts';`],
  ['src/portal/words.ts', `export const words = '';`],
  ['src/diagram/graphviz.ts', `import '@hpcc-js/wasm-graphviz';`],
  ['src/diagram/good.ts', `import 'd3-zoom'; import 'd3'; import '../graph/good.ts';`],
  ['src/loaders/good.ts', `import 'astro/loaders'; import '../content/good.ts'; import '../parse/good.ts';`],
  ['src/render/good.ts', `import 'satteri'; import 'hast-util-sanitize'; import 'hast-util-to-html';`],
  ['src/layouts/Good.astro', `---\nimport '../site.ts';\nimport '../components/Good.astro';\n---`],
  ['src/components/Good.astro', `---\nimport type { P } from '../portal/good.ts';\n---\n<slot />`],
  [
    'src/client/good.ts',
    `import 'd3'; import '../model/good.ts'; import '../diagram/good.ts'; import '../portal/listing/good.ts'; import '../portal/graph-view/good.ts';`,
  ],
  [
    'src/pages/index.astro',
    `---\nimport '../site.ts';\nimport '../render/good.ts';\nimport type { P } from '../portal/good.ts';
import '../layouts/Good.astro';\n---\n<script>import '../client/good.ts';</script>
<script is:inline>import '/nowhere.js'</script>`,
  ],
  ['src/site/app.ts', `export const app = ''; export type App = string;`],
  ['src/loaders/parse-workplans.ts', `import '../content/good.ts';`],
  [
    'scripts/good.ts',
    `import 'node:fs'; import 'astro'; import '../src/rules/good.ts'; import '../src/loaders/parse-workplans.ts';
import type { App } from '../src/site/app.ts';`,
  ],
  ['test/good.ts', ''],
];

let tree: string;
let violations: readonly Violation[];

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'cairn-directions-'));
  await writeFile(join(tree, 'tsconfig.json'), '{}');
  const libraries = [
    '@hpcc-js/wasm-graphviz',
    'zod',
    'croner',
    'gray-matter',
    'js-yaml',
    'satteri',
    'astro',
    'd3',
    'hast-util-sanitize',
  ];
  const dependencies = Object.fromEntries([...libraries, 'hast-util-to-html'].map((name) => [name, '*']));
  await writeFile(join(tree, 'package.json'), JSON.stringify({ dependencies }));
  for (const [file, text] of [...ALLOWED, ...REFUSED, PARTNER]) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), `${text}\n`);
  }
  const { output } = await checkImports(tree, 'json');
  violations = JSON.parse(output).summary.violations;
}, 30_000);

afterAll(() => rm(tree, { recursive: true, force: true }));

const rulesBrokenBy = (file: string): string[] =>
  [...new Set(violations.filter(({ from }) => from === file).map(({ rule }) => rule.name))].sort();

describe('a file that points the wrong way', () => {
  test.each(REFUSED)('%s: %s', (file, _text, rules) => {
    expect(rulesBrokenBy(file)).toEqual(rules);
  });

  test('every rule has a file that breaks it', () => {
    const broken = new Set(REFUSED.flatMap(([, , rules]) => rules));
    expect(
      (config.forbidden ?? []).map(({ name }) => name).filter((name) => !broken.has(name ?? '')),
    ).toEqual([]);
  });
});

test.each(ALLOWED)('%s points the right way', (file) => {
  expect(rulesBrokenBy(file)).toEqual([]);
});

test('an Astro file is read without its markup', () => {
  const astro = `---\nimport A from './A.astro';\n---\n<A>{b}</A>\n<script>go();</script>`;
  expect(toTypeScript(astro)).toBe(`import A from './A.astro';\ngo();\n`);
});
