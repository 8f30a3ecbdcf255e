import { hash } from 'node:crypto';

/** SHA-256, hexadecimal. */
export function toDigest(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}
