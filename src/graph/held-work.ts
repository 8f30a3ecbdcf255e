// How much each gate holds up: the open tasks that it names, and those that wait for them, however indirectly.
// Pre-condition: the network is that of what is pending, in which plans pass on what holds them.
import type { Catalog, GateItem, TaskItem } from './catalog.ts';
import { neighbours } from './network.ts';
import type { Network } from './network.ts';
import { isOpenWork } from './work.ts';
import { compareNatural } from '../model/ids.ts';

/**
 * Of open gates only; in natural order of the tasks' ids. A gate is walked from when it is first asked about: many gates
 * that each hold much would otherwise be walked in vain.
 */
export function createHeldWork({ tasks }: Catalog, network: Network): (gate: GateItem) => TaskItem[] {
  const ordered = tasks
    .filter(isOpenWork)
    .sort((a, b) => compareNatural(a.id, b.id) || compareNatural(a.node, b.node));
  const known = new Map<GateItem, TaskItem[]>();
  return (gate) => {
    const found = known.get(gate);
    if (found) return found;
    const reached = isOpenWork(gate) ? walk(network, gate.node) : null;
    const held = reached === null ? [] : ordered.filter(({ node }) => isReached(network, reached, node));
    known.set(gate, held);
    return held;
  };
}

function isReached(network: Network, reached: Uint8Array, node: string): boolean {
  const point = network.indexOf(node);
  return point !== undefined && reached[point] === 1;
}

/** One for each point that can be reached from a node, itself left out unless it lies in a cycle; else zero. */
function walk(network: Network, from: string): Uint8Array {
  const reached = new Uint8Array(network.size);
  const start = network.indexOf(from);
  const left = start === undefined ? [] : [start];
  for (let point = left.pop(); point !== undefined; point = left.pop()) {
    for (const next of neighbours(network.successors, point)) {
      if (reached[next] === 1) continue;
      reached[next] = 1;
      left.push(next);
    }
  }
  return reached;
}
