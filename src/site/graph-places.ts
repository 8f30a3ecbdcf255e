// Where the nodes of pictures lie.
import { keepJson, readKeptJson } from '../content/kept-json.ts';
import { cacheDir, codeDigest } from '../content/location.ts';
import { layoutGraph } from '../diagram/graph-layout.ts';
import type { GraphGeometry } from '../diagram/graph-layout.ts';
import { loadLayoutEngine } from '../diagram/graphviz.ts';
import { toDigest } from '../model/digest.ts';
import type { GraphPicture } from '../portal/graph-page.ts';

/** Of a page's own picture, which is large and changes seldom, the places are kept for the next build. */
export async function getGeometry({ picture, view }: GraphPicture): Promise<GraphGeometry> {
  const place = async (): Promise<GraphGeometry> => layoutGraph(picture, await loadLayoutEngine());
  if (view === null) return place();
  const file = `${cacheDir()}/pictures/${view}.json`;
  const key = toDigest(`${codeDigest()}\n${JSON.stringify(picture)}`);
  // Written below.
  const kept = readKeptJson(file) as { key: string; geometry: GraphGeometry } | undefined;
  if (kept?.key === key) return kept.geometry;
  const geometry = await place();
  keepJson(file, { key, geometry });
  return geometry;
}
