// Addresses of what a checkpoint names: in the repositories, at the commits of that day.
import type { Checkpoint } from '../../model/checkpoint.ts';
import { nodeOf } from '../../model/checkpoint.ts';

/** By node of plans, tasks and gates; null for what is not on the web. */
export type PastLink = (node: string) => string | null;

interface Place {
  source: { repo: string; path: string } | null;
  line: number;
}

/** Addresses are put together when they are asked for: of a day, few are shown. */
export function createPastLinks({ sources, plans, gates }: Checkpoint): PastLink {
  const forms = new Map(sources.map(({ id, link }) => [id, link]));
  const places = new Map<string, Place>();
  for (const gate of gates) places.set(nodeOf(gate), { source: gate.source, line: gate.source.line });
  for (const plan of plans) {
    places.set(nodeOf(plan), { source: plan.source, line: 1 });
    for (const task of plan.tasks) places.set(nodeOf(task), { source: plan.source, line: task.line });
  }
  return (node) => {
    const { source, line } = places.get(node) ?? { source: null, line: 0 };
    const form = source && forms.get(source.repo);
    if (!form || !/^https?:\/\//.test(form)) return null;
    return form
      .replaceAll('{path}', source.path.split('/').map(encodeURIComponent).join('/'))
      .replaceAll('{line}', String(line));
  };
}
