// The one place that knows the layout library: Graphviz as WebAssembly, the same in the build and in the browser.
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { LayoutEngine } from './graph-layout.ts';

export async function loadLayoutEngine(): Promise<LayoutEngine> {
  const graphviz = await Graphviz.load();
  return (dot) => graphviz.layout(dot, 'json0', 'dot');
}
