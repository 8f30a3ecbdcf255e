declare namespace App {
  interface Locals {
    /** The pieces that the page has marks for. */
    pieces?: Uint8Array<ArrayBuffer>[];
  }
}
