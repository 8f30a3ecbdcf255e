// Measures the layout of invented graphs of plans: `npm run bench:graph [-- --sizes 50,500,1000,2000] [--seed 1]`.
// Exit code 1 when 1,000 nodes take Graphviz more than 2 s. Measure on a machine that does nothing else.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { layoutGraph } from '../../../src/diagram/graph-layout.ts';
import { loadLayoutEngine } from '../../../src/diagram/graphviz.ts';
import { loadElk, type AsyncLayout } from './elk.ts';
import { measureGeometry } from './measures.ts';
import { makePlanGraph } from './plan-graph.ts';

const MAX_SECONDS = 2;
const BOUNDED_NODES = 1000;
const HEAD = ['engine', 'nodes', 'edges', 'first s', 'again s', 'crossings', 'behind nodes', 'spine rise px'];
const MORE = ['misplaced', 'size px', 'same bytes'];

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '50,500,1000,2000' },
    seed: { type: 'string', default: '1' },
    /** Prints the digest of one layout and nothing else: another process asks for it. */
    digest: { type: 'string' },
  },
});
const seed = Number(values.seed);

async function loadEngines(): Promise<Map<string, AsyncLayout>> {
  const graphviz = await loadLayoutEngine();
  const elk = await loadElk();
  if (!elk) process.stderr.write('ELK is not installed: `npm install --no-save elkjs` brings it.\n');
  return new Map<string, AsyncLayout>([
    ['graphviz', async (picture) => layoutGraph(picture, graphviz)],
    ...(elk ? [['elk', elk] as const] : []),
  ]);
}

async function measureOne(
  name: string,
  layout: AsyncLayout,
  nodes: number,
): Promise<{ row: string[]; seconds: number }> {
  const picture = makePlanGraph({ nodes, seed });
  const [first, seconds] = await time(() => layout(picture));
  const [again, secondsAgain] = await time(() => layout(picture));
  const measures = measureGeometry(first);
  const digests = [digestOf(first), digestOf(again), digestElsewhere(name, nodes)];
  const row = [
    name,
    String(nodes),
    String(picture.edges.length),
    seconds.toFixed(2),
    secondsAgain.toFixed(2),
    String(measures.crossings),
    String(measures.behindNodes),
    measures.spineRise.toFixed(0),
    String(measures.misplaced),
    `${measures.width.toFixed(0)} × ${measures.height.toFixed(0)}`,
    new Set(digests).size === 1 ? 'yes' : 'no',
  ];
  return { row, seconds: Math.min(seconds, secondsAgain) };
}

async function time<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, (performance.now() - started) / 1000];
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function digestElsewhere(name: string, nodes: number): string {
  const args = [import.meta.filename, '--digest', `${name}:${nodes}`, '--seed', String(seed)];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

async function printDigest(wanted: string): Promise<void> {
  const [name = '', nodes = ''] = wanted.split(':');
  const layout = (await loadEngines()).get(name);
  if (!layout) throw new Error(`there is no engine ${name}`);
  process.stdout.write(digestOf(await layout(makePlanGraph({ nodes: Number(nodes), seed }))));
}

async function main(): Promise<number> {
  const rows = [[...HEAD, ...MORE]];
  let isTooSlow = false;
  for (const [name, layout] of await loadEngines()) {
    for (const nodes of values.sizes.split(',').map(Number)) {
      const { row, seconds } = await measureOne(name, layout, nodes);
      rows.push(row);
      if (name === 'graphviz' && nodes === BOUNDED_NODES && seconds > MAX_SECONDS) isTooSlow = true;
    }
  }
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    process.stdout.write(`${row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')}\n`);
  return isTooSlow ? 1 : 0;
}

if (values.digest === undefined) process.exitCode = await main();
else await printDigest(values.digest);
