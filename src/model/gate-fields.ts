// What makes a gate complete: all that its human must know to open it, or to decide that it stays closed.
import type { Gate } from './gate.ts';

export const gateFields = ['owner', 'route', 'host', 'evidence', 'fallback', 'next_step'] as const;
export type GateField = (typeof gateFields)[number];

/** A command or a decision is a next step. */
export function valueOf(gate: Gate, field: GateField): string | null {
  return field === 'next_step' ? (gate.nextCommand ?? gate.decision) : gate[field];
}

/** `next step`. */
export function sayField(field: GateField): string {
  return field.replace('_', ' ');
}

/** The fields that nobody has filled in yet. */
export function listMissing(gate: Gate): GateField[] {
  return gateFields.filter((field) => valueOf(gate, field) === null);
}
