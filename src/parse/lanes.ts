// The authored critical path: the ordered list under `## Dependency Shape`, one lane per item.
import type { Lane, Mention } from '../model/workplan.ts';
import { toInlineText } from './inline-text.ts';
import { placeOf, toPlainText, visitAll } from './markdown.ts';
import type { ListItem, PhrasingContent, RootContent } from './markdown.ts';
import { collectMentions } from './section-mentions.ts';
import type { SectionContext } from './section-mentions.ts';

export function readLanes(nodes: readonly RootContent[], context: SectionContext): Lane[] {
  let depth: number | undefined;
  for (const node of nodes) {
    if (node.type === 'heading') {
      if (depth !== undefined && node.depth <= depth) return [];
      if (/^dependency shape$/i.test(toPlainText(node.children))) depth = node.depth;
    } else if (depth !== undefined && node.type === 'list' && node.ordered) {
      return node.children.map((item) => readLane(item, context));
    }
  }
  return [];
}

function readLane(item: ListItem, context: SectionContext): Lane {
  const blocks: PhrasingContent[][] = [];
  visitAll(item.children, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      blocks.push(node.children);
  });
  const [first = '', ...others] = blocks.map(toPlainText);
  const colon = first.indexOf(':');
  const title = colon < 0 ? first : first.slice(0, colon);
  const rest = colon < 0 ? '' : first.slice(colon + 1);
  return {
    ...placeOf(item),
    title: title.trim(),
    text: [rest.trim(), ...others].filter(Boolean).join(' '),
    mentions: readMentions(blocks, context),
  };
}

function readMentions(blocks: PhrasingContent[][], context: SectionContext): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const block of blocks) collectMentions(toInlineText(block), context, mentions);
  return [...mentions.values()];
}
