/** Exit codes of every command. */
export const exitCodes = { fine: 0, findings: 1, unusable: 2, fault: 3 } as const;

/**
 * The one exception of ours: thrown at boundaries, caught only in a command's main.
 * `message` says what happened and why, `hint` what to do; `code` is the exit code.
 */
export class PortalError extends Error {
  readonly code: 1 | 2 | 3;
  readonly hint: string;

  constructor(message: string, details: { code: 1 | 2 | 3; hint: string; cause?: unknown }) {
    super(message, { cause: details.cause });
    this.name = 'PortalError';
    this.code = details.code;
    this.hint = details.hint;
  }
}

/** By its name: the pages of a build are a bundle with a class of their own. */
export function isPortalError(error: unknown): error is PortalError {
  return error instanceof Error && error.name === 'PortalError' && 'code' in error && 'hint' in error;
}
