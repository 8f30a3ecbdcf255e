// How much each gate holds up: the open tasks that it names, and those that wait for them, however indirectly.
// Pre-condition: the network is that of what is pending, in which plans pass on what holds them.
import type { Catalog, GateItem, TaskItem } from './catalog.ts';
import { neighbours } from './network.ts';
import type { Network } from './network.ts';
import { isOpenWork } from './work.ts';
import { compareNatural } from '../model/ids.ts';

/** Of open gates only; in natural order of the tasks' ids. */
export function computeHeldWork({ gates, tasks }: Catalog, network: Network): Map<GateItem, TaskItem[]> {
  const byNode = new Map(tasks.filter(isOpenWork).map((task) => [task.node, task]));
  return new Map(
    gates.filter(isOpenWork).map((gate) => {
      const held = [...walk(network, gate.node)].flatMap((node) => byNode.get(node) ?? []);
      return [gate, held.sort((a, b) => compareNatural(a.id, b.id) || compareNatural(a.node, b.node))];
    }),
  );
}

/** The nodes that can be reached from one, itself left out unless it lies in a cycle. */
function walk(network: Network, from: string): Set<string> {
  const start = network.indexOf(from);
  const reached = new Set<number>();
  const left = start === undefined ? [] : [start];
  for (let point = left.pop(); point !== undefined; point = left.pop()) {
    for (const next of neighbours(network.successors, point)) {
      if (reached.has(next)) continue;
      reached.add(next);
      left.push(next);
    }
  }
  return new Set([...reached].flatMap((point) => network.nodes[point]?.id ?? []));
}
