// The head of a page of the team's own prose.
import type { Place } from '../model/place.ts';
import { splitFrontMatter } from './front-matter.ts';
import { toSourceText } from './source-text.ts';

export interface ProseHead {
  title: string;
  description: string;
  /** Where it stands in the list of pages; none last. */
  order: number | null;
  /** The text behind the front matter, at its place in the file. */
  body: string;
}

export type ProseHeadProblem = Place & { message: string };

/** Never throws for anything that stands in the file. */
export function parseProsePage(bytes: Uint8Array): ProseHead | ProseHeadProblem {
  const source = toSourceText(bytes);
  if (!source) return { line: 1, column: 1, message: 'the file is no text in UTF-8' };
  const split = splitFrontMatter(source.text);
  if ('message' in split) return { line: split.line, column: split.column, message: split.message };
  const { values } = split.mapping;
  const { title, description, order } = values;
  if (typeof title !== 'string' || title.trim() === '') {
    return { line: 1, column: 1, message: 'the front matter has no `title`' };
  }
  return {
    title,
    description: typeof description === 'string' ? description : title,
    order: typeof order === 'number' ? order : null,
    body: split.body,
  };
}
