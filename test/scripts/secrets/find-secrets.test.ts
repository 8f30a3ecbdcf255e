// The values are put together here, so that no secret stands in the repository.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { findSecrets } from '../../../scripts/secrets/find-secrets.ts';

const findIn = (text: string): ReturnType<typeof findSecrets> => findSecrets(Buffer.from(text));

const mixed = 'aB3dE5gH7jK9mN2pQ4sT6vX8zC1fG0hJ5kL7wR9y';
const inOneString = (...parts: string[]): string => parts.join('');
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTYifQ', mixed].join('.');
const key = (end: string): string => inOneString('-----', end, ' RSA PRIVATE', ' KEY-----');

const secrets: [rule: string, text: string][] = [
  ['vault-token', inOneString('hvs', '.', mixed)],
  ['vault-token', inOneString('hvb', '.', mixed)],
  ['vault-token', inOneString('hvr', '.', mixed)],
  ['vault-legacy-token', inOneString('s', '.', mixed.slice(0, 24))],
  ['vault-legacy-token', inOneString('b', '.', mixed.slice(0, 24))],
  ['jwt', jwt],
  ['secret-assignment', `password: ${mixed.slice(0, 20)}`],
  ['secret-assignment', `"api_key": "${mixed.slice(0, 20)}"`],
  ['secret-assignment', JSON.stringify({ message: `"password": "${mixed.slice(0, 20)}"` })],
  ['secret-assignment', `<code>client_secret=${mixed.slice(0, 20)}</code>`],
  ['credentials-in-url', inOneString('https://mira', ':', 'hunter22', '@forge.example/')],
  ['netrc', inOneString('machine forge.example login mira ', 'password ', 'hunter22')],
  ['github', inOneString('gh', 'p_', mixed.slice(0, 36))],
  // Named as what every object has.
  ['tailscale', ['tskey', 'constructor', mixed.slice(0, 12), mixed.slice(0, 24)].join('-')],
  ['private-key', `${key('BEGIN')} ${`${mixed}${mixed.slice(0, 24)}\n`.repeat(4)}${key('END')}`],
];

test.each(secrets)('%s is found, at its line, without its value', async (rule, secret) => {
  const hits = await findIn(`# Plan\n\n${secret}\n`);
  expect(hits.map(({ line }) => line)).toEqual([3]);
  expect([rule, 'hashicorp-vault']).toContain(hits[0]?.rule);
  expect(hits[0]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  const value = secret.split(/[\s:=."'@]+/).reduce((a, b) => (a.length > b.length ? a : b));
  expect(JSON.stringify(hits)).not.toContain(value);
});

test.each(secrets)('%s cannot be switched off in the text', async (_rule, secret) => {
  const text = `<!-- secretlint-disable -->\n// secretlint-disable\n${secret} // secretlint-disable-line\n`;
  expect(await findIn(text)).toHaveLength(1);
});

test.each([
  'password: <from the vault>',
  'password: ${DATABASE_PASSWORD}',
  'password: ************',
  'password: changeme-changeme-1',
  'token: example-token-0001-abc',
  'token: HUB_ADMIN_TOKEN_2026',
  'secret: docs/evidence/hub-admin-session-2026-06.md',
  'api_key: 0f8fad5b-d9cb-469f-a165-70867728950e',
  'access_key: 0123456789abcdef0123456789abcdef01234567',
  'the token: it is kept in the vault',
  'https://mira@forge.example/',
  'https://mira:${TOKEN}@forge.example/',
  'https://forge.example:8443/a@b',
  'machine forge.example login mira password <token>',
  'hvs.short',
  'hvs.<token of the operator>',
  's.example',
  'eyJhbGciOiJIUzI1NiJ9.only-two',
])('%s is no secret', async (text) => {
  expect(await findIn(text)).toEqual([]);
});

test('no UUID, commit hash or digest is a secret, whatever its key', async () => {
  const hex = (length: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
  const value = fc.oneof(
    fc.uuid(),
    hex(7),
    hex(40),
    hex(64),
    hex(64).map((text) => `sha256:${text}`),
  );
  const label = fc.constantFrom('', 'commit: ', 'id=', 'token: ', '"secret": "', 'password=');
  await fc.assert(
    fc.asyncProperty(label, value, async (before, text) => {
      expect(await findIn(`${before}${text}`)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the same value has the same fingerprint everywhere, another one another', async () => {
  const text = `password: ${mixed.slice(0, 20)}\npassword: ${mixed.slice(4, 24)}\npassword: ${mixed.slice(0, 20)}\n`;
  const [a, b, c] = await findIn(text);
  expect(a?.fingerprint).toBe(c?.fingerprint);
  expect(a?.fingerprint).not.toBe(b?.fingerprint);
});

describe('whatever the encoding', () => {
  const secret = `password: ${mixed.slice(0, 20)}`;
  const text = `# Plän\n\n✓ 計画\n、${secret}\n`;
  const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const utf32 = (text: string): Buffer =>
    Buffer.from(Uint32Array.from([...text], (character) => character.codePointAt(0) ?? 0).buffer);

  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', Buffer.from(`# Plän\n\n×\n×${secret}\n`, 'latin1')],
    ['UTF-16', utf16(text)],
    ['UTF-16 with a byte order mark', utf16(`\uFEFF${text}`)],
    ['UTF-16, big-endian', utf16(text).swap16()],
    ['UTF-16, big-endian, with a byte order mark', utf16(`\uFEFF${text}`).swap16()],
    ['UTF-16 with half a character at its end', Buffer.concat([utf16(text), Buffer.from('x')])],
    ['UTF-32', utf32(text)],
    ['null bytes in between', Buffer.from([...text].join('\0'))],
    ['a null byte within the word', Buffer.from(text.replace('password', 'pass\0word'))],
    ['packed UTF-16', gzipSync(utf16(text))],
    ['packed, and cut off', gzipSync(Buffer.from(`${text}${text.repeat(9)}`)).subarray(0, -6)],
  ])('%s', async (_name, bytes) => {
    const [hit, ...more] = await findSecrets(bytes);
    expect(hit).toMatchObject({ line: 4, rule: 'secret-assignment', fingerprint: expected });
    expect(new Set(more.map(({ fingerprint }) => fingerprint))).toEqual(
      new Set(more.length ? [expected] : []),
    );
  });

  let expected = '';
  beforeAll(async () => void (expected = (await findIn(secret))[0]?.fingerprint ?? ''));
});

test('what would fill the memory once it is unpacked is no good file', async () => {
  const bytes = gzipSync(Buffer.alloc(257 * 1024 * 1024));
  expect((await findSecrets(bytes)).map(({ rule }) => rule)).toEqual(['packed-too-large']);
});

test('many hits in one file take no more time than they must', async () => {
  const text = `password: ${mixed.slice(0, 20)}\n`.repeat(2_000);
  expect(await findIn(text)).toHaveLength(2_000);
});
