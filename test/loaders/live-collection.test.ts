import { afterEach, expect, test, vi } from 'vitest';
import { createReader } from '../../src/loaders/live-collection.ts';

type Entries = Map<string, string>;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Readings that end when the test says so. */
function makeReadings() {
  const started: PromiseWithResolvers<Entries>[] = [];
  const read = (): Promise<Entries> => {
    const reading = Promise.withResolvers<Entries>();
    started.push(reading);
    return reading.promise;
  };
  const isStarted = (n: number): Promise<unknown> => vi.waitFor(() => expect(started).toHaveLength(n));
  return { started, isStarted, ...createReader(read) };
}

const entries = (text: string): Entries => new Map([['id', text]]);

test('all that ask share one reading until the content changes', async () => {
  const { started, isStarted, load, forget } = makeReadings();
  const asked = [load(), load()];
  await isStarted(1);
  started[0]?.resolve(entries('old'));
  expect(await Promise.all([...asked, load()])).toEqual([entries('old'), entries('old'), entries('old')]);
  forget();
  const again = load();
  await isStarted(2);
  started[1]?.resolve(entries('new'));
  expect(await again).toEqual(entries('new'));
});

test('a change while the content is read: the newer reading waits for the older', async () => {
  const { started, isStarted, load, forget } = makeReadings();
  const older = load();
  await isStarted(1);
  forget();
  const newer = load();
  await new Promise(setImmediate);
  expect(started).toHaveLength(1);
  started[0]?.resolve(entries('old'));
  expect(await older).toEqual(entries('old'));
  await isStarted(2);
  started[1]?.resolve(entries('new'));
  expect(await newer).toEqual(entries('new'));
});

test('what cannot be read is reported, and what was read before it stays', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const { started, isStarted, load, forget } = makeReadings();
  const first = load();
  await isStarted(1);
  started[0]?.reject(new Error('portal.yaml:3: unknown key'));
  await expect(first).rejects.toThrow('portal.yaml:3');
  forget();
  const good = load();
  await isStarted(2);
  started[1]?.resolve(entries('good'));
  await good;
  forget();
  const broken = load();
  await isStarted(3);
  started[2]?.reject(new Error('portal.yaml:4: unknown key'));
  expect(await broken).toEqual(entries('good'));
  expect(error).toHaveBeenCalledExactlyOnceWith('portal.yaml:4: unknown key');
});
