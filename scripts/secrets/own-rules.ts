// What the engine's own rules lack, in that engine's form. A rule says where its value stands; values that nobody could
// use are no secrets.
import type { SecretLintRuleCreator } from '@secretlint/types';
import type { MarkedRule } from './engine-rules.ts';
import type { Mark } from './marks.ts';

interface Pattern {
  name: string;
  marks: readonly Mark[];
  /** With the group `value`: what is secret of the match. */
  pattern: RegExp;
  isSecret(value: string): boolean;
}

const lettersAndDigits = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

const keyWords = [
  ...['passwd', 'password', 'passphrase', 'secret', 'token'],
  ...['api', 'access', 'private'].flatMap((word) => ['key', '_key', '-key'].map((end) => word + end)),
];

/** As in HTML, and as in a string of JSON. */
const quote = '(?:\\\\?["\'`]|&quot;|&#34;|&#39;|&#x27;)?';
const assigned = `${quote}[ \\t]{0,10}[:=][ \\t]{0,10}${quote}`;

const patterns: readonly Pattern[] = [
  {
    // A part of a key is as bad as a whole one, and in JSON its lines end in `\\n`.
    name: 'private-key',
    marks: [{ word: '-----begin' }],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} )?PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr])*(?<value>[A-Za-z0-9+/=]{40,})/g,
    isSecret: () => true,
  },
  {
    // OpenBao and Vault: service, batch and recovery tokens.
    name: 'vault-token',
    marks: ['hvs.', 'hvb.', 'hvr.'].map((word) => ({ word, then: /[\w-]{24}/y })),
    pattern: /(?<![\w.-])(?<value>hv[sbr]\.[\w-]{24,300})/g,
    isSecret: hasMixedLetters,
  },
  {
    // The same before their prefixes were named.
    name: 'vault-legacy-token',
    marks: lettersAndDigits.flatMap((first) =>
      ['s.', 'b.', 'r.'].map((start) => ({ word: start + first, then: /[A-Za-z0-9]{23}/y })),
    ),
    pattern: /(?<![\w./-])(?<value>[sbr]\.[A-Za-z0-9]{24})(?![\w.-])/g,
    isSecret: hasMixedLetters,
  },
  {
    name: 'jwt',
    marks: [{ word: 'eyj', then: /[\w-]{8}/y }],
    pattern: /(?<![\w.-])(?<value>eyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{16,1000})/g,
    isSecret: () => true,
  },
  {
    name: 'credentials-in-url',
    // A character has up to four bytes, and only ASCII says what is a space.
    marks: [{ word: '://', then: /[^ \t\n\v\f\r:@/<>"'`]{0,400}:[^ \t\n\v\f\r:@/<>"'`]{3,800}@/y }],
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/<>"'`]{0,100}:(?<value>[^\s:@/<>"'`]{3,200})@/gi,
    isSecret: (value) => !isPlaceholder(value),
  },
  {
    name: 'netrc',
    marks: [{ word: 'machine', then: /[\s\x80-\xff]/y }],
    pattern:
      /\bmachine\s{1,20}\S{1,200}\s{1,20}login\s{1,20}\S{1,200}\s{1,20}password\s{1,20}(?<value>\S{3,200})/g,
    isSecret: (value) => !isPlaceholder(value),
  },
  {
    name: 'secret-assignment',
    marks: keyWords.map((word) => ({ word, then: new RegExp(`${assigned}[\\w+/=.~!@#%^*-]{12}`, 'iy') })),
    pattern: new RegExp(
      `(?:passw(?:or)?d|passphrase|secret|token|(?:api|access|private)[_-]?key)${assigned}(?<value>[\\w+/=.~!@#%^*-]{12,200})`,
      'gi',
    ),
    isSecret: isLongRandom,
  },
];

export const ownRules: readonly MarkedRule[] = patterns.map((pattern) => ({
  rule: toRule(pattern),
  marks: pattern.marks,
}));

function toRule({ name, pattern, isSecret }: Pattern): SecretLintRuleCreator {
  return {
    messages: { FOUND: { en: () => name } },
    meta: { id: name, type: 'scanner', recommended: true, supportedContentTypes: ['text'] },
    create: (context) => {
      const translate = context.createTranslator({ FOUND: { en: () => name } });
      return {
        file({ content }) {
          for (const match of content.matchAll(pattern)) {
            const value = match.groups?.['value'] ?? '';
            if (!isSecret(value)) continue;
            const start = match.index + match[0].lastIndexOf(value);
            context.report({ message: translate('FOUND'), range: [start, start + value.length] });
          }
        },
      };
    },
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const digest = /^(sha\d{1,3}[:-])?[0-9a-f]{7,128}$/i;
const subresourceDigest = /^sha(256|384|512)-[A-Za-z0-9+/]{43,88}={0,2}$/;

/** What stands for a value: `<…>`, `${…}`, `***`, `changeme`, `example`. */
export function isPlaceholder(value: string): boolean {
  return /[<>{}$]|\*{3}|^(.)\1*$|change-?_?me|example|placeholder|redacted|^pass(word)?$|^secret$|^token$/i.test(
    value,
  );
}

function isLongRandom(value: string): boolean {
  if (isPlaceholder(value) || uuid.test(value) || digest.test(value) || subresourceDigest.test(value))
    return false;
  return /\d/.test(value) && /[A-Za-z]/.test(value) && bitsPerCharacter(value) >= 3.3 && !isName(value);
}

/** Words and numbers put together: `hub-admin-2026`, `docs/keys/rotation-2.md`. */
function isName(value: string): boolean {
  return value.split(/[^A-Za-z0-9]+/).every((word) => /^([A-Za-z][a-z]*|[A-Z]+)?\d*$/.test(word));
}

function hasMixedLetters(value: string): boolean {
  const random = value.slice(value.indexOf('.') + 1);
  return !isPlaceholder(value) && /\d/.test(random) && /[a-z]/.test(random) && /[A-Z]/.test(random);
}

/** Shannon's entropy. */
function bitsPerCharacter(text: string): number {
  const counts = Map.groupBy(text, (character) => character);
  return [...counts.values()].reduce((bits, { length }) => {
    const share = length / text.length;
    return bits - share * Math.log2(share);
  }, 0);
}
