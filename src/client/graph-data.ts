// The whole graph, loaded once and only when a reader asks for more than the finished picture.
import type { GraphDocument } from '../model/graph-document.ts';
import { buildGraphIndex } from '../portal/graph-view/graph-index.ts';
import type { GraphIndex } from '../portal/graph-view/graph-index.ts';

export interface GraphData {
  load(): Promise<GraphIndex>;
  /** What has been loaded already. */
  loaded(): GraphIndex | undefined;
}

export function createGraphData(address: string): GraphData {
  let loading: Promise<GraphIndex> | undefined;
  let index: GraphIndex | undefined;
  return {
    loaded: () => index,
    load: () =>
      (loading ??= fetchGraph(address)
        .then((fetched) => (index = buildGraphIndex(fetched)))
        .catch((error: unknown) => {
          loading = undefined;
          throw error;
        })),
  };
}

async function fetchGraph(address: string): Promise<GraphDocument> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  // Our own document, as its schema says.
  return (await response.json()) as GraphDocument;
}
