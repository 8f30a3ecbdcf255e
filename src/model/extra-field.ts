/** A key that Cairn does not know, with its value as written. */
export interface ExtraField {
  key: string;
  value: string;
}
