// Moves a finished site into place. Readers see the old site or the new one, never a part of either.
import { rename, rm } from 'node:fs/promises';

/** Both folders must lie on one file system. */
export async function publish(staging: string, out: string): Promise<void> {
  const previous = `${out}.previous-${process.pid}`;
  const hadPrevious = await rename(out, previous).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
  try {
    await rename(staging, out);
  } catch (error) {
    if (hadPrevious) await rename(previous, out);
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
}
