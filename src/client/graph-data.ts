// The whole graph, loaded once and only when a reader asks for more than the finished picture.
import type { GraphDocument } from '../model/graph-document.ts';

export interface GraphData {
  load(): Promise<GraphDocument>;
  /** What has been loaded already. */
  loaded(): GraphDocument | undefined;
}

export function createGraphData(address: string): GraphData {
  let loading: Promise<GraphDocument> | undefined;
  let document: GraphDocument | undefined;
  return {
    loaded: () => document,
    load: () =>
      (loading ??= fetchGraph(address)
        .then((fetched) => (document = fetched))
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
