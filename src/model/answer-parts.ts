// What a page answers to a build that writes its file part by part: both sides know the parts by this name.

/** Of a text; bytes are UTF-8. */
export type Part = string | Uint8Array<ArrayBuffer>;

/** The same in each copy of this module: pages are bundled, who writes them is not. */
export const partsOfAnswer = Symbol.for('cairn.parts-of-answer');

/** Undefined for an answer that is what it seems to be. They can be read once. */
export function findParts(response: Response): Iterable<Part> | undefined {
  // Nobody else uses the name.
  return (response as { [partsOfAnswer]?: Iterable<Part> })[partsOfAnswer];
}
