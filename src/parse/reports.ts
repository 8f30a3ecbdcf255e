// What a plan says of others: the rows of a table whose header has `Workstream` and `Open state`.
import type { Table, TableRow } from 'mdast';
import { isDay } from '../model/dates.ts';
import { idPattern } from '../model/ids.ts';
import { emptyCounts, planStatuses, taskStatuses } from '../model/status.ts';
import type { PlanStatus } from '../model/status.ts';
import type { Report } from '../model/workplan.ts';
import { placeOf, toPlainText } from './markdown.ts';
import type { RootContent } from './markdown.ts';
import type { Problems } from './problems.ts';

/** `updated` dates the reports of a section that has no `Reviewed on <date>`. */
export function readReports(
  nodes: readonly RootContent[],
  updated: string | null,
  problems: Problems,
): Report[] {
  return toSections(nodes).flatMap((section) => {
    const tables = section.filter((node) => node.type === 'table');
    if (!tables.length) return [];
    const date = findReviewDate(section) ?? updated;
    return tables.flatMap((table) => readTable(table, date, problems));
  });
}

function toSections(nodes: readonly RootContent[]): RootContent[][] {
  const sections: RootContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'heading') sections.push([]);
    sections.at(-1)?.push(node);
  }
  return sections;
}

function findReviewDate(section: RootContent[]): string | undefined {
  for (const node of section) {
    if (node.type !== 'paragraph') continue;
    const date = /\bReviewed on (\d{4}-\d{2}-\d{2})\b/i.exec(toPlainText(node.children))?.[1];
    if (date && isDay(date)) return date;
  }
  return undefined;
}

function readTable(table: Table, date: string | null, problems: Problems): Report[] {
  const [header, ...rows] = table.children;
  const titles = (header?.children ?? []).map((cell) => toPlainText(cell.children).toLowerCase());
  const target = titles.indexOf('workstream');
  const state = titles.indexOf('open state');
  if (target < 0 || state < 0) return [];
  const meaning = titles.findIndex((_, column) => column !== target && column !== state);
  return rows.flatMap((row) => {
    // Text right below a table continues it; such a line is no report.
    if (row.children.length < 2 && titles.length > 1) return [];
    const id = readCell(row, target);
    const written = readCell(row, state);
    if (!id && !written) return [];
    const place = placeOf(row);
    if (!idPattern.test(id)) {
      const message = `the row reports on "${id}", which is no id of a plan`;
      const hint = 'Write the id or an alias of one plan, and nothing else, below `Workstream`.';
      problems.add('invalid-reported-state', place, { message, hint });
      return [];
    }
    const read = readState(written);
    if (!read) {
      const message = `the open state "${written}" of ${id} cannot be read`;
      const hint = 'Write counts and at most one plan status, like `finished, 7 done` or `2 wait, 1 todo`.';
      problems.add('invalid-reported-state', place, { message, hint });
      return [];
    }
    return [{ ...place, ...read, target: id, state: written, meaning: readCell(row, meaning) || null, date }];
  });
}

function readCell(row: TableRow, column: number): string {
  const cell = row.children[column];
  return cell ? toPlainText(cell.children) : '';
}

/** `3 wait, 5 done` · `finished, 7 done` · `0 tasks`. What is not mentioned counts as none. */
export function readState(text: string): Pick<Report, 'status' | 'counts'> | undefined {
  const counts = emptyCounts();
  let status: PlanStatus | null = null;
  for (const part of text.toLowerCase().split(',')) {
    const [count = '', noun = '', ...more] = part.trim().split(/\s+/);
    if (more.length) return undefined;
    if (!noun) {
      const name = findWord(planStatuses, count === 'done' ? 'finished' : count);
      if (!name || status) return undefined;
      status = name;
      continue;
    }
    if (!/^(\d{1,6}|no)$/.test(count)) return undefined;
    const name = findWord(taskStatuses, noun);
    if (name) counts[name] += Number(count === 'no' ? 0 : count);
    else if (!/^tasks?$/.test(noun) || !/^(0|no)$/.test(count)) return undefined;
  }
  return { status, counts };
}

function findWord<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}
