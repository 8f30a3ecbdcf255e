// A file of the team's own prose → its head, and its text in pieces.
import { parseProsePage } from '../parse/prose-page.ts';
import { toSourceText } from '../parse/source-text.ts';
import { renderProse } from './prose.ts';
import type { ProseSettings, RenderedProse } from './prose.ts';

export interface ProseFile {
  /** Null where the head cannot be read. */
  title: string | null;
  description: string;
  order: number | null;
  text: RenderedProse;
}

export function renderProsePage(bytes: Uint8Array, settings: ProseSettings): ProseFile {
  const head = parseProsePage(bytes);
  if ('message' in head)
    return { title: null, description: head.message, order: null, text: { problem: head } };
  const { title, description, order, body } = head;
  return { title, description, order, text: renderProse(body, settings) };
}

/** A note has no head. */
export function renderNote(bytes: Uint8Array, settings: ProseSettings): RenderedProse {
  const source = toSourceText(bytes);
  if (!source) return { problem: { line: 1, column: 1, message: 'the file is no text in UTF-8' } };
  return renderProse(source.text, settings);
}
