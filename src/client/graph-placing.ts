// Asks the worker for the geometry of a picture.
import type { GraphGeometry } from '../diagram/graph-layout.ts';
import type { Picture } from '../model/picture.ts';
import type { LayoutAnswer, LayoutTask } from './graph-worker.ts';

export type PlacePicture = (picture: Picture) => Promise<GraphGeometry>;

export function createPlacing(): PlacePicture {
  let worker: Worker | undefined;
  let asked = 0;
  const waiting = new Map<
    number,
    { resolve: (geometry: GraphGeometry) => void; reject: (error: Error) => void }
  >();
  const fail = (problem: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(problem));
    waiting.clear();
    worker?.terminate();
    worker = undefined;
  };
  const start = (): Worker => {
    const started = new Worker(new URL('./graph-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => {
      const asking = waiting.get(data.number);
      waiting.delete(data.number);
      if ('geometry' in data) asking?.resolve(data.geometry);
      else asking?.reject(new Error(data.problem));
    });
    started.addEventListener('error', ({ message }) => fail(message || 'the worker could not be started'));
    return started;
  };
  return (picture) =>
    new Promise((resolve, reject) => {
      const number = ++asked;
      waiting.set(number, { resolve, reject });
      worker ??= start();
      worker.postMessage({ number, picture } satisfies LayoutTask);
    });
}
