import type { Place } from '../model/place.ts';
import type { ParseFinding } from '../model/finding.ts';
import { bounds } from './source-text.ts';

const messageLength = 300;

/** Collects what is wrong with one file while it is read: of each rule the first ones, and how many more there are. */
export class Problems {
  readonly found: ParseFinding[] = [];
  /** Id of the plan or task being read, once known. */
  subject: string | null = null;
  readonly #counts = new Map<ParseFinding['rule'], number>();

  /** The same finding twice is one: a lane is read once as a lane and once as text of the plan. */
  add(rule: ParseFinding['rule'], { line, column }: Place, text: { message: string; hint: string }): void {
    const message =
      text.message.length > messageLength ? `${text.message.slice(0, messageLength)}…` : text.message;
    const count = (this.#counts.get(rule) ?? 0) + 1;
    if (count <= bounds.findings) {
      const isKnown = this.found.some(
        (other) =>
          other.line === line && other.column === column && other.rule === rule && other.message === message,
      );
      if (isKnown) return;
      this.found.push({ rule, line, column, subject: this.subject, message, hint: text.hint });
    }
    this.#counts.set(rule, count);
  }

  /** Says what was left out. To be called once, at the end. */
  close(): ParseFinding[] {
    for (const [rule, count] of this.#counts) {
      if (count <= bounds.findings) continue;
      const message = `${count - bounds.findings} more like the ${bounds.findings} that are listed`;
      const hint = 'Correct those; the others are listed then.';
      this.found.push({ rule, line: 1, column: 1, subject: this.subject, message, hint });
    }
    return this.found;
  }
}
