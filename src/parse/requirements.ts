import type { Place } from '../model/place.ts';
import type { Requirement } from '../model/requirement.ts';
import type { RequirementSpec } from '../model/spec-values.ts';

export interface RequirementPlaces {
  places: ReadonlyMap<string, Place>;
  /** Where nothing nearer is known. */
  at: Place;
}

export function readRequirements(
  written: RequirementSpec | RequirementSpec[] | undefined,
  { places, at }: RequirementPlaces,
): Requirement[] {
  const items = written === undefined ? [] : Array.isArray(written) ? written : [written];
  return items.map((item, position) => {
    const place = places.get(`requires.${position}`) ?? places.get('requires') ?? at;
    if ('service' in item) return { kind: 'service', target: item.service, ...place };
    return { kind: 'automation', target: item.automation, streak: item.streak ?? null, ...place };
  });
}
