import type { Rule, RuleContext } from './rule.ts';
import type { FindingDraft } from '../model/finding.ts';

export const secretFound: Rule = {
  name: 'secret-found',
  severity: 'error',
  title: 'Secret in the content',
  meaning:
    'A file holds what looks like a secret: a private key, a token, a password in an address, or a long random value under a key such as `password`. Nothing is built while it is there, and nothing else is told of the content, because findings show values. No suppression covers it.',
  example: 'Progress 2026-06-27: the new password is `****************`, in clear text.',
  fixed: 'Progress 2026-06-27: the new password lies in the vault, under `hub/admin`.',
  fix: 'Revoke it: who could read the repository could read it. Then take it out of the file and say where it is kept. If it is none, name its fingerprint with a reason under `secrets.allow` in portal.yaml.',
  check,
};

function check({ secrets }: RuleContext): FindingDraft[] {
  return secrets.map(({ repo, path, line, column, kind, fingerprint }) => ({
    rule: 'secret-found' as const,
    message: `this looks like a secret (${kind}, fingerprint ${fingerprint})`,
    hint: 'Revoke it, and say in its place where it is kept.',
    subject: [repo, path].filter(Boolean).join('/'),
    at: { repo, path, line, column },
  }));
}
