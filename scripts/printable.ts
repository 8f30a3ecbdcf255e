// Neither a terminal nor the log of a CI run must obey what a plan, a file name or a key contains.

/** C0 and C1 controls, line separators, and everything that reorders text on screen. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** One line for people: what would not be seen is shown as U+FFFD, what CI would obey gets a blank. */
export function toPrintable(text: string): string {
  return text
    .replace(hidden, '\ufffd')
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replaceAll('##[', '## [');
}

/** The same for several lines. */
export function toPrintableLines(text: string): string {
  return text.split('\n').map(toPrintable).join('\n');
}

/** JSON that means the same and shows nothing hidden. */
export function toPrintableJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return json
    .replace(hidden, (character) => (character === '\n' ? character : toEscape(character)))
    .replaceAll('##[', `##${toEscape('[')}`);
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
