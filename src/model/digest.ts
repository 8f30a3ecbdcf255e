import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal. */
export function toDigest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
