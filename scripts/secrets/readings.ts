// The texts that bytes may be. Whoever opens a file may take it for another encoding than we do, so each that it could be
// is read. What is packed is unpacked first, as the search index is.
import { constants, gunzipSync } from 'node:zlib';

const mostUnpacked = 256 * 1024 * 1024;

/** UTF-8 each; the first as the bytes are. Undefined where unpacking would fill the memory. */
export function readingsOf(bytes: Buffer): Buffer[] | undefined {
  const unpacked = unpack(bytes);
  if (!unpacked) return undefined;
  return mayBeWide(unpacked) ? [unpacked, ...readWide(unpacked)] : [unpacked];
}

/** Text in Latin letters with two or four bytes per character has bytes of zero, and text of one byte has none. */
function mayBeWide(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return bytes.includes(0) || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** UTF-16 either way round, and without what could hide the rest: so text of four bytes per character is read too. */
function readWide(bytes: Buffer): Buffer[] {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const littleEndian = Buffer.from(even.toString('utf16le'));
  const bigEndian = Buffer.from(even.swap16().toString('utf16le'));
  return [littleEndian, bigEndian, withoutZeros(bytes)];
}

function withoutZeros(bytes: Buffer): Buffer {
  const rest = Buffer.alloc(bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte !== 0) rest[length++] = byte;
  }
  return rest.subarray(0, length);
}

function unpack(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    // One that was cut off is read as far as it goes.
    return gunzipSync(bytes, { maxOutputLength: mostUnpacked, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? undefined : bytes;
  }
}
