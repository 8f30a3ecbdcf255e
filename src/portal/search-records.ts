// What can be found by searching: one record per plan, task and rule. The text of plans and tasks is read
// from their files when a bundle of the index is made; a record only says where it stands.
import type { PlanItem, TaskItem } from '../graph/catalog.ts';
import { rules } from '../rules/index.ts';
import { hrefOfTask } from './item-link.ts';
import type { Portal } from './portal.ts';

export interface SearchRecord {
  kind: 'plan' | 'task' | 'rule' | 'reported';
  id: string;
  title: string;
  url: string;
  /** Shown below the title: the plan of a task, what a rule is about. */
  context: string;
  filters: Record<string, string[]>;
  /** Text that stands in no file. */
  text: string;
  /** Lines of a file that hold the text, without those of `except`. */
  body: SearchBody | null;
}

export interface SearchBody {
  repo: string;
  path: string;
  digest: string;
  first: number;
  /** Null: to the end. */
  last: number | null;
  except: [first: number, last: number][];
}

export function buildSearchRecords(portal: Portal): SearchRecord[] {
  return [
    ...portal.catalog.plans.flatMap((plan) => [
      toPlanRecord(plan, portal),
      ...plan.tasks.map((task) => toTaskRecord(task, portal)),
    ]),
    ...portal.catalog.reported.map((item): SearchRecord => {
      const [first] = item.reports;
      const url = first ? `${portal.links.plan(first.by.slug)}#reports` : portal.links.workplans;
      const text = item.reports.map(({ report }) => [report.state, report.meaning].join(' ')).join(' ');
      const context = `reported by ${item.reports.map(({ by }) => by.id).join(', ')}`;
      return {
        kind: 'reported',
        id: item.id,
        title: first?.report.meaning ?? item.id,
        url,
        context,
        filters: toFilters('plan'),
        text,
        body: null,
      };
    }),
    ...rules.map((rule): SearchRecord => ({
      kind: 'rule',
      id: rule.name,
      title: rule.title,
      url: portal.links.rule(rule.name),
      context: 'finding rule',
      filters: toFilters('finding rule'),
      text: `${rule.meaning} ${rule.fix}`,
      body: null,
    })),
  ];
}

function toPlanRecord(item: PlanItem, portal: Portal): SearchRecord {
  const { plan, source, digest } = item;
  return {
    kind: 'plan',
    id: item.id,
    title: plan.title,
    url: portal.links.plan(item.slug),
    context: [plan.type, plan.repo].join(' · '),
    filters: toFilters('plan', { status: plan.status, repository: plan.repo, owner: plan.owner }),
    text: plan.aliases.join(' '),
    body: {
      ...source,
      digest,
      first: 1,
      last: null,
      except: plan.tasks.map((task) => [task.line, task.lastLine]),
    },
  };
}

function toTaskRecord(item: TaskItem, portal: Portal): SearchRecord {
  const { task, plan } = item;
  const inner = plan.tasks.filter((other) => other.task.line > task.line && other.task.line <= task.lastLine);
  return {
    kind: 'task',
    id: item.id,
    title: task.title,
    url: hrefOfTask(item, portal.links),
    context: plan.plan.title,
    filters: toFilters('task', {
      status: task.status,
      repository: plan.plan.repo,
      owner: task.owner ?? plan.plan.owner,
    }),
    text: '',
    body: {
      ...plan.source,
      digest: plan.digest,
      first: task.line + 1,
      last: task.lastLine,
      except: inner.map(({ task: other }) => [other.line, other.lastLine]),
    },
  };
}

function toFilters(kind: string, values: Record<string, string | null> = {}): Record<string, string[]> {
  const stated = Object.entries(values).flatMap(([name, value]): [string, string[]][] =>
    value === null ? [] : [[name, [value]]],
  );
  return { kind: [kind], ...Object.fromEntries(stated) };
}
