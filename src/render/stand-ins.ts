// Stand-ins for what the sanitiser drops although it says something: the words of a picture, and the side to
// which a table's cells are set, which the parser states as a style.
import type { Element, ElementContent, Root, RootContent } from 'hast';

/** Changes the tree in place. */
export function putStandIns(tree: Root): void {
  tree.children = tree.children.map(replace);
}

function replace<N extends RootContent | ElementContent>(node: N): N | ElementContent {
  if (node.type !== 'element') return node;
  if (node.tagName === 'img') return { type: 'text', value: String(node.properties['alt'] ?? '') };
  const align = findAlignment(node);
  if (align !== undefined) node.properties = { align };
  node.children = node.children.map(replace);
  return node;
}

function findAlignment({ tagName, properties }: Element): string | undefined {
  if (tagName !== 'th' && tagName !== 'td') return undefined;
  return /^text-align: (left|center|right)$/.exec(String(properties['style'] ?? ''))?.[1];
}
