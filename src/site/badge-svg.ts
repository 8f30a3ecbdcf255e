// The one place that knows the library for badges.
import { makeBadge } from 'badge-maker';
import type { Badge } from '../portal/badges.ts';

export function toBadgeSvg({ label, message, color }: Omit<Badge, 'name'>): string {
  return makeBadge({ label, message, color });
}
