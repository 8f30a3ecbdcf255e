/** The id, and what is left of it behind each separator as long as a number is in it: `0049-T06`, `T06`. */
export function toIds(id: string): string[] {
  const rests = [...id.matchAll(/[-._]+/g)].map(({ index, 0: separator }) =>
    id.slice(index + separator.length),
  );
  return [id, ...rests.filter((rest) => /\d/.test(rest))];
}
