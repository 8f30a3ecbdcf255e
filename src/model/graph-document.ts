// The published graph as those read it who draw it: without the head that every document has.
import type { PublishedDocument } from './published.ts';

export type { GraphEdge, GraphNode } from './published.ts';

export type GraphDocument = Omit<PublishedDocument<'graph'>, 'schema' | 'collected_at' | 'content_hash'>;
