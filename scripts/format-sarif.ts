// Findings as SARIF 2.1.0, the format in which forges and editors take up what tools find:
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toDigest } from '../src/model/digest.ts';
import type { Finding, Severity } from '../src/model/finding.ts';
import { toIdKey } from '../src/model/ids.ts';
import { rules } from '../src/rules/index.ts';
import type { Rule } from '../src/rules/rule.ts';
import { toFilePath } from './check-report.ts';
import type { CheckReport } from './check-report.ts';
import { toPrintableJson } from './printable.ts';

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' };

export function formatSarif(report: CheckReport): string {
  const findings = [...report.portal.findings, ...report.portal.suppressed];
  return toPrintableJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Cairn', rules: rules.map((rule) => toDescriptor(rule, report)) } },
        columnKind: 'utf16CodeUnits',
        results: toResults(findings, report),
      },
    ],
  });
}

function toDescriptor(rule: Rule, { site }: CheckReport): object {
  const { name, title, meaning, fix, example, fixed, severity } = rule;
  return {
    id: name,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: {
      text: `${meaning} ${fix}`,
      markdown: [meaning, fence(example), 'This is not found:', fence(fixed), fix].join('\n\n'),
    },
    ...(site === null ? {} : { helpUri: new URL(`findings/${name}/`, site).href }),
    defaultConfiguration: { level: levels[severity] },
  };
}

/** Examples hold fences of three themselves. */
function fence(text: string): string {
  return `\`\`\`\`text\n${text}\n\`\`\`\``;
}

function toResults(findings: readonly Finding[], { content }: CheckReport): object[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, severity, subject, message, hint, at, suppressed } = finding;
    const region = { startLine: at.line, startColumn: at.column };
    const artifactLocation = { uri: toUri(toFilePath(at, content)) };
    return {
      ruleId: rule,
      ruleIndex: rules.findIndex(({ name }) => name === rule),
      level: levels[severity],
      message: { text: withoutLinks(`${subject}: ${message}. ${hint}`) },
      locations: [
        {
          physicalLocation: { artifactLocation, region },
          logicalLocations: [{ fullyQualifiedName: subject }],
        },
      ],
      partialFingerprints: { 'cairnFinding/v1': toFingerprint(finding, seen) },
      ...(suppressed && {
        suppressions: [{ kind: 'external', status: 'accepted', justification: suppressed.reason }],
      }),
    };
  });
}

/** Neither lines nor words are in it: those change while the finding stays. `seen` counts what is alike. */
function toFingerprint({ rule, subject, at }: Finding, seen: Map<string, number>): string {
  const name = [rule, toIdKey(subject), at.repo, at.path].join('\n');
  const count = (seen.get(name) ?? 0) + 1;
  seen.set(name, count);
  return toDigest(`${name}\n${count}`).slice(0, 32);
}

function toUri(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split('/').map(encodeURIComponent).join('/');
}

/** `[text](address)` would be a link, and the text is that of plans. */
function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
