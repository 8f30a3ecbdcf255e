// Findings as text for people: grouped by file, one line each, then the sum.
import type { Finding } from '../src/model/finding.ts';
import type { Portal } from '../src/portal/portal.ts';
import { countSeverities } from '../src/portal/documents.ts';
import { numberOf } from '../src/portal/words.ts';
import { toPrintable } from './printable.ts';

export function formatFindings(portal: Portal): string {
  const byFile = Map.groupBy(portal.findings, ({ at }) => [at.repo, at.path].filter(Boolean).join('/'));
  const files = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
  const { error, warning, info } = countSeverities(portal);
  const sum = `${numberOf(error, 'error')}, ${numberOf(warning, 'warning')}, ${info} for information`;
  const plans = numberOf(portal.catalog.plans.length, 'plan');
  return [
    ...files.map(([file, findings]) => `${toPrintable(file)}\n${formatFile(findings)}\n`),
    `${sum} in ${plans}`,
  ].join('\n');
}

function formatFile(findings: Finding[]): string {
  const sorted = findings.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const lines = sorted.map((finding) => ({ place: `${finding.at.line}:${finding.at.column}`, finding }));
  const width = Math.max(...lines.map(({ place }) => place.length));
  return lines
    .map(({ place, finding: { severity, subject, message, rule, hint } }) => {
      const first = `  ${place.padStart(width)}  ${severity.padEnd(7)}  ${toPrintable(`${subject}: ${message}`)}  (${rule})`;
      return `${first}\n${' '.repeat(width + 13)}${toPrintable(hint)}`;
    })
    .join('\n');
}
