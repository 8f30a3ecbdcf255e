// portal.yaml and sources.lock.json: text → known form, or a PortalError that names file, line, key and fix.
import { z } from 'zod';
import type { Place } from '../model/place.ts';
import { PortalError } from '../model/portal-error.ts';
import { portalConfigSpec, sourcesLockSpec } from '../model/portal-config.ts';
import type { PortalConfig, SourcesLock } from '../model/portal-config.ts';
import { formatIssue } from './fields.ts';
import { isYamlProblem, parseYamlMapping } from './yaml.ts';
import type { YamlMapping } from './yaml.ts';

/** Throws a PortalError with code 2 where the file is unusable. */
export function parsePortalConfig(text: string, file: string): PortalConfig {
  const mapping = parseYamlMapping(text, { line: 1, column: 1 });
  if (isYamlProblem(mapping)) {
    throw unusable(`${file}:${mapping.line}:${mapping.column}: not valid YAML: ${mapping.message}.`);
  }
  const result = portalConfigSpec.safeParse(mapping.values);
  if (!result.success) {
    const { issues } = result.error;
    // A misspelt key explains a missing one.
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    const keys =
      issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
    const place = findPlace(keys, mapping);
    const key = keys.join('.');
    const reason = issue?.code === 'unrecognized_keys' ? 'there is no such key' : formatIssue(issue);
    throw unusable(`${file}:${place?.line ?? 1}:${place?.column ?? 1}: \`${key}\`: ${reason}.`);
  }
  checkDuplicates(result.data, { file, places: mapping.places });
  const { sources, services, automations, suppressions } = result.data;
  const goalPlace = mapping.places.get('goal');
  return {
    ...result.data,
    sources: withPlaces(sources, 'sources', mapping),
    services: withPlaces(services, 'services', mapping),
    automations: withPlaces(automations, 'automations', mapping),
    suppressions: withPlaces(suppressions, 'suppressions', mapping),
    ...(goalPlace && { goalPlace }),
  };
}

/** Of the value itself, else of what it is missing from. */
function findPlace(keys: readonly PropertyKey[], { places }: YamlMapping): Place | undefined {
  const paths = keys.map((_, index) => keys.slice(0, keys.length - index).join('.'));
  return paths.map((path) => places.get(path)).find((place) => place !== undefined);
}

function withPlaces<Item extends object>(
  items: readonly Item[],
  key: string,
  { places }: YamlMapping,
): (Item & Place)[] {
  return items.map((item, position) => ({
    ...item,
    ...(places.get(`${key}.${position}`) ?? { line: 1, column: 1 }),
  }));
}

function checkDuplicates(
  config: z.output<typeof portalConfigSpec>,
  context: { file: string; places: Map<string, { line: number; column: number }> },
): void {
  for (const list of ['sources', 'services', 'automations'] as const) {
    const seen = new Set<string>();
    for (const [position, { id }] of config[list].entries()) {
      const place = context.places.get(`${list}.${position}`);
      if (seen.has(id.toLowerCase())) {
        throw unusable(
          `${context.file}:${place?.line ?? 1}:${place?.column ?? 1}: \`${list}\`: two of them are called ${id}.`,
        );
      }
      seen.add(id.toLowerCase());
    }
  }
}

function unusable(message: string): PortalError {
  return new PortalError(message, {
    code: 2,
    hint: 'Correct portal.yaml at this place and run the command again.',
  });
}

/** Throws a PortalError with code 2 where the file is unusable. */
export function parseSourcesLock(text: string, file: string): SourcesLock {
  const hint = `Restore ${file}, or remove it and collect again.`;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new PortalError(`${file} is not valid JSON.`, { code: 2, hint, cause });
  }
  const result = sourcesLockSpec.safeParse(json);
  if (result.success) return result.data;
  throw new PortalError(`${file}: ${z.prettifyError(result.error)}`, { code: 2, hint });
}
