// A collection that is read while the site runs: code that was compiled once shows whatever the content is today.
import type { LiveLoader } from 'astro/loaders';

/** Throws a PortalError where the content cannot be read as a whole. */
export type ReadEntries<Data> = () => Promise<Map<string, Data>>;

/** `read` answers the entries by id; it is called once, and while developing once for each change of the content. */
export function toLiveLoader<Data extends object>(name: string, read: ReadEntries<Data>): LiveLoader<Data> {
  const { load, forget } = createReader(read);
  import.meta.hot?.on('cairn:content', forget);
  return {
    name: `cairn-${name}`,
    async loadCollection() {
      return { entries: Array.from(await load(), ([id, data]) => ({ id, data })) };
    },
    async loadEntry({ filter }) {
      const { id } = filter as { id: string };
      const data = (await load()).get(id);
      return data && { id, data };
    },
  };
}

export interface Reader<Data> {
  /** What was read last. Where reading fails, what was read before it; throws where there is nothing. */
  load: () => Promise<Map<string, Data>>;
  /** The next that asks has it read again. */
  forget: () => void;
}

/** Readings follow one another: none leaves something older in the cache than what a newer one left there. */
export function createReader<Data>(read: ReadEntries<Data>): Reader<Data> {
  let current: Promise<Map<string, Data>> | undefined;
  let latest: Promise<unknown> = Promise.resolve();
  let last: Map<string, Data> | undefined;
  const readOrKeep = async (): Promise<Map<string, Data>> => {
    try {
      last = await read();
    } catch (error) {
      if (!last) throw error;
      // While developing, a broken file is reported, and what was read before it broke stays.
      console.error(error instanceof Error ? error.message : String(error));
    }
    return last;
  };
  return {
    load() {
      if (!current) {
        current = latest.then(readOrKeep, readOrKeep);
        latest = current;
      }
      return current;
    },
    forget() {
      current = undefined;
    },
  };
}
