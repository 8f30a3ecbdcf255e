import { PortalError } from '../../src/model/portal-error.ts';
import type { SourceSpec } from '../../src/model/source-config.ts';

/** Throws a PortalError where a source has more files than it may. */
export function checkCount({ max_files }: SourceSpec, count: number): void {
  if (count <= max_files) return;
  throw new PortalError(`it has ${count} files, ${max_files} at most are collected`, {
    code: 1,
    hint: 'Narrow its globs, or raise its `max_files`.',
  });
}
