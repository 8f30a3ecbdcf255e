// What `collect` says that it has done.

export interface Collected {
  sources: number;
  /** Of them. */
  read: number;
  added: number;
  changed: number;
  removed: number;
}

const sentence =
  /^(?<read>\d+) of (?<sources>\d+) sources read: (?<added>\d+) files added, (?<changed>\d+) changed, (?<removed>\d+) removed$/m;

/** Throws where it says nothing of that kind. */
export function readCollected(stdout: string): Collected {
  const said = sentence.exec(stdout)?.groups;
  if (said === undefined) throw new Error(`collect did not say what it has done:\n${stdout}`);
  const { sources, read, added, changed, removed } = said;
  return {
    sources: Number(sources),
    read: Number(read),
    added: Number(added),
    changed: Number(changed),
    removed: Number(removed),
  };
}

/** Throws where that is not what was to be done: then something else was measured. */
export function checkCollected(stdout: string, expected: Collected): void {
  const [said, wanted] = [readCollected(stdout), expected].map(formatCollected);
  if (said !== wanted) throw new Error(`collect should have said ${wanted}, but it says ${said}.`);
}

function formatCollected({ sources, read, added, changed, removed }: Collected): string {
  return `${read} of ${sources} sources, ${added} added, ${changed} changed, ${removed} removed`;
}
