import type { Links } from './links.ts';

export type BadgeKind = 'services' | 'automations' | 'workplans';

export interface BadgeLinks {
  svg: string;
  /** For shields.io, as its endpoint. */
  json: string;
}

export function toBadgeLinks(kind: BadgeKind, name: string, links: Links): BadgeLinks {
  return { svg: links.badge(`${kind}/${name}`, 'svg'), json: links.badge(`${kind}/${name}`, 'json') };
}
