// Commits as `git fast-import` reads them: whole files and their messages, without a working tree.

export interface Commit {
  /** `YYYY-MM-DD`; it is made at noon. */
  day: string;
  message: string;
  /** Path → text of what is new or changed. */
  files: ReadonlyMap<string, string>;
}

/** Puts the commits onto `main`, after what is there already or, with `isNew`, as its first ones. */
export function formatFastImport(commits: readonly Commit[], { isNew }: { isNew: boolean }): string {
  const steps = commits.map((commit, position) => formatCommit(commit, !isNew && position === 0));
  return ['feature done\n', ...steps, 'done\n'].join('');
}

function formatCommit({ day, message, files }: Commit, isContinued: boolean): string {
  const seconds = Date.parse(`${day}T12:00:00Z`) / 1000;
  const head = [
    'commit refs/heads/main',
    `committer bench <bench@cairn.example> ${seconds} +0000`,
    formatData(message),
    ...(isContinued ? ['from refs/heads/main^0'] : []),
  ];
  const changes = [...files].map(([path, text]) => `M 100644 inline ${path}\n${formatData(text)}`);
  return [...head, ...changes, ''].join('\n');
}

/** Its length is stated in bytes. */
function formatData(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
