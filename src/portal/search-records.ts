// What can be found by searching: one record per plan, task, gate, rule and reported plan. The text of plans and
// tasks is read from their files when a bundle of the index is made; a record only says where it stands.
import { latestReport } from '../graph/catalog.ts';
import type { GateItem, PlanItem, ReportedItem, TaskItem } from '../graph/catalog.ts';
import { ownerOf } from '../graph/owners.ts';
import type { GateStatus } from '../model/gate.ts';
import type { FileRef } from '../model/place.ts';
import type { PlanStatus, TaskStatus } from '../model/status.ts';
import type { Rule } from '../rules/rule.ts';
import { rules } from '../rules/index.ts';
import { toGateView } from './gate-view.ts';
import { toEvidenceRecords } from './evidence-search.ts';
import { toIds } from './search-ids.ts';
import type { SearchFilters, SearchRecord } from './search-record.ts';
import { hrefOfReported, hrefOfTask } from './item-link.ts';
import type { Portal } from './portal.ts';
import { readinessWords, wordOf } from './words.ts';

/** One after the other: together they are as large as the plans. */
export function* buildSearchRecords(portal: Portal): Generator<SearchRecord> {
  const { plans, gates, reported } = portal.catalog;
  for (const plan of plans) {
    yield toPlanRecord(plan, portal);
    for (const task of plan.tasks) yield toTaskRecord(task, portal);
  }
  for (const item of gates) yield toGateRecord(item, portal);
  for (const item of reported) yield toReportedRecord(item, portal);
  yield* toEvidenceRecords(portal);
  for (const rule of rules) yield toRuleRecord(rule, portal);
}

function toPlanRecord(item: PlanItem, portal: Portal): SearchRecord {
  const { plan, source, digest } = item;
  return {
    names: 'plan',
    id: item.id,
    ids: [...toIds(item.id), ...plan.aliases],
    within: [],
    title: plan.title,
    url: portal.links.plan(item.slug),
    context: `${plan.type} · ${plan.repo}`,
    filters: { kind: 'plan', ...toFilters(plan.status, plan.repo, plan.owner) },
    text: '',
    body: {
      ...source,
      digest,
      first: 1,
      last: null,
      except: plan.tasks.map((task) => [task.line, task.lastLine]),
    },
    group: toGroup(source),
  };
}

function toTaskRecord(item: TaskItem, portal: Portal): SearchRecord {
  const { task, plan } = item;
  const inner = plan.tasks.filter((other) => other.task.line > task.line && other.task.line <= task.lastLine);
  return {
    names: 'task',
    id: item.id,
    ids: toIds(item.id),
    within: toIds(plan.id),
    title: task.title,
    url: hrefOfTask(item, portal.links),
    context: plan.plan.title,
    filters: {
      kind: 'task',
      ...toFilters(task.status, plan.plan.repo, ownerOf(item)),
      readiness: readinessWords[portal.judgement.readinessOf(item).state],
    },
    text: '',
    body: {
      ...plan.source,
      digest: plan.digest,
      first: task.line + 1,
      last: task.lastLine,
      except: inner.map(({ task: other }) => [other.line, other.lastLine]),
    },
    group: toGroup(plan.source),
  };
}

/** Its block is part of no text, so all that it says is in the record. */
function toGateRecord(item: GateItem, portal: Portal): SearchRecord {
  const { gate, plan, source } = item;
  const { item: link, heldText, fields } = toGateView(item, portal);
  return {
    names: 'gate',
    id: item.id,
    ids: [item.id],
    within: [],
    title: gate.title,
    url: link.href,
    context: `gate${gate.owner === null ? '' : ` · ${gate.owner}`} · ${heldText}`,
    filters: { kind: 'gate', ...toFilters(gate.status, plan?.plan.repo ?? null, gate.owner) },
    text: [...fields.map(({ value }) => value), ...gate.blocks.map(({ target }) => target)]
      .filter((text) => text !== null)
      .map(toSentence)
      .join(' '),
    body: null,
    group: toGroup(source),
  };
}

/** Each text is found by itself. */
function toSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function toReportedRecord(item: ReportedItem, portal: Portal): SearchRecord {
  const latest = latestReport(item);
  const status = latest?.report.status ?? null;
  return {
    names: 'plan',
    id: item.id,
    ids: toIds(item.id),
    within: [],
    title: latest?.report.meaning ?? item.id,
    url: hrefOfReported(item, portal.links),
    context: `reported by ${item.reports.map(({ by }) => by.id).join(', ')}`,
    filters: { kind: 'plan', ...toFilters(status, null, null) },
    text: item.reports
      .map(({ report }) => [report.state, report.meaning].filter(Boolean).join(': '))
      .join('. '),
    body: null,
    group: latest ? toGroup(latest.by.source) : item.id,
  };
}

function toRuleRecord(rule: Rule, portal: Portal): SearchRecord {
  return {
    names: 'rule',
    id: rule.name,
    ids: [rule.name],
    within: [],
    title: rule.title,
    url: portal.links.rule(rule.name),
    context: 'finding rule',
    filters: { kind: 'finding rule' },
    text: `${rule.meaning} ${rule.fix}`,
    body: null,
    group: 'rules',
  };
}

function toFilters(
  status: PlanStatus | TaskStatus | GateStatus | null,
  repository: string | null,
  owner: string | null,
): Omit<SearchFilters, 'kind'> {
  return {
    status: wordOf(status),
    ...(repository === null ? {} : { repository }),
    ...(owner === null ? {} : { owner }),
    ...(status === null ? {} : { look: status }),
  };
}

function toGroup({ repo, path }: FileRef): string {
  return `${repo}/${path}`;
}
