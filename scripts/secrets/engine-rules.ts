// The engine's own rules that are used here, each with its marks. A test makes values of the very expressions that these
// rules use, and finds the marks in all of them; so an engine with other rules shows itself.
import { rules as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import type { SecretLintRuleContext, SecretLintRuleCreator } from '@secretlint/types';
import type { Mark } from './marks.ts';

export const enginePrefix = '@secretlint/secretlint-rule-';

const marks: Record<string, readonly (string | Mark)[]> = {
  '1password': ['ops_ey'],
  anthropic: ['sk-ant-api0'],
  aws: ['secretaccess', 'secret_access'],
  cloudflare: ['cfk_', 'cfut_', 'cfat_'],
  'database-connection-string': [
    'mongodb://',
    'mongodb+srv://',
    'mysql://',
    'mysqlx://',
    'postgres://',
    'postgresql://',
  ],
  databricks: ['dapi'],
  docker: ['dckr_pat_'],
  figma: ['figd_'],
  github: ['ghp_', 'gho_', 'ghu_', 'ghr_', 'github_pat_', { word: 'ghs_', then: /\w{36}|\d{1,20}_/y }],
  gitlab: ['glpat-'],
  grafana: ['glc_', 'glsa_'],
  groq: ['gsk_'],
  'hashicorp-vault': ['hvs.', 'hvb.', 'hvr.'],
  huggingface: ['hf_'],
  linear: ['lin_api_'],
  notion: ['ntn_'],
  npm: ['npm_'],
  openai: ['t3blbkfj'],
  sendgrid: [{ word: 'sg.', then: /\w{1,128}\./y }],
  shopify: ['shppa_', 'shpca_', 'shpat_', 'shpss_'],
  slack: ['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-', 'hooks.slack.com/services/'],
  stripe: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'],
  tailscale: ['tskey-'],
  vercel: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
};

export interface MarkedRule {
  rule: SecretLintRuleCreator;
  marks: readonly Mark[];
}

/**
 * A short word stands by chance in the digest that names an asset (`DntN_H5Y.js`), and so on every page: more of a token must
 * follow it than such a name has room for.
 */
const mostByChance = 4;

function toMark(mark: string | Mark): Mark {
  if (typeof mark !== 'string') return mark;
  return mark.length > mostByChance ? { word: mark } : { word: mark, then: /[\w.+/-]{10}/y };
}

export const engineRules: readonly MarkedRule[] = recommended.flatMap((rule) => {
  const words = marks[rule.meta.id.replace(enginePrefix, '')];
  return words ? [{ rule: withoutWords(rule), marks: words.map(toMark) }] : [];
});

/**
 * The same rule, which says nothing of what it finds: nobody reads that, and a rule that takes its words by what stands in the
 * text fails where the text has a name that every object has (`tskey-constructor-…`).
 */
function withoutWords(rule: SecretLintRuleCreator): SecretLintRuleCreator {
  const createTranslator: SecretLintRuleContext['createTranslator'] = () => (messageId) => ({
    message: '',
    messageId: String(messageId),
    data: undefined,
  });
  return { ...rule, create: (context, options) => rule.create({ ...context, createTranslator }, options) };
}
