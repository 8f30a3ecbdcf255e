// What a task or a gate requires of the running systems: a service that is up, or an automation with clean runs in a
// row. It is met by evidence alone; nobody can tick it off.
import type { Place } from './place.ts';

export type Requirement = Place & (ServiceRequirement | StreakRequirement);

interface ServiceRequirement {
  kind: 'service';
  /** Id of the service, as written. */
  target: string;
}

interface StreakRequirement {
  kind: 'automation';
  /** Id of the automation, as written. */
  target: string;
  /** Clean runs in a row; null: as many as portal.yaml asks for, one at least. */
  streak: number | null;
}
