// Where the files of the content come from, and when they were last changed there, as collecting recorded it.
import type { FileRef } from '../model/place.ts';
import type { Provenance } from '../model/provenance.ts';

export interface Origins {
  /** Of a file of the content folder itself: its place in the source that it was collected from. */
  of(path: string): FileRef | undefined;
  /** Moment of the newest commit that changed a workplan; null where nobody knows. */
  changedAt(plan: FileRef): string | null;
  /** How many workplans of a source were collected of which nobody knows that moment. */
  undated(source: string): number;
}

export function createOrigins(records: readonly Provenance[]): Origins {
  const known = new Map(
    records.flatMap(({ source, files }) =>
      files.map((file) => [file.at, { repo: source, path: file.path, changedAt: file.changed_at ?? null }]),
    ),
  );
  const undated = new Map(records.map(({ source, files }) => [source, files.filter(isUndatedPlan).length]));
  return {
    of: (path) => {
      const found = known.get(path);
      return found && { repo: found.repo, path: found.path };
    },
    changedAt: ({ repo, path }) => known.get(`workplans/${repo}/${path}`)?.changedAt ?? null,
    undated: (source) => undated.get(source) ?? 0,
  };
}

function isUndatedPlan({ at, changed_at: changedAt }: Provenance['files'][number]): boolean {
  return at.startsWith('workplans/') && (changedAt ?? null) === null;
}
