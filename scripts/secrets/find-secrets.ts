// Secrets in texts. The value of a hit never leaves this file: its fingerprint stands for it. Comments in a text cannot
// switch rules off, because plans are written by many hands.
import { lintSource } from '@secretlint/core';
import { rules as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintCoreConfigRule } from '@secretlint/types';
import { toDigest } from '../../src/model/digest.ts';
import { ownRules } from './own-rules.ts';

export interface TextFile {
  path: string;
  text: string;
}

export interface SecretHit {
  path: string;
  /** From 1. */
  line: number;
  column: number;
  rule: string;
  /** The first 16 digits of the SHA-256 of rule and value: what the allow-list names. */
  fingerprint: string;
}

const prefix = '@secretlint/secretlint-rule-';
const chosen = [
  ...[
    '1password',
    'anthropic',
    'aws',
    'cloudflare',
    'database-connection-string',
    'databricks',
    'docker',
    'figma',
  ],
  ...[
    'gcp',
    'github',
    'gitlab',
    'grafana',
    'groq',
    'hashicorp-vault',
    'huggingface',
    'linear',
    'notion',
    'npm',
  ],
  ...['openai', 'sendgrid', 'shopify', 'slack', 'stripe', 'tailscale', 'vercel'],
].map((name) => `${prefix}${name}`);

const scanners: SecretLintCoreConfigRule[] = [
  ...recommended.filter(({ meta }) => chosen.includes(meta.id)),
  ...ownRules,
].map((rule) => ({ id: rule.meta.id, rule }));

/** In the order of files and places; one hit per place, by the first rule that has it. */
export async function findSecrets(files: readonly TextFile[]): Promise<SecretHit[]> {
  const hits: SecretHit[] = [];
  for (const file of files) hits.push(...(await findInText(file)));
  return hits;
}

async function findInText({ path, text }: TextFile): Promise<SecretHit[]> {
  const { messages } = await lintSource({
    source: { filePath: path, content: text, contentType: 'text' },
    options: { config: { rules: scanners }, maskSecrets: true, noPhysicFilePath: true },
  });
  const inOrder = [...messages].sort((a, b) => a.range[0] - b.range[0]);
  const hits: SecretHit[] = [];
  let end = 0;
  for (const { ruleId, range } of inOrder) {
    if (range[0] < end) continue;
    end = range[1];
    const rule = ruleId.replace(prefix, '');
    hits.push({
      path,
      ...toPlace(text, range[0]),
      rule,
      fingerprint: toFingerprint(rule, text.slice(...range)),
    });
  }
  return hits;
}

function toPlace(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function toFingerprint(rule: string, value: string): string {
  return toDigest(`${rule}\0${value}`).slice(0, 16);
}
