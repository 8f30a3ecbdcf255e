// The seam to Pagefind in the browser. It publishes no types for what it ships there: these are the parts
// that are used here.
import type { FoundItem } from './search-ranking.ts';

export type Counts = Record<string, Record<string, number>>;

export interface PagefindPage {
  url: string;
  content: string;
  /** HTML with nothing but `<mark>` in it. */
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

export interface PagefindResult extends FoundItem {
  score: number;
  data(): Promise<PagefindPage>;
}

export interface PagefindFound {
  results: PagefindResult[];
  filters: Counts;
}

export interface Pagefind {
  /** Null finds everything; a text in double quotes is found as it stands. */
  search(text: string | null, options: { filters: object }): Promise<PagefindFound>;
  /** Loads all filters, so that they are counted from then on. */
  filters(): Promise<Counts>;
  mergeIndex(folder: string, options: object): Promise<void>;
  destroy(): Promise<void>;
}

export interface Bundle {
  name: string;
  digest: string;
  records: number;
  /** Of the past: the days of its first and last checkpoint. */
  period?: { first: string; last: string };
}

/** What there is of the past is loaded only when it is asked for. */
export interface BundleList {
  now: Bundle[];
  /** Newest first. */
  past: Bundle[];
}

export async function loadBundleList(home: string): Promise<BundleList> {
  const response = await fetch(`${home}pagefind/bundles.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  // Written by the build beside the bundles.
  const { bundles } = (await response.json()) as { bundles: Bundle[] };
  return {
    now: bundles.filter(({ period }) => !period),
    past: bundles.filter(({ period }) => period),
  };
}

/** Pagefind over these bundles; the program lies in the first. Their names are values of the filter `bundle`. */
export async function loadPagefind(home: string, bundles: readonly Bundle[]): Promise<Pagefind> {
  const folder = `${home}pagefind/`;
  const [first, ...others] = bundles;
  if (!first) throw new Error('the search index has no bundle');
  // A new index comes with the program that can read it.
  const program = `${folder}${first.name}/pagefind.js?v=${first.digest}`;
  const module = (await import(/* @vite-ignore */ program)) as { createInstance(options: object): Pagefind };
  const pagefind = module.createInstance(toOptions(first));
  await Promise.all([
    // Merging waits for the first bundle without end; a search tells when that one has failed.
    pagefind.search('', { filters: {} }),
    ...others.map((bundle) => pagefind.mergeIndex(`${folder}${bundle.name}/`, toOptions(bundle))),
  ]);
  return pagefind;
}

function toOptions({ name, digest }: Bundle): object {
  return {
    // Addresses in the index are complete.
    baseUrl: '/',
    excerptLength: 26,
    excerptEllipsis: '…',
    metaCacheTag: digest,
    mergeFilter: { bundle: name },
    ranking: { metaWeights: { title: 5, plan: 1, task: 1, rule: 1, context: 0.3, within: 0.3 } },
  };
}
