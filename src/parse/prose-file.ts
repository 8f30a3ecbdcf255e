// A page of the team's own prose, read without executing it: whether it can be shown at all.
import { mdxToMdast } from 'satteri';
import { toDigest } from '../model/digest.ts';
import type { ParseFinding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import { prosePartDays } from '../model/prose.ts';
import type { ProsePageFile } from '../model/prose.ts';
import { isRecord } from './evidence/format.ts';
import { parseProsePage } from './prose-page.ts';

export interface ProseBytes {
  /** Inside the content folder: `pages/rota.mdx`. */
  path: string;
  bytes: Uint8Array;
}

/** Never throws for anything that stands in the file. */
export function parseProseFile({ path, bytes }: ProseBytes, checkpointIds: readonly string[]): ProsePageFile {
  const file: ProsePageFile = { repo: '', path, digest: toDigest(bytes), findings: [], plans: [] };
  const head = parseProsePage(bytes);
  if ('message' in head) return { ...file, findings: [toFinding(head, head.message)] };
  try {
    for (const use of listUses(mdxToMdast(head.body), listOwnNames(head.body))) {
      const message = findFlaw(use, checkpointIds);
      if (message !== undefined) file.findings.push(toFinding(use, message));
      const id = use.attributes.get('id');
      if (use.name === 'PlanCard' && id !== undefined) {
        file.plans.push({ id, line: use.line, column: use.column });
      }
    }
    return file;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1', message = text] = /^(\d+):(\d+): ([^]*)$/.exec(text) ?? [];
    return {
      ...file,
      findings: [toFinding({ line: Number(line), column: Number(column) }, withoutCode(message))],
    };
  }
}

/** The parser's name for it says nothing to a reader. */
function withoutCode(message: string): string {
  return message.replace(/ \([\w-]+:[\w-]+\)$/, '');
}

interface Use extends Place {
  name: string;
  /** Those that are stated as texts. */
  attributes: Map<string, string>;
}

/** Components that the page brings itself. */
function listOwnNames(body: string): Set<string> {
  const names = [...body.matchAll(/^export\s+(?:const|let|function|class)\s+([A-Z]\w*)/gm)];
  return new Set(names.map(([, name = '']) => name));
}

function* listUses(node: unknown, own: ReadonlySet<string>): Generator<Use> {
  if (!isRecord(node)) return;
  const { type, name, position, attributes, children } = node;
  const isElement = type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement';
  if (isElement && typeof name === 'string' && /^[A-Z]/.test(name) && !own.has(name)) {
    yield { name, ...toPlace(position), attributes: toAttributes(attributes) };
  }
  if (Array.isArray(children)) for (const child of children) yield* listUses(child, own);
}

function toPlace(position: unknown): Place {
  const start = isRecord(position) ? position['start'] : undefined;
  if (!isRecord(start)) return { line: 1, column: 1 };
  return { line: Number(start['line']), column: Number(start['column']) };
}

function toAttributes(attributes: unknown): Use['attributes'] {
  const list: unknown[] = Array.isArray(attributes) ? attributes : [];
  return new Map(
    list
      .filter(isRecord)
      .flatMap(({ name, value }): [string, string][] =>
        typeof name === 'string' && typeof value === 'string' ? [[name, value]] : [],
      ),
  );
}

function findFlaw({ name, attributes }: Use, checkpointIds: readonly string[]): string | undefined {
  const days = Object.hasOwn(prosePartDays, name) ? prosePartDays[name] : undefined;
  if (!days) return `\`<${name}>\` is not known`;
  const missing = days.find(
    (day) => attributes.has(day) && !checkpointIds.includes(attributes.get(day) ?? ''),
  );
  return missing && `\`<${name}>\`: there is no checkpoint "${attributes.get(missing)}"`;
}

function toFinding({ line, column }: Place, message: string): ParseFinding {
  const hint = 'Correct it at this place; until then the page says this in place of its text.';
  return { rule: 'invalid-page', line, column, subject: null, message, hint };
}
