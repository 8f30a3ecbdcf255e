// Gates: a file of `content/gates/` holds one or a list of them, a workplan has them as fenced `gate` blocks.
// What is wrong with one value never takes the gate with it; without an id it is no gate.
import { gateSpec } from '../model/gate-spec.ts';
import type { GateSpec } from '../model/gate-spec.ts';
import type { Gate, GateFile, GateTarget } from '../model/gate.ts';
import { toIdKey } from '../model/ids.ts';
import type { Place } from '../model/place.ts';
import { completeId } from './dependencies.ts';
import { readFileText } from './file-text.ts';
import { readFields } from './fields.ts';
import type { Fields } from './fields.ts';
import { placeOf, toPlainText } from './markdown.ts';
import type { GateOutline } from './outline.ts';
import { Problems } from './problems.ts';
import { readRequirements } from './requirements.ts';
import { LineIndex } from './source-text.ts';
import { checkHidden } from './unsafe.ts';
import { isYamlProblem, parseYamlMapping, parseYamlMappings } from './yaml.ts';
import type { YamlMapping, YamlProblem } from './yaml.ts';

const start: Place = { line: 1, column: 1 };

export interface GateBytes {
  /** Inside the content folder: `gates/forgejo.yaml`. */
  path: string;
  digest: string;
  bytes: Uint8Array;
}

/** Never throws for anything that stands in the file: the result says what is wrong. */
export function parseGateFile({ path, digest, bytes }: GateBytes): GateFile {
  const problems = new Problems();
  const gates = readGateFile(bytes, problems);
  return { repo: '', path, digest, size: bytes.length, gates, findings: problems.close() };
}

function readGateFile(bytes: Uint8Array, problems: Problems): Gate[] {
  const source = readFileText(bytes, problems, { hintForSize: 'Split it into several files.' });
  if (!source) return [];
  checkHidden({ hidden: source.hidden, index: new LineIndex(source.text) }, problems);
  const items = parseYamlMappings(source.text, start);
  if (isYamlProblem(items)) {
    const message = `the file cannot be read: ${items.message}`;
    problems.add('invalid-gate', items, { message, hint: 'Correct the YAML; until then it holds no gate.' });
    return [];
  }
  if (items.length === 0) {
    const hint = 'Write a gate, with at least an id and a title, or remove the file.';
    problems.add('invalid-gate', start, { message: 'the file holds no gate', hint });
  }
  return items.flatMap(({ at, mapping }) => readGate(mapping, { at, heading: null, planId: null }, problems));
}

/** A fenced block of a workplan. */
export function readGateBlock({ block, heading }: GateOutline, planId: string, problems: Problems): Gate[] {
  const at = placeOf(block);
  const mapping = parseYamlMapping(block.value, { line: at.line + 1, column: at.column });
  const title = heading && toPlainText(heading.children).replace(/^Gate:\s*/i, '');
  const gates = readGate(mapping, { at, heading: title || null, planId }, problems);
  problems.subject = planId;
  return gates;
}

interface GateContext {
  at: Place;
  /** The title where the gate itself has none. */
  heading: string | null;
  /** The plan that it stands in: `T04` in its `blocks` is a task of that plan. */
  planId: string | null;
}

/** One gate, or none where there is no id. */
function readGate(mapping: YamlMapping | YamlProblem, context: GateContext, problems: Problems): Gate[] {
  const { at, heading, planId } = context;
  problems.subject = planId;
  if (isYamlProblem(mapping)) {
    const message = `the gate ${heading ? `"${heading}" ` : ''}cannot be read: ${mapping.message}`;
    problems.add('invalid-gate', mapping, { message, hint: 'Correct the YAML; until then this is no gate.' });
    return [];
  }
  const fields = readFields(gateSpec, mapping, at);
  const { id, title = heading } = fields.values;
  problems.subject = id ?? planId;
  reportFields(fields, id ?? title, problems);
  if (id === undefined) return [];
  const place = mapping.places.get('id') ?? at;
  if (title === null && (mapping.values['title'] ?? null) === null) {
    const hint = 'Give it a title, or put a heading right above its block.';
    problems.add('invalid-gate', place, { message: `gate "${id}": \`title\` is missing`, hint });
  }
  checkDates(fields.values, mapping, problems);
  const blocks = readTargets(fields.values.blocks, mapping, context);
  const requires = readRequirements(fields.values.requires, { places: mapping.places, at });
  return [{ ...place, ...toGate(fields, id), title: title ?? id, blocks, requires }];
}

function reportFields({ values, ...wrong }: Fields<GateSpec>, name: string | null, problems: Problems): void {
  for (const problem of wrong.problems) {
    const message = `${name === null ? 'a gate' : `gate "${name}"`}: ${problem.message}`;
    const hint =
      values.id === undefined
        ? 'Give it an id; until then this is no gate.'
        : 'Correct the value; it is left out until then.';
    problems.add('invalid-gate', problem, { message, hint });
  }
  for (const unknown of wrong.unknown) {
    const hint = 'It is kept and shown. Remove it, or correct its spelling.';
    problems.add('unknown-key', unknown, { message: unknown.message, hint });
  }
}

function toGate(
  { values, extra }: Fields<GateSpec>,
  id: string,
): Omit<Gate, keyof Place | 'title' | 'blocks' | 'requires'> {
  return {
    id,
    gateKind: values.kind ?? 'human',
    owner: values.owner ?? null,
    route: values.route ?? null,
    host: values.host ?? null,
    evidence: values.evidence ?? null,
    fallback: values.fallback ?? null,
    nextCommand: values.next_command ?? null,
    decision: values.decision ?? null,
    status: values.status ?? 'open',
    effortDays: values.effort ?? null,
    opened: values.opened ?? null,
    cleared: values.cleared ?? null,
    extra,
  };
}

/** Each target once, where it is named first. */
function readTargets(written: GateSpec['blocks'], mapping: YamlMapping, context: GateContext): GateTarget[] {
  const { at, planId } = context;
  const targets = typeof written === 'string' ? [written] : (written ?? []);
  const found = new Map<string, GateTarget>();
  for (const [item, name] of targets.entries()) {
    const target = planId === null ? name : completeId(name, planId);
    const place = mapping.places.get(`blocks.${item}`) ?? mapping.places.get('blocks') ?? at;
    if (!found.has(toIdKey(target))) found.set(toIdKey(target), { target, ...place });
  }
  return [...found.values()];
}

/** Dates that contradict the status or each other. Nothing is guessed from them. */
function checkDates(values: Partial<GateSpec>, { places }: YamlMapping, problems: Problems): void {
  const { id, status, opened, cleared } = values;
  const place = places.get('cleared');
  if (cleared === undefined || !place) return;
  if (status === 'open') {
    const message = `gate "${id}": \`cleared\` is ${cleared}, but the status is open`;
    problems.add('invalid-gate', place, { message, hint: 'Write `status: cleared`, or remove the date.' });
  }
  if (opened !== undefined && cleared < opened) {
    const message = `gate "${id}": \`cleared\` is ${cleared}, before \`opened\`, ${opened}`;
    problems.add('invalid-gate', place, { message, hint: 'Correct one of the two dates.' });
  }
}
