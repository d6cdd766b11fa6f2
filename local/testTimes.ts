/**
 * Times that a busy machine does not lengthen, for tests: whoever shares the processors, or stops this process for
 * some seconds, has no part in them.
 */

/** The processor time that some work takes, in milliseconds: what it costs, not how long it had to wait. */
export async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const TICK_MS = 50;

/** How long some waiting takes, in milliseconds; a time in which the whole process stood still counts as one tick. */
export async function awakeMsOf(waiting: () => Promise<unknown>): Promise<number> {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), TICK_MS);
  try {
    await waiting();
  } finally {
    clearInterval(timer);
  }
  return ticks * TICK_MS;
}
