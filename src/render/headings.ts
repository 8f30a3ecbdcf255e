// Names of headings: each gets an id on the page, and the anchor that forges give it leads there.
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString } from 'hast-util-to-string';

/** What must be known of the page: its title, and the anchors of tasks, whose headings stand there already. */
export interface TitledPage {
  id: string;
  title: string;
  tasks: readonly { anchor: string; line: number }[];
}

/** Of the page's own main part. */
const top = 'content';

/**
 * Gives every heading of the document its id, `text-` before the anchor that forges make of it; answers the id
 * that each anchor leads to. To be called before sanitising: ids of other origin are dropped there.
 */
export function nameHeadings(tree: Root, page: TitledPage): Map<string, string> {
  const slugger = new GithubSlugger();
  const title = findTitle(tree, page);
  const byLine = new Map(page.tasks.map(({ line, anchor }) => [line, anchor]));
  const anchors = new Map<string, string>();
  const visit = (nodes: (RootContent | ElementContent)[], isTop: boolean): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      if (!/^h[1-6]$/.test(node.tagName)) {
        visit(node.children, false);
        continue;
      }
      const slug = slugger.slug(toString(node));
      const line = node.position?.start.line;
      const task = isTop && line !== undefined ? byLine.get(line) : undefined;
      const id = `text-${slug}`;
      node.properties = { id };
      anchors.set(slug, node === title ? top : (task ?? id));
    }
  };
  visit(tree.children, true);
  return anchors;
}

/** The first heading, if it only repeats the page's title. */
export function findTitle(tree: Root, { id, title, tasks }: TitledPage): Element | undefined {
  const first = tree.children.find((node) => node.type === 'element' && /^h[1-6]$/.test(node.tagName));
  if (first?.type !== 'element' || first.tagName !== 'h1') return undefined;
  if (tasks.some(({ line }) => line === first.position?.start.line)) return undefined;
  const text = toString(first).toLowerCase();
  return text.includes(id.toLowerCase()) || text === title.toLowerCase() ? first : undefined;
}
