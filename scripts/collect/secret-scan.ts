// Secrets are looked for in what is to join the content, before anything of it is written.
import { findSecrets } from '../secrets/find-secrets.ts';

/** A file that is to join the content. */
export interface ScannedFile {
  /** Where it is to lie in the content folder. */
  path: string;
  bytes: Uint8Array;
}

/** Something that must not be published. The value itself is never part of it. */
export interface ScanProblem {
  path: string;
  line: number;
  message: string;
}

/** Looks for secrets before anything is written. */
export type Scan = (files: readonly ScannedFile[]) => Promise<ScanProblem[]> | ScanProblem[];

/** `allowed` are fingerprints that portal.yaml lets pass. */
export function createSecretScan(allowed: readonly string[]): Scan {
  return async (files) => {
    const problems: ScanProblem[] = [];
    for (const { path, bytes } of files) {
      const places = (await findSecrets(bytes)).filter(({ fingerprint }) => !allowed.includes(fingerprint));
      problems.push(
        ...places.map(({ line, rule, fingerprint }) => ({
          path,
          line,
          message: `what looks like a secret must not be published: ${rule} (fingerprint ${fingerprint})`,
        })),
      );
    }
    return problems;
  };
}
