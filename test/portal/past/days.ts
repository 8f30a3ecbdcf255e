// Snapshots of small portals, one per day.
import type { Checkpoint } from '../../../src/model/checkpoint.ts';
import { buildSnapshot } from '../../../src/portal/snapshot.ts';
import type { Texts } from '../../graph/workplan-files.ts';
import { lock, portalOf } from '../portal-of.ts';
import type { Setting } from '../portal-of.ts';

export function dayOf(day: string, texts: Texts, setting: Setting = {}): Checkpoint {
  const collected = { ...lock, collected_at: `${day}T18:00:00Z` };
  const portal = portalOf(texts, { lock: collected, ...setting });
  return buildSnapshot(portal, { id: day, title: `The ${day}`, reconstructed: null });
}
