// What every command has in common: its options, how it fails, and with which exit code.
import { inspect, parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { PortalError, exitCodes, isPortalError } from '../src/model/portal-error.ts';
import { toPrintableLines } from './printable.ts';

export interface Command {
  /** One line that says how to call it. */
  usage: string;
  options: ParseArgsOptionsConfig;
  /** Answers the exit code. */
  run(values: OptionValues): Promise<number>;
}

export class OptionValues {
  readonly #values: Record<string, unknown>;

  constructor(values: Record<string, unknown>) {
    this.#values = values;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }
}

/** Runs a command to its end and sets the exit code: the only place that catches, beside processes that answer (child.ts). */
export async function main(command: Command): Promise<void> {
  try {
    process.exitCode = await command.run(readOptions(command));
  } catch (error) {
    process.exitCode = report(explain(error));
  }
}

function readOptions(command: Command): OptionValues {
  try {
    const { values } = parseArgs({ options: command.options, strict: true, allowPositionals: false });
    return new OptionValues(values);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PortalError(reason, { code: 2, hint: `Usage: ${command.usage}`, cause });
  }
}

/** Why a command has come to nothing, as people read it. */
export interface Failure {
  text: string;
  exitCode: number;
}

/** Says what was wrong; answers the exit code for it. */
export function report(failure: Failure): number {
  console.error(failure.text);
  return failure.exitCode;
}

export function explain(error: unknown): Failure {
  const ours = findPortalError(error);
  if (ours) return { text: toPrintableLines(`${ours.message}\n${ours.hint}`), exitCode: ours.code };
  const blame = 'This is a fault of Cairn, not of your content. Please report it with the lines above.';
  return { text: `${inspect(error)}\n${blame}`, exitCode: exitCodes.fault };
}

/** Astro wraps what its loaders throw. */
function findPortalError(error: unknown): PortalError | undefined {
  for (let found = error; found instanceof Error; found = found.cause) {
    if (isPortalError(found)) return found;
  }
  return undefined;
}
