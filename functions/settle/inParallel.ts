/** How many promoters are worked on at once: well below CloudBase's 30 database operations. */
const WORKERS = 8;

/** Runs `work` on every item, a few at a time. What throws goes to `failed`, and the others go on. */
export async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  failed: (error: unknown, item: T) => void,
): Promise<void> {
  const queue = items.values(); // One iterator for all workers, so each item is taken once.
  const worker = async () => {
    for (const item of queue) await work(item).catch((error: unknown) => failed(error, item));
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}
