// Rules run only where one of their marks is. That must not make them weaker: each match of each expression that a rule
// uses holds a mark, and what is found with marks is what is found without.
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { applyRules, findSecrets, secretRules } from '../../../scripts/secrets/find-secrets.ts';
import { engineRules } from '../../../scripts/secrets/engine-rules.ts';
import { prepareMarks } from '../../../scripts/secrets/marks.ts';
import { readTree } from '../../golden/trees.ts';

const findMarked = prepareMarks(secretRules, ({ marks }) => marks);

/** The expressions with which a rule goes through a text. */
async function patternsOf(rule: (typeof secretRules)[number]): Promise<RegExp[]> {
  const used = vi.spyOn(String.prototype, 'matchAll');
  await applyRules('text', [rule]);
  const patterns = used.mock.calls.map(([pattern]) => new RegExp(pattern));
  used.mockRestore();
  return patterns;
}

/** Texts that the expression matches, apart from what it asks of its surroundings; letters in either case where it may. */
function textsOf({ source, flags }: RegExp): fc.Arbitrary<string> {
  const inside = source
    .replace(/\(\?<?[!=](?:[^()\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*\)/g, '')
    .replaceAll('\\b', '');
  const text = fc.stringMatching(new RegExp(inside, flags.replace(/[gim]/g, '')));
  if (!flags.includes('i')) return text;
  return fc
    .tuple(text, fc.array(fc.boolean(), { minLength: 1 }))
    .map(([letters, up]) =>
      [...letters].map((letter, at) => (up[at % up.length] ? letter.toUpperCase() : letter)).join(''),
    );
}

const surroundings = fc.constantFrom('', ' ', '\n', '"', '= ', ': "', '—', 'ä ', '<code>', '. ');

describe.each(secretRules.map((rule) => [rule.rule.meta.id, rule] as const))('%s', (_name, rule) => {
  let patterns: RegExp[];
  beforeAll(async () => void (patterns = await patternsOf(rule)));

  test('all that its expressions match has a mark', () => {
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) {
      fc.assert(
        fc.property(surroundings, textsOf(pattern), surroundings, (before, text, after) => {
          fc.pre([...`${before}${text}${after}`.matchAll(pattern)].length > 0);
          expect(findMarked(Buffer.from(`${before}${text}${after}`)).has(rule)).toBe(true);
        }),
        { numRuns: 100 },
      );
    }
  });

  test('the same is found as without marks, however texts follow each other', async () => {
    const texts = fc.oneof(...patterns.map(textsOf), fc.string({ unit: 'binary' }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(surroundings, texts), { maxLength: 4 }), async (parts) => {
        // As it is once it is written as UTF-8.
        const bytes = Buffer.from(parts.flat().join('').replaceAll('\0', ''));
        expect(await findSecrets(bytes)).toEqual(await applyRules(bytes.toString(), secretRules));
      }),
      { numRuns: 40 },
    );
  });
});

const shortWords = engineRules
  .flatMap(({ marks }) => marks.map(({ word }) => word))
  .filter((word) => word.length < 5);

test.each(shortWords)('%s by chance in the name of an asset is no mark', (word) => {
  // The point of `sg.` can only be the one behind the digest.
  const [letters = '', point] = word.split('.');
  const digests =
    point === undefined ? [`D${word}H5Y4`, `${word}abcdefg`, `1234${word}`] : [`12345${letters}`];
  const names = digests.map((digest) => `graph.${digest.slice(0, 8)}.js`);
  const text = names.map((name) => `<script src="/_astro/${name}"></script>`).join('');
  expect(findMarked(Buffer.from(text))).toEqual(new Set());
});

test('the same is found as without marks in a whole site', async () => {
  const files = [...readTree('test/golden/small/expected').values(), ...readTree('content').values()];
  expect(files.length).toBeGreaterThan(50);
  for (const bytes of files) {
    if (bytes.includes(0)) continue;
    expect(await findSecrets(bytes)).toEqual(await applyRules(bytes.toString(), secretRules));
  }
});
