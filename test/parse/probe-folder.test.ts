import { expect, test } from 'vitest';
import { minuteMs } from '../../src/model/dates.ts';
import type { FoldedFile } from '../../src/model/evidence.ts';
import type { EvidenceBytes } from '../../src/parse/evidence/evidence-file.ts';
import { foldProbeFiles } from '../../src/parse/evidence/probe-folder.ts';
import { context, fold, now, result, toBytes } from './fold-probes.ts';

async function* each(files: readonly EvidenceBytes[]): AsyncGenerator<EvidenceBytes> {
  yield* files;
}

/** What is made of a file whose earlier form is known. */
async function refold(known: FoldedFile, document: unknown, moment: number | null): Promise<FoldedFile> {
  const files = each([toBytes(document)]);
  const [folded] = await foldProbeFiles(files, { ...context, now: moment }, new Map([[known.path, known]]));
  if (!folded) throw new Error('nothing was read');
  return folded;
}

const known = fold(result(5));
const knownFuture = fold(result(-5));

test('what is known of the same bytes is not read again', async () => {
  expect(await refold(known, result(5), now)).toBe(known);
  expect(await refold(known, result(5), now + 9 * minuteMs)).toBe(known);
  expect(await refold(known, result(5), null)).toBe(known);
});

test('other bytes are read', async () => {
  expect(await refold(known, result(4), now)).toEqual(fold(result(4)));
});

test('what was the past may be the future of an older collection, and the other way round', async () => {
  const [older] = (await refold(known, result(5), now - 9 * minuteMs)).histories;
  expect([older?.latest, older?.future?.count]).toEqual([null, 1]);
  const [later] = (await refold(knownFuture, result(-5), now + 9 * minuteMs)).histories;
  expect([later?.latest?.at, later?.future]).toEqual([now + 5 * minuteMs, null]);
});
