// A collection that is read while the site runs: code that was compiled once shows whatever the content is today.
import type { LiveLoader } from 'astro/loaders';

/** Throws a PortalError where the content cannot be read as a whole. */
export type ReadEntries<Data> = () => Promise<Map<string, Data>>;

/** `read` answers the entries by id; it is called once, and while developing once for each change of the content. */
export function toLiveLoader<Data extends object>(name: string, read: ReadEntries<Data>): LiveLoader<Data> {
  let current: Promise<Map<string, Data>> | undefined;
  let last: Map<string, Data> | undefined;
  import.meta.hot?.on('cairn:content', () => (current = undefined));
  const readLast = async (): Promise<Map<string, Data>> => {
    try {
      last = await read();
    } catch (error) {
      if (!last) throw error;
      // While developing, a broken file is reported, and what was read before it broke stays.
      console.error(error instanceof Error ? error.message : String(error));
    }
    return last;
  };
  const load = (): Promise<Map<string, Data>> => (current ??= readLast());
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
