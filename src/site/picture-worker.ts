// Places one picture, in a worker thread or in place.
import { layoutGraph } from '../diagram/graph-layout.ts';
import type { GraphGeometry } from '../diagram/graph-layout.ts';
import { loadLayoutEngine } from '../diagram/graphviz.ts';
import type { Picture } from '../model/picture.ts';

export default async function placePicture(picture: Picture): Promise<GraphGeometry> {
  return layoutGraph(picture, await loadLayoutEngine());
}
