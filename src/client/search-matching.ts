// Whether a result holds what was asked for. Pagefind leaves a word out that a bundle does not know, or takes
// the beginning of it that it does know. Both happen for all results of a bundle alike, so one of them shows it.

/** How a word stands in the index: without case, accents and punctuation. */
export function toKey(word: string): string {
  return word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]/gu, '');
}

/** Grammar leaves this much of a word as it is (`running` is found by `runs`), and takes this much from its end. */
const letters = { kept: 3, taken: 3 };

/**
 * True when every word of the query is in the text, alone or as a part of another. A word with a number in it
 * is an id, a version or a date, and must be there as it stands; one with a hyphen nearly so; of any other,
 * the beginning must.
 */
export function holdsAllWords(query: string, text: string): boolean {
  if (query.includes('"')) return true;
  const keys = text.split(/\s+/).map(toKey).join(' ');
  return query.split(/\s+/).every((word) => keys.includes(toNeeded(word)));
}

function toNeeded(word: string): string {
  const key = toKey(word);
  if (/\d/.test(key)) return key;
  return key.slice(0, Math.max(letters.kept, /\w-\w/.test(word) ? key.length - letters.taken : 0));
}
