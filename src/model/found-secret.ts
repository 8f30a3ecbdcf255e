import type { FilePlace } from './place.ts';

/** What looks like a secret, in a file of the content. Its value is no part of it. */
export interface FoundSecret extends FilePlace {
  /** Which kind of secret: the rule of the scanner. */
  kind: string;
  /** By which portal.yaml can let it pass. */
  fingerprint: string;
}
