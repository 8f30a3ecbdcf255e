import type { Finding, RuleName, Severity } from '../model/finding.ts';
import { rules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { countSeverities } from './documents.ts';
import { toFindingView } from './finding-view.ts';
import type { FindingView } from './finding-view.ts';
import type { Portal } from './portal.ts';
import { countOf, joinWords, toSentence } from './words.ts';

export interface RuleSummary {
  name: RuleName;
  title: string;
  severity: Severity;
  href: string;
  findings: FindingView[];
  /** How many more there are than `findings` shows. */
  more: number;
}

export interface FindingsPage {
  headline: string;
  found: RuleSummary[];
  silent: RuleSummary[];
  /** Set aside by the team, of all rules. */
  suppressed: FindingView[];
}

/** Findings of one rule that the page of all findings shows; the rule's own page has every one. */
const shownPerRule = 5;

export function buildFindingsPage(portal: Portal): FindingsPage {
  const byRule = Map.groupBy(portal.findings, ({ rule }) => rule);
  const order: readonly Severity[] = ['error', 'warning', 'info'];
  const summaries = rules
    .map((rule) =>
      toSummary(
        rule,
        (byRule.get(rule.name) ?? []).map((finding) => toFindingView(finding, portal)),
        portal,
      ),
    )
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return {
    headline: toHeadline(portal),
    found: summaries
      .filter(({ findings }) => findings.length > 0)
      .map((summary) => ({
        ...summary,
        findings: summary.findings.slice(0, shownPerRule),
        more: Math.max(0, summary.findings.length - shownPerRule),
      })),
    silent: summaries.filter(({ findings }) => findings.length === 0),
    suppressed: portal.suppressed.map((finding) => toFindingView(finding, portal)),
  };
}

function toHeadline(portal: Portal): string {
  const { error, warning, info } = countSeverities(portal);
  const aside = sayAside(portal.suppressed.length);
  if (error + warning + info === 0) return `Nothing is wrong with the plans.${aside}`;
  const parts = [
    error && countOf(error, 'error'),
    warning && countOf(warning, 'warning'),
    info && `${countOf(info, 'note')} for information`,
  ].filter((part) => typeof part === 'string');
  return `${toSentence(`${joinWords(parts)} in the plans.`)}${aside}`;
}

function sayAside(suppressed: number): string {
  return suppressed ? ` ${toSentence(countOf(suppressed, 'finding is', 'findings are'))} suppressed.` : '';
}

function toSummary(rule: Rule, findings: FindingView[], portal: Portal): RuleSummary {
  const { name, title, severity } = rule;
  return { name, title, severity, href: portal.links.rule(name), findings, more: 0 };
}

export interface RulePage {
  rule: Omit<Rule, 'check'>;
  headline: string;
  findings: FindingView[];
  suppressed: FindingView[];
  /** A page that shows more of what the rule is about. */
  more: { text: string; href: string } | null;
}

export function buildRulePages(portal: Portal): RulePage[] {
  const counted = Map.groupBy(portal.findings, ({ rule }) => rule);
  const suppressed = Map.groupBy(portal.suppressed, ({ rule }) => rule);
  return rules.map(({ check: _check, ...rule }) => {
    const toViews = (found: Finding[] = []): FindingView[] =>
      found.map((finding) => toFindingView(finding, portal));
    const findings = toViews(counted.get(rule.name));
    const count = toSentence(countOf(findings.length, 'place'));
    return {
      rule,
      findings,
      suppressed: toViews(suppressed.get(rule.name)),
      more: toMore(rule.name, portal),
      headline: findings.length ? `${count} in the plans.` : 'Nowhere in the plans at the moment.',
    };
  });
}

function toMore(rule: RuleName, { registry, links }: Portal): RulePage['more'] {
  if (!rule.startsWith('registry-') || registry.exports === 0) return null;
  return { text: 'The registry and the files side by side', href: links.registry };
}
