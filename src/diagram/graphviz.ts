// The one place that knows the layout library: Graphviz as WebAssembly, the same in the build and in the browser.
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { Format } from '@hpcc-js/wasm-graphviz';
import type { LayoutEngine } from './graph-layout.ts';

/** JSON without the drawing, half as long. Graphviz knows it, the library's list of formats does not. */
const format = 'json0' as Format;

/** The library loads its WebAssembly once, however often it is asked. */
export async function loadLayoutEngine(): Promise<LayoutEngine> {
  const graphviz = await Graphviz.load();
  return (dot) => graphviz.layout(dot, format, 'dot');
}
