// What one part of the document says (a task's own text, or the plan's): acceptance criterion, log,
// dependencies, mentions.
import { isDay } from '../model/dates.ts';
import type { Dependency, LogEntry, Mention } from '../model/workplan.ts';
import { readProseDependencies } from './dependencies.ts';
import { toInlineText } from './inline-text.ts';
import type { InlineText, Span } from './inline-text.ts';
import { placeOf, toRawText } from './markdown.ts';
import type { List, RootContent } from './markdown.ts';
import { collectMentions } from './section-mentions.ts';
import type { SectionContext } from './section-mentions.ts';
import type { Problems } from './problems.ts';
import { isDoneWhen, readDependencyItem, readDependencyStatement, readLogOpening } from './statements.ts';

export interface Section {
  doneWhen: string | null;
  log: LogEntry[];
  dependencies: Dependency[];
  mentions: Mention[];
}

export function readSection(
  nodes: readonly RootContent[],
  of: 'plan' | 'task',
  context: SectionContext,
): Section {
  return { ...readParagraphs(nodes, of, context.problems), ...readIds(nodes, context) };
}

function readParagraphs(
  nodes: readonly RootContent[],
  of: 'plan' | 'task',
  problems: Problems,
): Pick<Section, 'doneWhen' | 'log'> {
  const doneWhen: string[] = [];
  const log: LogEntry[] = [];
  /** An entry that says nothing yet. */
  let empty: LogEntry | undefined;
  let criteria: List | undefined;
  for (const [position, node] of nodes.entries()) {
    if (node === criteria) continue;
    if (node.type === 'heading') {
      // A task's entries run on below its subheadings; in the plan's own text a heading opens another subject.
      if (of === 'plan') empty = undefined;
      continue;
    }
    const text = node.type === 'paragraph' ? toRawText(node.children) : '';
    if (isDoneWhen(text)) {
      criteria = findCriteria(text, nodes[position + 1]);
      doneWhen.push(toOneLine(text), ...(criteria ? [toListText(criteria)] : []));
      continue;
    }
    const opening = readLogOpening(text);
    if (!opening) {
      if (empty) empty.lead = toLead(findFirstText([node]));
      if (empty?.lead) empty = undefined;
      continue;
    }
    const { kind, date, label, length } = opening;
    const place = placeOf(node);
    if (!isDay(date)) {
      const message = `${kind} ${date}: there is no such day`;
      problems.add('invalid-log-date', place, {
        message,
        hint: 'Correct the date; until then this is plain text.',
      });
      continue;
    }
    const entry: LogEntry = { kind, date, label, lead: toLead(text.slice(length)), ...place };
    log.push(entry);
    empty = entry.lead ? undefined : entry;
  }
  return { doneWhen: doneWhen.length ? doneWhen.join('\n\n') : null, log };
}

/** `Done when:` with nothing behind it: the list below it holds the criteria. */
function findCriteria(text: string, next: RootContent | undefined): List | undefined {
  return text.trimEnd().endsWith(':') && next?.type === 'list' ? next : undefined;
}

function toListText(list: List): string {
  return list.children.map((item) => `- ${toOneLine(findFirstText(item.children))}`).join('\n');
}

const leadLength = 110;

/** One line, cut between words. */
function toLead(text: string): string {
  // Long paragraphs are not worth a pass over all of their text.
  const line = toOneLine(text.slice(0, 2 * leadLength));
  if (line.length <= leadLength) return line;
  return `${line.slice(0, line.lastIndexOf(' ', leadLength) + 1 || leadLength).trimEnd()} …`;
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The text of the first block that has any; empty where none has. */
function findFirstText(nodes: readonly RootContent[]): string {
  for (const node of nodes) {
    const text = readText(node);
    if (text.trim()) return text;
  }
  return '';
}

function readText(node: RootContent): string {
  if (node.type === 'code') return node.value;
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    return toRawText(node.children);
  }
  return 'children' in node ? findFirstText(node.children) : '';
}

function readIds(
  nodes: readonly RootContent[],
  context: SectionContext,
): Pick<Section, 'dependencies' | 'mentions'> {
  const dependencies: Dependency[][] = [];
  const mentions = new Map<string, Mention>();
  visitInline(nodes, false, (inline, stated) => {
    collectMentions(inline, context, mentions);
    if (stated) dependencies.push(readProseDependencies(inline, stated, context));
  });
  return { dependencies: dependencies.flat(), mentions: [...mentions.values()] };
}

/**
 * Every block with inline content, in document order, and the part of it that states dependencies, if any.
 * Fenced code has no inline content. `isAnnounced`: a bare `Depends on:` stands right above.
 */
function visitInline(
  nodes: readonly RootContent[],
  isAnnounced: boolean,
  visit: (inline: InlineText, stated: Span | undefined) => void,
): void {
  let announces = isAnnounced;
  for (const node of nodes) {
    if (node.type === 'paragraph') {
      const inline = toInlineText(node.children);
      const statement = readDependencyStatement(inline.text);
      visit(inline, statement ?? (announces && isAnnounced ? readDependencyItem(inline.text) : undefined));
      announces = statement !== undefined && inline.text.slice(statement.start).trim() === '';
      continue;
    }
    if (node.type === 'heading' || node.type === 'tableCell') visit(toInlineText(node.children), undefined);
    else if (node.type === 'list') {
      for (const item of node.children) visitInline(item.children, announces, visit);
    } else if ('children' in node) visitInline(node.children, false, visit);
    announces = false;
  }
}
