/**
 * Times that a busy machine does not lengthen, as local/testTimes.ts has them, too: whoever shares the processors, or
 * stops this process for some seconds, has no part in them.
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

const [SAMPLE_CPU_MS, SAMPLE_EVERY_MS] = [40, 1_000];

/**
 * How long some work would take on a machine that does nothing else, in milliseconds, whichever processes do it: its
 * time by the clock, less what a bit of work of this process had to wait for the processors meanwhile.
 */
export async function quietMsOf(work: () => Promise<unknown>): Promise<number> {
  let [cpuMs, wallMs] = [0, 0];
  const sample = (): void => {
    const beganMs = performance.now();
    const before = process.cpuUsage();
    let usedMs = 0;
    while (usedMs < SAMPLE_CPU_MS) {
      const { user, system } = process.cpuUsage(before);
      usedMs = (user + system) / 1_000;
    }
    cpuMs += usedMs;
    wallMs += performance.now() - beganMs;
  };
  const beganMs = performance.now();
  sample();
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  sample();
  return (performance.now() - beganMs) / Math.max(1, wallMs / cpuMs);
}
