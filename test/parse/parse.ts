import { parseWorkplanFile } from '../../src/parse/workplan-file.ts';
import type { WorkplanFile } from '../../src/model/workplan.ts';

const encoder = new TextEncoder();

/** Parses a text, or raw bytes, as a file of the repository `demo`. */
export function parse(content: string | Uint8Array): WorkplanFile {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return parseWorkplanFile({ repo: 'demo', path: 'workplans/plan.md', digest: '', bytes });
}

/** A plan with nothing but its front matter before `body`. */
export function withFrontMatter(body: string): string {
  return `---\nid: DEMO-WP-0001\ntitle: A plan\n---\n\n${body}`;
}
