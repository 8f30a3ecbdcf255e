// One file of `content/workplans/` → a workplan and what is wrong with it. The driver: each step is a file.
import { toIdKey } from '../model/ids.ts';
import type { Place } from '../model/place.ts';
import { frontMatterSpec } from '../model/workplan-spec.ts';
import type { FrontMatterSpec } from '../model/workplan-spec.ts';
import type { Workplan, WorkplanFile } from '../model/workplan.ts';
import { readStatedDependencies, uniteDependencies } from './dependencies.ts';
import type { Fields } from './fields.ts';
import { readFileText } from './file-text.ts';
import { readFields } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { readGateBlock } from './gates.ts';
import { readLanes } from './lanes.ts';
import { isRefusal, parseMarkdown } from './markdown.ts';
import { readOutline } from './outline.ts';
import { Problems } from './problems.ts';
import { readReports } from './reports.ts';
import { readSection } from './section.ts';
import type { SectionContext } from './section-mentions.ts';
import { LineIndex, bounds } from './source-text.ts';
import type { SourceText } from './source-text.ts';
import { readTask } from './tasks.ts';
import { checkUnsafe } from './unsafe.ts';

const start: Place = { line: 1, column: 1 };

export interface WorkplanBytes {
  repo: string;
  path: string;
  digest: string;
  bytes: Uint8Array;
}

/** Never throws for anything that stands in the file: the result says what is wrong. */
export function parseWorkplanFile(file: WorkplanBytes): WorkplanFile {
  const problems = new Problems();
  const plan = parseWorkplan(file, problems);
  const { repo, path, digest, bytes } = file;
  return { repo, path, digest, size: bytes.length, plan, findings: problems.close() };
}

function parseWorkplan(file: WorkplanBytes, problems: Problems): Workplan | null {
  const source = readFileText(file.bytes, problems, {
    hintForSize: 'Split the plan, or move long logs out of it.',
  });
  if (!source) return null;
  const frontMatter = splitFrontMatter(source.text);
  if ('message' in frontMatter) {
    problems.add('invalid-front-matter', frontMatter, frontMatter);
    return null;
  }
  const fields = readFields(frontMatterSpec, frontMatter.mapping, start);
  problems.subject = fields.values.id ?? null;
  reportFields(fields, problems);
  if (fields.values.id === undefined) return null;
  return readPlan({ file, source, frontMatter, fields, id: fields.values.id }, problems);
}

function reportFields(fields: Fields<FrontMatterSpec>, problems: Problems): void {
  const isPlan = fields.values.id !== undefined;
  for (const problem of fields.problems) {
    const hint = isPlan
      ? 'Correct the value; it is left out until then.'
      : 'Give the plan a valid `id`; until then the file is quarantined.';
    problems.add('invalid-front-matter', problem, { message: problem.message, hint });
  }
  for (const unknown of fields.unknown) {
    const hint = 'It is kept and shown. Remove it, or correct its spelling.';
    problems.add('unknown-key', unknown, { message: unknown.message, hint });
  }
}

interface PlanParts {
  file: WorkplanBytes;
  source: SourceText;
  frontMatter: FrontMatter;
  fields: Fields<FrontMatterSpec>;
  id: string;
}

function readPlan({ file, source, frontMatter, fields, id }: PlanParts, problems: Problems): Workplan | null {
  const { values, extra } = fields;
  const { mapping, body } = frontMatter;
  const root = parseMarkdown(body);
  if (isRefusal(root)) {
    problems.add(root.rule, root, root);
    return null;
  }
  const index = new LineIndex(body);
  const context: SectionContext = {
    planId: id,
    source: body,
    index,
    problems,
    room: { mentions: bounds.mentions },
  };
  const outline = readOutline(root, problems);
  const own = readSection(outline.planNodes, 'plan', context);
  const tasks = outline.tasks.flatMap((task) => readTask(task, context) ?? []);
  const gates = outline.gates.flatMap((gate) => readGateBlock(gate, id, problems));
  checkUnsafe(root, { hidden: source.hidden, index }, problems);
  const updated = values.updated ?? null;
  const place = mapping.places.get('id') ?? start;
  const stated = readStatedDependencies(
    { places: mapping.places, planId: id, from: 'front-matter' },
    values.depends_on,
  );
  return {
    ...place,
    id,
    title: values.title ?? id,
    type: values.type ?? 'workplan',
    status: toPlanStatus(values.status),
    domain: values.domain ?? null,
    repo: values.repo ?? file.repo,
    owner: values.owner ?? null,
    topicSlug: values.topic_slug ?? null,
    priority: values.planning_priority ?? null,
    order: values.planning_order ?? null,
    created: values.created ?? null,
    updated,
    registryId: values.state_hub_workstream_id ?? null,
    aliases: values.aliases ?? [],
    goal: values.goal ?? null,
    deferUntil: values.defer_until ?? null,
    effortDays: values.effort ?? null,
    dependencies: uniteDependencies(stated, own.dependencies),
    mentions: own.mentions.filter((mention) => toIdKey(mention.target) !== toIdKey(id)),
    log: own.log,
    tasks,
    gates,
    lanes: readLanes(root.children, context),
    reports: readReports(root.children, updated, problems),
    extra,
    places: {
      status: mapping.places.get('status') ?? place,
      updated: mapping.places.get('updated') ?? place,
    },
  };
}

/** An absent or unreadable status is read as the most visible one. */
function toPlanStatus(status: FrontMatterSpec['status'] | undefined): Workplan['status'] {
  return status === 'done' ? 'finished' : (status ?? 'active');
}
