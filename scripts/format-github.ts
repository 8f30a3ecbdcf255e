// Findings as annotations of a GitHub Actions run: one workflow command a line, worst first. Text of plans must not
// become a command of its own: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
import type { Finding, Severity } from '../src/model/finding.ts';
import { countSeverities } from '../src/portal/documents.ts';
import { toFilePath } from './check-report.ts';
import type { CheckReport } from './check-report.ts';
import { formatSum } from './format-findings.ts';
import { toPrintable } from './printable.ts';

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/** More annotations of one level in one step are not shown on the pages of a run. */
const shownPerLevel = 10;

export function formatGithub({ portal, content }: CheckReport): string {
  const isCut = Object.values(countSeverities(portal)).some((count) => count > shownPerLevel);
  const note = `GitHub shows ${shownPerLevel} annotations of each level; all of them are in this log.`;
  return [
    ...portal.findings.map((finding) => formatAnnotation(finding, content)),
    formatSum(portal),
    ...(isCut ? [note] : []),
  ].join('\n');
}

function formatAnnotation({ rule, severity, subject, message, hint, at }: Finding, content: string): string {
  const properties = {
    file: toFilePath(at, content),
    line: String(at.line),
    col: String(at.column),
    title: rule,
  };
  const stated = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(value)}`);
  const text = `${toPrintable(`${subject}: ${message}`)}\n${toPrintable(hint)}`;
  return `::${commands[severity]} ${stated.join(',')}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
