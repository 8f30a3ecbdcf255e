// A task heading with its block → a task, or a finding that says why it is none.
import { toIdKey } from '../model/ids.ts';
import { taskSpec } from '../model/workplan-spec.ts';
import type { Task } from '../model/workplan.ts';
import { completeId, readStatedDependencies, uniteDependencies } from './dependencies.ts';
import { readFields } from './fields.ts';
import { placeOf, toPlainText } from './markdown.ts';
import type { TaskOutline } from './outline.ts';
import { readRequirements } from './requirements.ts';
import { readSection } from './section.ts';
import type { SectionContext } from './section-mentions.ts';
import { isYamlProblem, parseYamlMapping } from './yaml.ts';

export function readTask(outline: TaskOutline, context: SectionContext): Task | undefined {
  const { planId, problems } = context;
  const title = readTitle(outline);
  const block = placeOf(outline.block);
  const mapping = parseYamlMapping(outline.block.value, { line: block.line + 1, column: block.column });
  if (isYamlProblem(mapping)) {
    const message = `the task block of "${title}" cannot be read: ${mapping.message}`;
    // With another fence inside, this block was most likely never closed.
    const hint = /^(?:`{3}|~{3})/m.test(outline.block.value)
      ? 'Close the block with the fence that opens it; until then this is no task.'
      : 'Correct the YAML; until then this is no task.';
    problems.add('invalid-task-block', mapping, { message, hint });
    return undefined;
  }
  const { values, extra, ...wrong } = readFields(taskSpec, mapping, block);
  const id = values.id === undefined ? undefined : completeId(values.id, planId);
  problems.subject = id ?? planId;
  for (const problem of wrong.problems) {
    const message = `task "${title}": ${problem.message}`;
    const hint =
      id === undefined
        ? 'Give it an id; until then this is no task.'
        : 'Correct the value; it is left out until then.';
    problems.add('invalid-task-block', problem, { message, hint });
  }
  for (const unknown of wrong.unknown) {
    const hint = 'It is kept and shown. Remove it, or correct its spelling.';
    problems.add('unknown-key', unknown, { message: unknown.message, hint });
  }
  if (id === undefined) return undefined;
  const section = readSection([outline.heading, ...outline.nodes], 'task', context);
  problems.subject = planId;
  const stated = readStatedDependencies(
    { places: mapping.places, planId, from: 'task-block' },
    values.depends_on,
  );
  return {
    ...placeOf(outline.heading),
    id,
    title,
    status: values.status ?? 'todo',
    priority: values.priority ?? null,
    needsHuman: values.needs_human ?? false,
    owner: values.owner ?? null,
    effortDays: values.effort ?? null,
    due: values.due ?? null,
    deferUntil: values.defer_until ?? null,
    registryId: values.state_hub_task_id ?? null,
    doneWhen: section.doneWhen,
    log: section.log,
    requires: readRequirements(values.requires, { places: mapping.places, at: block }),
    dependencies: uniteDependencies(stated, section.dependencies),
    mentions: section.mentions.filter((mention) => toIdKey(mention.target) !== toIdKey(id)),
    lastLine: outline.lastLine,
    extra,
  };
}

function readTitle(outline: TaskOutline): string {
  return toPlainText(outline.heading.children).replace(/^Task:\s*/i, '') || '(untitled)';
}
