// The form of what can be found by searching.
import type { FileRef } from '../model/place.ts';

export interface SearchRecord {
  /** What the id names: it decides which of two items with the same part of an id comes first. */
  names: 'plan' | 'task' | 'gate' | 'service' | 'automation' | 'rule';
  id: string;
  /** All that a reader may type for the id: the id first, its parts up to its end, aliases. */
  ids: string[];
  /** The same of the plan that a task lies in: who types a plan's id sees its tasks behind it. */
  within: string[];
  title: string;
  url: string;
  /** Shown below the title: the plan of a task, what a rule is about. */
  context: string;
  filters: SearchFilters;
  /** Of the past: months in which it was so, `2026-04`. */
  months?: string[];
  /** Text that stands in no file. */
  text: string;
  /** Lines of a file that hold the text, without those of `except`. */
  body: SearchBody | null;
  /** Records of one group change together, so they share a bundle of the index. */
  group: string;
}

/** Values in the words that readers see. An absent filter has no value. */
export interface SearchFilters {
  kind: 'plan' | 'task' | 'gate' | 'service' | 'automation' | 'finding rule';
  status?: string;
  /** Of tasks: what can be done about them now. */
  readiness?: string;
  repository?: string;
  owner?: string;
  /** The status as stated, which decides the glyph; no choice of its own. */
  look?: string;
}

export interface SearchBody extends FileRef {
  digest: string;
  first: number;
  /** Null: to the end. */
  last: number | null;
  except: [first: number, last: number][];
}
