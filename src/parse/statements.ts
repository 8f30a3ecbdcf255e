// What the first words of a block say: `Done when …`, `Progress 2026-06-27 label: …`, `Depends on: …`.
import { logKinds } from '../model/status.ts';
import type { LogKind } from '../model/status.ts';

/** A label ends at the colon and holds no end of a sentence; a colon between digits (`14:30`) is part of it. */
const labelPattern = /[^:](?:[^:.!?]|[.!?](?!\s)|(?<=\d):(?=\d))*/;
const logPattern = new RegExp(
  `^(${logKinds.join('|')}) +(\\d{4}-\\d{2}-\\d{2})(?![\\w-])((?:${labelPattern.source})?):`,
);

export interface LogOpening {
  kind: LogKind;
  date: string;
  label: string | null;
  /** Characters up to and including the colon. */
  length: number;
}

/** `text` keeps its line breaks. The date is not yet known to exist. */
export function readLogOpening(text: string): LogOpening | undefined {
  const match = logPattern.exec(text);
  const kind = logKinds.find((word) => word === match?.[1]);
  if (!match?.[2] || !kind) return undefined;
  const label = match[3]
    ?.replace(/\s+/g, ' ')
    .replace(/^ ?[-–—,]? ?/, '')
    .trim();
  return { kind, date: match[2], label: label || null, length: match[0].length };
}

export function isDoneWhen(text: string): boolean {
  return /^done when\b/i.test(text);
}

const dependencyPattern = /^(?:depends on|blocked by|waits on)\s*:/i;

/**
 * The part of a block that states dependencies: from the colon to the end of the sentence.
 * Undefined for any other block.
 */
export function readDependencyStatement(text: string): { start: number; end: number } | undefined {
  const match = dependencyPattern.exec(text);
  if (!match) return undefined;
  const start = match[0].length;
  return { start, end: start + findEnd(text.slice(start), /[.!?](?=\s|$)/) };
}

/** The part of a list item that names what the line above the list announced: what stands before any remark. */
export function readDependencyItem(text: string): { start: number; end: number } {
  return { start: 0, end: findEnd(text, /[.!?:;](?=\s|$)|\s[-–—]\s/) };
}

function findEnd(text: string, pattern: RegExp): number {
  const end = text.search(pattern);
  return end < 0 ? text.length : end;
}
