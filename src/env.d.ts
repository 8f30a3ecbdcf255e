declare namespace App {
  interface Locals {
    /** The pieces of prose that the page has marks for. */
    prose?: Uint8Array[];
  }
}
