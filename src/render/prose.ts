// The team's own prose (MDX) → pieces of HTML with the parts that authors name between them. It is executed, so only
// `pages/` of the content and notes of checkpoints come here, never anything collected.
import type { ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { evaluate } from 'satteri';
import type { Place } from '../model/place.ts';

/** `<PlanCard id="OPS-WP-0001" />`: what it shows is decided elsewhere. */
export interface ProseCall extends Place {
  name: string;
  props: Record<string, unknown>;
}

export interface ProseProblem extends Place {
  message: string;
}

export type RenderedProse = { chunks: (string | ProseCall)[] } | { problem: ProseProblem };

/** Something wrong at a place of the text. */
class ProseError extends Error {
  readonly place: Place;

  constructor(message: string, place: Place) {
    super(message);
    this.place = place;
  }
}

export interface ProseSettings {
  /** Names of the parts that authors may use. */
  parts: readonly string[];
  /** Path of the site, which addresses that begin with a slash are put below. */
  base: string;
}

/** `text` may begin with blank lines in place of front matter, so that places are those of the file. */
export function renderProse(text: string, settings: ProseSettings): RenderedProse {
  let last: Place = { line: 1, column: 1 };
  const calls: ProseCall[] = [];
  // MDX has no HTML comments, so nobody else writes one.
  const toMark = (call: ProseCall): Node => ({ type: 'comment', value: `part ${calls.push(call) - 1}` });
  const jsxDEV = (type: unknown, props: Props, _key: unknown, _static: unknown, source: Source): unknown => {
    if (source?.lineNumber) last = { line: source.lineNumber, column: source.columnNumber ?? 1 };
    const place = last;
    if (type === fragment) return toNodes(props.children);
    if (typeof type === 'function') return type(props);
    if (typeof type === 'string') return toElement(type, props, place, settings.base);
    if (isPart(type)) return toMark({ name: type.part, props: withoutChildren(props), ...place });
    throw new ProseError('this component is not known', place);
  };
  try {
    const module = evaluate(text, {
      Fragment: fragment,
      jsx: jsxDEV as never,
      jsxs: jsxDEV as never,
      jsxDEV: jsxDEV as never,
      development: true,
      elementAttributeNameCase: 'html',
    });
    if (module instanceof Promise) throw new Error('no plugin is asynchronous');
    const Content = module['default'];
    if (typeof Content !== 'function') throw new Error('there is no content');
    const components = Object.fromEntries(settings.parts.map((part) => [part, { part }]));
    const root: Root = { type: 'root', children: toNodes(Content({ components })) };
    return { chunks: split(toHtml(root), calls) };
  } catch (error) {
    return { problem: toProblem(error, { last, parts: settings.parts }) };
  }
}

const fragment = Symbol('fragment');

type Node = ElementContent;
type Props = Record<string, unknown>;
type Source = { lineNumber?: number; columnNumber?: number } | undefined;

function isPart(type: unknown): type is { part: string } {
  return typeof type === 'object' && type !== null && 'part' in type;
}

function withoutChildren({ children: _, ...props }: Props): Props {
  return props;
}

/** What JavaScript gives as content: texts, numbers, elements and lists of them. */
function toNodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(toNodes);
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  // An object can only have been made here.
  if (typeof value === 'object') return [value as Node];
  return [{ type: 'text', value: String(value) }];
}

/** The policy of the site refuses these, so the author hears of it instead of the reader. */
const refusedElements = ['script', 'style', 'iframe', 'object', 'embed', 'link', 'meta', 'base'];

function toElement(tagName: string, props: Props, place: Place, base: string): Node {
  if (refusedElements.includes(tagName)) {
    throw new ProseError(`the policy of the site refuses \`<${tagName}>\``, place);
  }
  const properties: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(withoutChildren(props))) {
    if (value === null || value === undefined) continue;
    if (name === 'style' || /^on/i.test(name)) {
      throw new ProseError(`the policy of the site refuses the attribute \`${name}\``, place);
    }
    properties[name] = toAttribute(name, value, base);
  }
  return { type: 'element', tagName, properties, children: toNodes(props['children']) };
}

function toAttribute(name: string, value: unknown, base: string): string | number | boolean {
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  const text = String(value);
  return (name === 'href' || name === 'src') && /^\/(?!\/)/.test(text) ? base + text.slice(1) : text;
}

function split(html: string, calls: readonly ProseCall[]): (string | ProseCall)[] {
  const chunks: (string | ProseCall)[] = [];
  for (const [position, piece] of html.split(/<!--part (\d+)-->/).entries()) {
    const chunk = position % 2 === 0 ? piece : calls[Number(piece)];
    if (chunk) chunks.push(chunk);
  }
  return chunks;
}

function toProblem(error: unknown, { last, parts }: { last: Place; parts: readonly string[] }): ProseProblem {
  if (error instanceof ProseError) return { message: error.message, ...error.place };
  const text = error instanceof Error ? error.message : String(error);
  const [, line, column, syntax] = /^(\d+):(\d+): ([^]*)$/.exec(text) ?? [];
  if (syntax !== undefined) {
    return { line: Number(line), column: Number(column), message: syntax.replace(/ \([\w-]+:[\w-]+\)$/, '') };
  }
  const [, name, row, position] =
    /^Expected component `([^`]+)` to be defined[^]*`(\d+):(\d+)/.exec(text) ?? [];
  if (name !== undefined) {
    const message = `\`<${name}>\` is not known; there are ${parts.map((part) => `\`<${part}>\``).join(', ')}`;
    return { line: Number(row), column: Number(position), message };
  }
  // JavaScript does not tell the place of what it evaluates, but what was made last is.
  return { ...last, message: `an expression here or further down fails: ${text}` };
}
