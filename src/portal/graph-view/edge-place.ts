// Where the table of edges names an edge: on the page of the graph, or on one of the pages that continue it.

/** Rows on one page. */
export const edgesPerPage = 100;

export interface EdgeAddresses {
  /** The page with the first rows. */
  first: string;
  /** Pages behind it, `{page}` for the number. */
  more: string;
}

/** The row of the edge at this position of the document. */
export function hrefOfEdgeRow(position: number, { first, more }: EdgeAddresses): string {
  const page = Math.floor(position / edgesPerPage) + 1;
  const address = page === 1 ? first : more.replace('{page}', String(page));
  return `${address}#${anchorOfEdge(position)}`;
}

export function anchorOfEdge(position: number): string {
  return `edge-${position + 1}`;
}
