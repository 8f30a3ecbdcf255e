// Content → finished site. Built aside and moved into place at the end, so a build that fails leaves the last output as it was.
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { digestFile } from '../src/content/checkpoint-folders.ts';
import type { DigestFile } from '../src/content/checkpoint-folders.ts';
import { openFileDigests } from '../src/content/file-digests.ts';
import { exitCodes } from '../src/model/portal-error.ts';
import { numberOf } from '../src/portal/words.ts';
import { badgesTogether, writeBadgeFiles } from './badge-files.ts';
import { asideFolder, removeFolder, removeLeftovers, stagingFolder } from './build-folders.ts';
import { checkWholeChain } from './checkpoint-writer.ts';
import { finishCollecting } from './collect/staging.ts';
import { report } from './command.ts';
import type { OptionValues } from './command.ts';
import { writeHeadersFile } from './headers/headers-file.ts';
import { keepAssets } from './kept-assets.ts';
import { hasKeptPages, keepPages, notePages } from './kept-pages.ts';
import type { BuiltPages, PageToBuild, SitePage, WrittenFiles } from './kept-pages.ts';
import type { FileDigest } from './linked-files.ts';
import type { Pages } from './pages.ts';
import { publish } from './publish.ts';
import { checkNotEmpty, readSettings } from './read-portal.ts';
import type { SiteIndex } from './search-index.ts';
import { allowedSecrets, formatUnused, openSecretScan } from './secrets/scan-folder.ts';
import type { ScannedFile, SecretScan } from './secrets/scan-folder.ts';
import { writeSiteManifest } from './site-manifest.ts';
import { copySnapshotFiles } from './snapshot-files.ts';
import type { SiteOptions } from './site-options.ts';
import { startSearch } from './site-search.ts';
import type { SiteSearch } from './site-search.ts';

/** Of the search index, in the site. */
const indexFolder = 'pagefind';

/** What the search index is made from, in the site. */
const searchRecords = 'search/records.json';

/** Made by pages for the build alone: it waits for them, takes them apart, and away. */
const passing = [searchRecords, badgesTogether];

/** Answers the exit code; the output folder is changed only when that is 0. */
export async function makeSite(values: OptionValues, options: SiteOptions, pages: Pages): Promise<number> {
  const staging = stagingFolder();
  let search: SiteSearch | undefined;
  let removal: Promise<void> | undefined;
  try {
    const content = await checkContent(options);
    const isSearchWanted = !values.flag('no-search');
    // Then one core has little to do, and others need not wait until all pages are known.
    const isLikeBefore = hasKeptPages(options.cache, pages.code);
    const files = { records: path.join(staging, searchRecords), out: path.join(staging, indexFolder) };
    search = isSearchWanted ? startSearch(options, files) : undefined;
    const writeBadges = async (): Promise<WrittenFiles> =>
      writeBadgeFiles({ cache: options.cache, site: staging, code: pages.code });
    let badges: Promise<WrittenFiles> | undefined;
    const onMade = (name: string): void => {
      // Not before: thousands of small steps on the disk would keep those waiting that put pages into the site.
      removal ??= removeLeftovers(options.cache);
      if (name === badgesTogether) {
        badges = writeBadges();
        // Said when the site is finished.
        badges.catch(() => undefined);
      }
      if (name === searchRecords && isLikeBefore) search?.begin();
      if (!passing.includes(name)) content.secrets.readAhead(path.join(staging, name));
    };
    const first = isLikeBefore ? passing : [];
    const built = await timed('pages', () => pages.make({ site: staging, first, isSearchWanted, onMade }));
    if ('exitCode' in built) return report(built);
    const index = search && (await timed('search index', search.finish));
    const written = await (badges ?? writeBadges());
    return await finishSite(values, { options, staging, ...content, pages: built, badges: written, index });
  } finally {
    await pages.stop();
    await search?.stop();
    await removal;
    await removeFolder(staging);
  }
}

interface CheckedContent {
  secrets: SecretScan;
  /** Knows all files of the content. */
  digest: DigestFile;
}

/** Everything that can be wrong with the content as a whole is found before pages are made of it. */
async function checkContent({ content, cache }: SiteOptions): Promise<CheckedContent> {
  await finishCollecting(content);
  const { config } = await readSettings(content);
  await checkNotEmpty(content);
  const digests = openFileDigests(cache);
  const secrets = openSecretScan(allowedSecrets(config), cache);
  await timed('secrets in content', () =>
    secrets.check({ folder: content, name: toShown(content), shelf: 'content', digest: digests.digest }),
  );
  for (const line of formatUnused(secrets.unused())) console.error(line);
  checkWholeChain(content, digests.digest);
  digests.save();
  return { secrets, digest: digests.digest };
}

interface StagedSite extends CheckedContent {
  options: SiteOptions;
  staging: string;
  pages: BuiltPages;
  badges: WrittenFiles;
  index: SiteIndex | undefined;
}

/** From the pages to the published site. */
async function finishSite(
  values: OptionValues,
  { options, staging, secrets, digest, pages, badges, index }: StagedSite,
): Promise<number> {
  const { content, cache, astro } = options;
  const base = astro.base ?? '/';
  const out = path.resolve(values.text('out') ?? 'dist');
  const written = [badges, copySnapshotFiles({ content, cache, site: staging, digest })];
  const placed = [...pages.placed, ...written.flatMap((files) => files.placed)];
  await rm(path.join(staging, searchRecords), { force: true });
  const failure = values.flag('strict') ? await findFailure(staging) : undefined;
  if (failure) {
    console.error(
      `${failure} The last output stays as it was.\nSee npm run check, or build without --strict.`,
    );
    return exitCodes.findings;
  }
  const kept = await keepAssets(out, staging);
  await writeHeadersFile(staging, base);
  const writtenNow = written.flatMap((files) => files.made);
  const known = new Map<string, FileDigest>();
  for (const page of [...placed, ...writtenNow]) known.set(path.join(staging, page.path), page);
  for (const file of index?.files ?? []) {
    if (file.known) known.set(path.join(staging, indexFolder, file.path), file.known);
  }
  const files = await timed('secrets in the site', () =>
    secrets.check({
      folder: staging,
      name: toShown(out),
      shelf: 'site',
      digest: (file, read) => known.get(file) ?? digestFile(file, read),
    }),
  );
  secrets.save();
  await writeSiteManifest(staging, { files, kept });
  const digests = new Map(files.map((file) => [file.path, file]));
  const made = [...toSitePages(pages.made, digests), ...writtenNow];
  keepPages({ placed, made }, cache, staging);
  await publish(staging, out, asideFolder());
  notePages([...placed, ...made], cache);
  index?.note((file) => digests.get(`${indexFolder}/${file}`));
  console.log(`${toShown(out)} is ready`);
  return exitCodes.fine;
}

/** The pages that have become a file; a page of nothing does not. */
function toSitePages(pages: readonly PageToBuild[], digests: ReadonlyMap<string, ScannedFile>): SitePage[] {
  return pages.flatMap(({ path: name, key }) => {
    const file = digests.get(name);
    return file ? [{ key, ...file }] : [];
  });
}

/** As people know it. */
function toShown(folder: string): string {
  return path.relative(process.cwd(), folder) || folder;
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
