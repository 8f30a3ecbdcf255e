// A file of `content/registry/`: what a task registry exports. What is wrong with one workstream or task never takes
// the others with it; what is no export at all is quarantined.
import { z } from 'zod';
import type { Place } from '../model/place.ts';
import { registryEnvelopeSpec, registryTaskSpec, registryWorkstreamSpec } from '../model/registry-spec.ts';
import type { Registry, RegistryFile, RegistryTask, RegistryWorkstream } from '../model/registry.ts';
import { text as textSpec } from '../model/spec-values.ts';
import type { PlanStatus } from '../model/status.ts';
import type { EvidenceBytes } from './evidence/evidence-file.ts';
import { isRecord, toProblem, toShownText } from './evidence/format.ts';
import type { FormatProblem, JsonPath } from './evidence/format.ts';
import { createPlaceFinder, findItemPlaces, parseJson } from './evidence/json.ts';
import { readFileText } from './file-text.ts';
import { Problems } from './problems.ts';
import { bounds } from './source-text.ts';

const start: Place = { line: 1, column: 1 };

/** Never throws for anything that stands in the file: the result says what is wrong. */
export function parseRegistryFile({ path, digest, bytes }: EvidenceBytes): RegistryFile {
  const problems = new Problems();
  const registry = readExport(bytes, problems);
  return { repo: '', path, digest, size: bytes.length, registry, findings: problems.close() };
}

function readExport(bytes: Uint8Array, problems: Problems): Registry | null {
  const source = readFileText(bytes, problems, {
    hintForSize: 'Split it into several exports.',
    mostBytes: bounds.registryBytes,
  });
  if (!source) return null;
  const json = parseJson(source.text);
  if ('problem' in json) {
    const { message, ...place } = json.problem;
    const hint = 'Export it anew: beside it first, then moved into place.';
    problems.add('quarantined-file', place, { message: `the file is not JSON: ${message}`, hint });
    return null;
  }
  return readDocument(json.value, source.text, problems);
}

function readDocument(document: unknown, text: string, problems: Problems): Registry | null {
  const envelope = registryEnvelopeSpec.safeParse(document);
  if (!envelope.success) {
    const { path, message } = toProblem(envelope.error, document, []);
    const hint = 'Export it as `registry.v1.json` says; until then it is compared with nothing.';
    const said = { message: `this is no export of a registry: ${message}`, hint };
    problems.add('invalid-registry', createPlaceFinder(text)(path), said);
    return null;
  }
  const { exported_at, repositories, workstreams } = envelope.data;
  const reading: Reading = { places: findItemPlaces(text), problems: [] };
  const read = workstreams.flatMap((item, position) =>
    readWorkstream(item, ['workstreams', position], reading),
  );
  report(reading.problems, text, problems);
  return { exportedAt: exported_at ?? null, repositories: repositories ?? null, workstreams: read };
}

interface Reading {
  places: ReadonlyMap<string, Place>;
  problems: FormatProblem[];
}

/** What an entry still says where one of its values cannot be read. */
const keptText = textSpec.nullish().catch(null);
const keptWorkstream = registryWorkstreamSpec.extend({
  slug: keptText,
  title: z.string().nullish().catch(null),
  status: registryWorkstreamSpec.shape.status.nullable().catch(null),
});
const keptTask = registryTaskSpec.extend({
  title: z.string().nullish().catch(null),
  status: registryTaskSpec.shape.status.nullable().catch(null),
  needs_human: z.boolean().nullish().catch(null),
});

/** None without an id. */
function readWorkstream(item: unknown, path: JsonPath, reading: Reading): RegistryWorkstream[] {
  const whole = registryWorkstreamSpec.safeParse(item);
  if (!whole.success) reading.problems.push(toProblem(whole.error, item, path));
  const kept = whole.success ? whole : keptWorkstream.safeParse(item);
  if (!kept.success) return [];
  const { id, slug, title, status } = kept.data;
  return [
    {
      ...placeOf(path, reading),
      id: toShownText(id) ?? id,
      slug: toShownText(slug),
      title: toShownText(title),
      status: toPlanStatus(status),
      tasks: readTasks(isRecord(item) ? item['tasks'] : null, [...path, 'tasks'], reading),
    },
  ];
}

function readTasks(tasks: unknown, path: JsonPath, reading: Reading): RegistryTask[] | null {
  if (tasks === undefined || tasks === null) return null;
  if (Array.isArray(tasks))
    return tasks.flatMap((item, position) => readTask(item, [...path, position], reading));
  reading.problems.push({ path, message: '`tasks` must be a list' });
  return null;
}

function readTask(item: unknown, path: JsonPath, reading: Reading): RegistryTask[] {
  const whole = registryTaskSpec.safeParse(item);
  if (!whole.success) reading.problems.push(toProblem(whole.error, item, path));
  const kept = whole.success ? whole : keptTask.safeParse(item);
  if (!kept.success) return [];
  const { id, title, status, needs_human } = kept.data;
  return [
    {
      ...placeOf(path, reading),
      id: toShownText(id) ?? id,
      title: toShownText(title),
      status,
      needsHuman: needs_human ?? null,
    },
  ];
}

function toPlanStatus(status: PlanStatus | 'done' | null): PlanStatus | null {
  return status === 'done' ? 'finished' : status;
}

function placeOf(path: JsonPath, { places }: Reading): Place {
  return places.get(path.join('.')) ?? start;
}

function report(found: readonly FormatProblem[], text: string, problems: Problems): void {
  if (found.length === 0) return;
  const placeIn = createPlaceFinder(text);
  for (const { path, message } of found) {
    const hint = 'Correct what writes the export; the rest of it is compared.';
    problems.add('invalid-registry', placeIn(path), { message: `${sayWhere(path)}: ${message}`, hint });
  }
}

/** `workstreams.3.tasks.0.status` → `workstream 4, task 1`: as people count. */
function sayWhere([, workstream, , task]: JsonPath): string {
  const first = `workstream ${Number(workstream) + 1}`;
  return typeof task === 'number' ? `${first}, task ${task + 1}` : first;
}
