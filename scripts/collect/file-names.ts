// Names that must not reach the content folder: they would lead out of it, hide, or mean another file on another system.

/** C0 and C1 controls, and what reorders text on screen. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd]/;
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const mostBytes = { name: 255, path: 1024 };

/** Why a path is refused. */
export function findNameProblem(path: string): string | undefined {
  if (hidden.test(path)) return 'its name has control characters, or is not UTF-8';
  if (/[\\:*?"<>|]/.test(path)) return 'its name has characters that other systems do not allow';
  if (Buffer.byteLength(path) > mostBytes.path) return `its path is longer than ${mostBytes.path} bytes`;
  return path
    .split('/')
    .map(findPartProblem)
    .find((problem) => problem !== undefined);
}

function findPartProblem(part: string): string | undefined {
  if (part === '' || part === '.' || part === '..') return 'its path leads elsewhere';
  if (part.startsWith('.')) return 'its name is hidden';
  if (/[. ]$/.test(part)) return 'its name ends in a dot or a blank';
  if (reserved.test(part)) return 'its name means a device on other systems';
  return Buffer.byteLength(part) > mostBytes.name
    ? `its name is longer than ${mostBytes.name} bytes`
    : undefined;
}

/** The same for two names that a file system may not tell apart. */
export function toNameKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
