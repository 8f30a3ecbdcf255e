// A file of `provenance/`: text → known form, or a PortalError that names the file. Only collecting writes them.
import { z } from 'zod';
import { toDigest } from '../model/digest.ts';
import { PortalError } from '../model/portal-error.ts';
import { provenanceSpec } from '../model/provenance.ts';
import type { Provenance } from '../model/provenance.ts';

/** Throws a PortalError with code 2 where the file is unusable. */
export function parseProvenance(text: string, file: string): Provenance {
  const hint = `Remove ${file}, and collect again.`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PortalError(`${file} is not valid JSON.`, { code: 2, hint, cause });
  }
  const result = provenanceSpec.safeParse(json);
  if (result.success) return { ...result.data, digest: toDigest(text) };
  throw new PortalError(`${file}: ${z.prettifyError(result.error)}`, { code: 2, hint });
}
