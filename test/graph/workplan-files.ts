// Workplan files from short texts, read by the real parser.
import { toDigest } from '../../src/model/digest.ts';
import type { GateFile } from '../../src/model/gate.ts';
import type { RegistryFile } from '../../src/model/registry.ts';
import type { WorkplanFile } from '../../src/model/workplan.ts';
import { parseGateFile } from '../../src/parse/gates.ts';
import { parseRegistryFile } from '../../src/parse/registry.ts';
import { parseWorkplanFile } from '../../src/parse/workplan-file.ts';

const encoder = new TextEncoder();

/** `repo/path` → Markdown, in the order given. */
export type Texts = Record<string, string>;

export function toFiles(texts: Texts): WorkplanFile[] {
  return Object.entries(texts).map(([name, text]) => {
    const bytes = encoder.encode(text);
    const slash = name.indexOf('/');
    return parseWorkplanFile({
      repo: name.slice(0, slash),
      path: name.slice(slash + 1),
      digest: toDigest(bytes),
      bytes,
    });
  });
}

/** Path in the content → YAML. */
export function toGateFiles(texts: Texts): GateFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const bytes = encoder.encode(text);
    return parseGateFile({ path, digest: toDigest(bytes), bytes });
  });
}

/** Path in the content → JSON. */
export function toRegistryFiles(texts: Texts): RegistryFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const bytes = encoder.encode(text);
    return parseRegistryFile({ path, digest: toDigest(bytes), bytes });
  });
}

/** A plan's text: `keys` are lines of front matter besides id and title. */
export function planText(id: string, keys = '', body = ''): string {
  return `---\nid: ${id}\ntitle: Plan ${id}\n${keys && `${keys}\n`}---\n\n${body}`;
}

/** A task's text: `keys` are lines of its block besides the id. */
export function taskText(id: string, keys = '', body = ''): string {
  return `## Task ${id}\n\n\`\`\`task\nid: ${id}\n${keys && `${keys}\n`}\`\`\`\n\n${body}\n\n`;
}
