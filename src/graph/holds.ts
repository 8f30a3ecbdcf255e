// What gates hold: each target of a gate, with what it names and where it stands.
import type { GateTarget } from '../model/gate.ts';
import type { FilePlace } from '../model/place.ts';
import type { Catalog, GateItem, Item, PlanItem, TaskItem } from './catalog.ts';
import type { Judged } from './verdicts.ts';

export interface Hold extends Judged {
  gate: GateItem;
  stated: GateTarget;
  /** Every claimant of the name: until somebody says which is meant, all of them are held. */
  held: (PlanItem | TaskItem)[];
  at: FilePlace;
}

export interface Holds {
  all: Hold[];
  by(gate: GateItem): Hold[];
  on(item: PlanItem | TaskItem): Hold[];
}

export function buildHolds(catalog: Catalog): Holds {
  const all = catalog.gates.flatMap((gate) =>
    gate.gate.blocks.map((stated) => toHold(catalog, gate, stated)),
  );
  const byGate = Map.groupBy(all, ({ gate }) => gate);
  const byHeld = new Map<PlanItem | TaskItem, Hold[]>();
  for (const hold of all) {
    for (const item of hold.held) {
      const known = byHeld.get(item);
      if (known) known.push(hold);
      else byHeld.set(item, [hold]);
    }
  }
  return { all, by: (gate) => byGate.get(gate) ?? [], on: (item) => byHeld.get(item) ?? [] };
}

function toHold(catalog: Catalog, gate: GateItem, stated: GateTarget): Hold {
  const found = catalog.find(stated.target);
  const at = { ...gate.source, line: stated.line, column: stated.column };
  const held = found.filter(isHeld);
  if (found.length === 0) return { gate, stated, held, at, verdict: 'dead', dead: 'missing' };
  return {
    gate,
    stated,
    held,
    at,
    verdict: gate.gate.status === 'open' ? 'pending' : 'satisfied',
    dead: null,
  };
}

/** A plan without a file has no task that could be held. */
function isHeld(item: Item): item is PlanItem | TaskItem {
  return item.kind === 'plan' || item.kind === 'task';
}
