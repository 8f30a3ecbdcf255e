// npm run build: content → finished site. Built aside and moved into place at the end, so a build that fails
// leaves the last output as it was.
import { rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { openFileDigests } from '../src/content/file-digests.ts';
import { exitCodes } from '../src/model/portal-error.ts';
import { numberOf } from '../src/portal/words.ts';
import { writeBadgeFiles } from './badge-files.ts';
import { checkWholeChain } from './checkpoint-writer.ts';
import { digestOfCode } from './code-digest.ts';
import { finishCollecting } from './collect/staging.ts';
import { main } from './command.ts';
import { writeHeadersFile } from './headers/headers-file.ts';
import type { OptionValues } from './command.ts';
import { keepAssets } from './kept-assets.ts';
import { publish } from './publish.ts';
import { checkNotEmpty, readSettings } from './read-portal.ts';
import { buildSearchIndex } from './search-index.ts';
import { allowedSecrets, formatUnused, openSecretScan } from './secrets/scan-folder.ts';
import { writeSiteManifest } from './site-manifest.ts';
import { dropForeignVariables, projectRoot, readSiteOptions, siteOptions } from './site-options.ts';

const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };

if (import.meta.main) {
  await main({
    usage:
      'npm run build -- [--content DIR] [--out DIR] [--base /path/] [--site URL] [--cache DIR] [--strict] [--no-search]',
    options: {
      ...siteOptions,
      out: { type: 'string', default: 'dist' },
      strict: { type: 'boolean', default: false },
      'no-search': { type: 'boolean', default: false },
    },
    run: buildSite,
  });
}

/** Answers the exit code; the output folder is changed only when that is 0. */
export async function buildSite(values: OptionValues): Promise<number> {
  const options = readSiteOptions(values);
  const out = path.resolve(values.text('out') ?? 'dist');
  await finishCollecting(options.content);
  const { config } = await readSettings(options.content);
  await checkNotEmpty(options.content);
  const digests = openFileDigests(options.cache);
  const secrets = openSecretScan(allowedSecrets(config), options.cache);
  await timed('secrets in content', () =>
    secrets.check({
      folder: options.content,
      name: toShown(options.content),
      shelf: 'content',
      digest: digests.digest,
    }),
  );
  for (const line of formatUnused(secrets.unused())) console.error(line);
  checkWholeChain(options.content, digests.digest);
  digests.save();
  const staging = stagingFolder();
  let isFinished = false;
  try {
    process.env['CAIRN_SEARCH'] = values.flag('no-search') ? 'no' : 'yes';
    await timed('pages', () => buildPages(options, staging));
    writeBadgeFiles(staging);
    const records = path.join(staging, 'search', 'records.json');
    if (!values.flag('no-search')) {
      await timed('search index', () =>
        buildSearchIndex({
          records,
          content: options.content,
          cache: options.cache,
          base: options.astro.base ?? '/',
          out: path.join(staging, 'pagefind'),
        }),
      );
    }
    await rm(records, { force: true });
    const failure = values.flag('strict') ? await findFailure(staging) : undefined;
    if (failure) {
      console.error(
        `${failure} The last output stays as it was.\nSee npm run check, or build without --strict.`,
      );
      return exitCodes.findings;
    }
    const kept = await keepAssets(out, staging);
    await writeHeadersFile(staging, options.astro.base ?? '/');
    const files = await timed('secrets in the site', () =>
      secrets.check({ folder: staging, name: toShown(out), shelf: 'site' }),
    );
    await secrets.save();
    await writeSiteManifest(staging, { files, kept });
    await publish(staging, out);
    isFinished = true;
    console.log(`${toShown(out)} is ready`);
    return exitCodes.fine;
  } finally {
    // Other pages may still be on their way when one has failed; what they leave goes at the very end.
    if (!isFinished) process.once('exit', () => rmSync(staging, removal));
    await rm(staging, removal);
  }
}

/** As people know it. */
function toShown(folder: string): string {
  return path.relative(process.cwd(), folder) || folder;
}

/**
 * Astro runs the code of the pages from a folder below the working directory, or else from one that every build
 * shares: so each builds in a folder of its own below the project.
 */
function stagingFolder(): string {
  return path.join(projectRoot, '.astro', `build-${process.pid}`);
}

async function buildPages(options: ReturnType<typeof readSiteOptions>, staging: string): Promise<void> {
  dropForeignVariables(process.env);
  process.env['CAIRN_ROOT'] = projectRoot;
  process.env['CAIRN_CONTENT'] = options.content;
  process.env['CAIRN_CACHE'] = options.cache;
  process.env['CAIRN_CODE'] = await digestOfCode(projectRoot);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  // Only now: whoever mistyped an option need not wait for it.
  const { build } = await import('astro');
  const workingDirectory = process.cwd();
  process.chdir(projectRoot);
  try {
    await build({ ...options.astro, outDir: staging, logLevel: 'warn' });
  } finally {
    process.chdir(workingDirectory);
  }
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  console.log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/** What --strict says against the staged site. */
async function findFailure(staging: string): Promise<string | undefined> {
  const portal: unknown = JSON.parse(await readFile(path.join(staging, 'api', 'v1', 'portal.json'), 'utf8'));
  const { error, warning } = readFindingCounts(portal);
  if (error + warning === 0) return undefined;
  const found = `${numberOf(error, 'error')} and ${numberOf(warning, 'warning')}`;
  return `The plans have ${found}, and --strict was asked for.`;
}

function readFindingCounts(portal: unknown): { error: number; warning: number } {
  // The document was written by this very build, against its own schema.
  const { counts } = portal as { counts: { findings: { error: number; warning: number } } };
  return counts.findings;
}
