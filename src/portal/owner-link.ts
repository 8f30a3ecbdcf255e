import type { Portal } from './portal.ts';

/** A name, and the page of what waits for them. */
export interface OwnerLink {
  name: string;
  href: string;
}

export function toOwnerLink(name: string | null, { owners, links }: Portal): OwnerLink | null {
  const owner = name === null ? undefined : owners.find(name);
  return owner ? { name: owner.name, href: links.owner(owner.slug) } : null;
}
