// The team's own pages: prose, with the parts that authors have placed in it.
import { compareNatural } from '../model/ids.ts';
import { buildProsePart } from './prose-parts.ts';
import type { PartSource, ProsePart } from './prose-parts.ts';

/** HTML, and parts between it. */
export type ProseChunk = string | ProsePart;

/** Why a text cannot be shown, at its place. */
export interface ProseFlaw {
  path: string;
  line: number;
  column: number;
  message: string;
}

export type Prose = { chunks: ProseChunk[]; flaw: null } | { chunks: []; flaw: ProseFlaw };

export interface ProsePage {
  slug: string;
  href: string;
  title: string;
  description: string;
  order: number | null;
  prose: Prose;
  listHref: string;
}

/** As it comes from its file. */
export type ProseText =
  | { chunks: (string | { name: string; props: Record<string, unknown>; line: number; column: number })[] }
  | { problem: Omit<ProseFlaw, 'path'> };

/** All that is wrong with a text keeps it from being shown: half of it might say the opposite. */
export function buildProse(text: ProseText, path: string, source: PartSource): Prose {
  if ('problem' in text) return { chunks: [], flaw: { path, ...text.problem } };
  const chunks: ProseChunk[] = [];
  for (const chunk of text.chunks) {
    if (typeof chunk === 'string') chunks.push(chunk);
    else {
      const { name, props, line, column } = chunk;
      const part = buildProsePart(name, props, source);
      if (typeof part === 'string') {
        return { chunks: [], flaw: { path, line, column, message: `\`<${name}>\`: ${part}` } };
      }
      chunks.push(part);
    }
  }
  return { chunks, flaw: null };
}

export interface ProseSource {
  path: string;
  title: string | null;
  description: string;
  order: number | null;
  text: ProseText;
}

/** In their stated order, then by title. */
export function buildProsePages(files: readonly ProseSource[], source: PartSource): ProsePage[] {
  const { links } = source.portal;
  return files
    .map(({ path, title, description, order, text }) => {
      const slug = path.replace(/^pages\//, '').replace(/(^|\/)index\.mdx$|\.mdx$/, '') || 'index';
      return {
        slug,
        href: links.page(slug),
        title: title ?? slug,
        description,
        order,
        prose: buildProse(text, path, source),
        listHref: links.pages,
      };
    })
    .sort(
      (a, b) =>
        (a.order ?? Infinity) - (b.order ?? Infinity) ||
        compareNatural(a.title, b.title) ||
        (a.slug < b.slug ? -1 : 1),
    );
}

/** `pages/rota.mdx:12:3: …`. */
export function sayFlaw({ path, line, column, message }: ProseFlaw): string {
  return `${path}:${line}:${column}: ${message}`;
}
