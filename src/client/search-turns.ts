// When to search while a reader types: not for every letter, and never two searches at once.

/** Runs `work` when `ms` have passed without another call. */
export function createPause(ms: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
}

/** While `work` runs, calls are remembered as one: it runs once more when it has ended. */
export function createTurns(work: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let isWanted = false;
  const run = async (): Promise<void> => {
    do {
      isWanted = false;
      await work();
    } while (isWanted);
  };
  return () => {
    isWanted = true;
    current ??= run().finally(() => {
      current = undefined;
    });
    return current;
  };
}
