// What others load of a badge: a picture, and what shields.io reads (https://shields.io/badges/endpoint-badge). The one
// place that knows the library for badges.
import { makeBadge } from 'badge-maker';

/** How a badge looks; its name is its address below `badges/`, without its ending. */
export interface BadgeLook {
  name: string;
  label: string;
  message: string;
  color: string;
}

const formats = {
  svg: makeBadge,
  json: (look: Omit<BadgeLook, 'name'>) => JSON.stringify({ schemaVersion: 1, ...look }),
};

export interface BadgeFile {
  /** Below `badges/`. */
  path: string;
  toText(): string;
}

export function toBadgeFiles({ name, label, message, color }: BadgeLook): BadgeFile[] {
  return Object.entries(formats).map(([ending, format]) => ({
    path: `${name}.${ending}`,
    toText: () => format({ label, message, color }),
  }));
}
