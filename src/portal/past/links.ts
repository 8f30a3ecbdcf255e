// Addresses of what a checkpoint names: in the repositories, at the commits of that day.
import type { Checkpoint } from '../../model/checkpoint.ts';
import { nodeOf } from '../../model/checkpoint.ts';

/** By node of plans, tasks and gates; null for what is not on the web. */
export type PastLink = (node: string) => string | null;

export function createPastLinks({ sources, plans, gates }: Checkpoint): PastLink {
  const forms = new Map(sources.map(({ id, link }) => [id, link]));
  const toLink = (source: { repo: string; path: string } | null, line: number): string | null => {
    const form = source && forms.get(source.repo);
    if (!form || !/^https?:\/\//.test(form)) return null;
    return form
      .replaceAll('{path}', source.path.split('/').map(encodeURIComponent).join('/'))
      .replaceAll('{line}', String(line));
  };
  const found = new Map<string, string | null>();
  for (const gate of gates) found.set(nodeOf(gate), toLink(gate.source, gate.source.line));
  for (const plan of plans) {
    found.set(nodeOf(plan), toLink(plan.source, 1));
    for (const task of plan.tasks) found.set(nodeOf(task), toLink(plan.source, task.line));
  }
  return (node) => found.get(node) ?? null;
}
