// Writes an invented content folder for measurements; the same arguments give the same bytes.
//   node test/bench/generate.ts --out DIR [--plans 4000] [--bytes 24000] [--repos 20] [--seed 1]
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { COLLECTED_DAY, toPlanId, writeWorkplan, type CorpusShape } from './workplan.ts';

export interface Corpus {
  readonly files: number;
  readonly bytes: number;
}

interface Repository {
  files: number;
  readonly digest: ReturnType<typeof createHash>;
}

/** Writes `workplans/`, `portal.yaml` and `sources.lock.json` into the empty or missing folder `out`. */
export async function writeCorpus(out: string, shape: CorpusShape): Promise<Corpus> {
  const repositories = new Map<string, Repository>();
  let bytes = 0;
  for (let number = 1; number <= shape.plans; number += 1) {
    const { repo, slug, text } = writeWorkplan(number, shape);
    const repository = repositories.get(repo) ?? { files: 0, digest: createHash('sha256') };
    if (repository.files === 0) await mkdir(join(out, 'workplans', repo), { recursive: true });
    await writeFile(join(out, 'workplans', repo, `${toPlanId(number)}-${slug}.md`), text);
    repository.files += 1;
    repository.digest.update(text);
    repositories.set(repo, repository);
    bytes += Buffer.byteLength(text);
  }
  const sorted = [...repositories].sort(([one], [other]) => (one < other ? -1 : 1));
  await writeFile(
    join(out, 'portal.yaml'),
    formatPortal(
      sorted.map(([repo]) => ({ id: repo, address: toAddress(repo) })),
      shape,
    ),
  );
  await writeFile(join(out, 'sources.lock.json'), toSourcesLock(sorted));
  return { files: shape.plans, bytes };
}

/** `portal.yaml` of a corpus whose repositories are at these addresses. */
export function formatPortal(
  repositories: readonly { id: string; address: string }[],
  shape: CorpusShape,
): string {
  const sources = repositories.map(
    ({ id, address }) => `  - id: ${id}\n    repo: ${address}\n    ref: main\n`,
  );
  return `title: Generated corpus\ngoal: ${toPlanId(shape.plans)}\nsources:\n${sources.join('')}`;
}

function toSourcesLock(repositories: readonly (readonly [string, Repository])[]): string {
  const collectedAt = `${COLLECTED_DAY}T06:00:00Z`;
  const sources = repositories.map(([repo, { files, digest }]) => {
    const sha256 = digest.digest('hex');
    return {
      id: repo,
      repo: toAddress(repo),
      commit: sha256.slice(0, 40),
      fetched_at: collectedAt,
      files,
      digest: sha256,
    };
  });
  return `${JSON.stringify({ schema: 'cairn.sources/v1', collected_at: collectedAt, sources }, undefined, 2)}\n`;
}

const toAddress = (repo: string): string => `https://forge.example/generated/${repo}.git`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      plans: { type: 'string', default: '4000' },
      bytes: { type: 'string', default: '24000' },
      repos: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (values.out === undefined) {
    process.stderr.write('Where to? Name the folder to write: --out DIR\n');
    return 2;
  }
  const { files, bytes } = await writeCorpus(values.out, {
    seed: Number(values.seed),
    plans: Number(values.plans),
    bytes: Number(values.bytes),
    repos: Number(values.repos),
  });
  process.stdout.write(`${files} plans, ${(bytes / 1e6).toFixed(1)} MB in ${values.out}\n`);
  return 0;
}

if (import.meta.main) process.exitCode = await main();
