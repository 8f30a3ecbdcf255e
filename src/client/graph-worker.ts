// Places pictures beside the page, so that it stays usable meanwhile.
import { layoutGraph } from '../diagram/graph-layout.ts';
import type { GraphGeometry } from '../diagram/graph-layout.ts';
import { loadLayoutEngine } from '../diagram/graphviz.ts';
import type { Picture } from '../model/picture.ts';

export interface LayoutTask {
  number: number;
  picture: Picture;
}

export type LayoutAnswer = { number: number } & ({ geometry: GraphGeometry } | { problem: string });

addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => void answer(data));

async function answer({ number, picture }: LayoutTask): Promise<void> {
  const message: LayoutAnswer = await loadLayoutEngine().then(
    (engine) => ({ number, geometry: layoutGraph(picture, engine) }),
    (error: unknown) => ({ number, problem: String(error) }),
  );
  postMessage(message);
}
