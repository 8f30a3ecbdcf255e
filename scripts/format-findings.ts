// Findings as text for people: grouped by file, one line each; then those that are suppressed; then the sum.
import type { Finding } from '../src/model/finding.ts';
import type { Portal } from '../src/portal/portal.ts';
import { countSeverities } from '../src/portal/documents.ts';
import { numberOf } from '../src/portal/words.ts';
import type { CheckReport } from './check-report.ts';
import { toPrintable } from './printable.ts';

export function formatFindings({ portal }: CheckReport): string {
  const aside = portal.suppressed.length ? [`Suppressed\n\n${formatFiles(portal.suppressed)}`] : [];
  return [formatFiles(portal.findings), ...aside, formatSum(portal)].filter(Boolean).join('\n');
}

/** `2 errors, 1 warning, 1 for information in 1 plan`. */
export function formatSum(portal: Portal): string {
  const { error, warning, info } = countSeverities(portal);
  const sum = `${numberOf(error, 'error')}, ${numberOf(warning, 'warning')}, ${info} for information`;
  const aside = portal.suppressed.length ? `; ${portal.suppressed.length} suppressed` : '';
  return `${sum} in ${numberOf(portal.catalog.plans.length, 'plan')}${aside}`;
}

function formatFiles(findings: readonly Finding[]): string {
  const byFile = Map.groupBy(findings, ({ at }) => [at.repo, at.path].filter(Boolean).join('/'));
  const files = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
  return files.map(([file, found]) => `${toPrintable(file)}\n${formatFile(found)}\n`).join('\n');
}

function formatFile(findings: Finding[]): string {
  const sorted = findings.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const lines = sorted.map((finding) => ({ place: `${finding.at.line}:${finding.at.column}`, finding }));
  const width = Math.max(...lines.map(({ place }) => place.length));
  return lines
    .map(({ place, finding }) => {
      const { severity, subject, message, rule, hint, suppressed } = finding;
      const first = `  ${place.padStart(width)}  ${severity.padEnd(7)}  ${toPrintable(`${subject}: ${message}`)}  (${rule})`;
      const second = suppressed ? `until ${suppressed.until}: ${suppressed.reason}` : hint;
      return `${first}\n${' '.repeat(width + 13)}${toPrintable(second)}`;
    })
    .join('\n');
}
