import { hash } from 'node:crypto';

/** The id that git gives to these bytes, in a repository whose ids are as long as the given one. */
export function toBlobId(bytes: Uint8Array, { length }: string): string {
  const head = Buffer.from(`blob ${bytes.length}\0`);
  return hash(length === 64 ? 'sha256' : 'sha1', Buffer.concat([head, bytes]), 'hex');
}

/** Of what no repository has named. */
export function toOwnBlobId(bytes: Uint8Array): string {
  return toBlobId(bytes, 'x'.repeat(64));
}
