import type { Violation } from "#core/audit/violation.ts";
import { auditReports } from "#tests/simulation/auditReports.ts";
import { live } from "#tests/simulation/months.ts";
import { auditRest, comeToRest } from "#tests/simulation/quiescence.ts";
import { randomOf, worldSeed } from "#tests/simulation/random.ts";
import { openWorld, type World } from "#tests/simulation/world.ts";

export type Failure = {
  readonly seed: number;
  readonly world: number;
  readonly violations: readonly Violation[];
  /** The last things that happened before it was found, the oldest first. */
  readonly trail: readonly string[];
};
export type Simulated = {
  readonly seed: number;
  readonly worlds: number;
  readonly orders: number;
  readonly calls: number;
  readonly operations: number;
  /** What happened how often. */
  readonly counts: ReadonlyMap<string, number>;
  /** The first thing that went wrong; null = all is well. */
  readonly failure: Failure | null;
};

const ORDERS_A_WORLD_MAX = 40;

/**
 * Lets shops live one after another until at least so many orders were made.
 *
 * - The same seed and number give the same run, to the last operation.
 * - `firstWorld`: to repeat the end of a run from one world on. `onWorld` hears after each world.
 */
export async function simulate(
  { seed, orders, firstWorld = 0 }: { seed: number; orders: number; firstWorld?: number },
  onWorld: (so: Pick<Simulated, "worlds" | "orders">) => void = () => {},
): Promise<Simulated> {
  const total = { worlds: 0, orders: 0, calls: 0, operations: 0 };
  const counts = new Map<string, number>();
  for (let no = firstWorld; total.orders < orders; no++) {
    const own = worldSeed(seed, no);
    const wanted = 5 + randomOf(own).below(ORDERS_A_WORLD_MAX - 4);
    const world = await liveThrough(own, wanted);
    total.worlds += 1;
    total.orders += wanted;
    total.calls += world.calls.made();
    total.operations += world.scheduler.step();
    for (const [what, times] of world.counts) counts.set(what, (counts.get(what) ?? 0) + times);
    const { violations, trail } = world;
    if (violations.length > 0) {
      return { seed, ...total, counts, failure: { seed, world: no, violations, trail } };
    }
    onWorld(total);
  }
  return { seed, ...total, counts, failure: null };
}

async function liveThrough(seed: number, orders: number): Promise<World> {
  const world = openWorld(seed);
  await live(world, orders);
  if (world.violations.length === 0) await comeToRest(world);
  if (world.violations.length === 0) await auditRest(world);
  if (world.violations.length === 0) await auditReports(world);
  return world;
}

/** A failure as people read it, with what repeats it. */
export function tellFailure({ seed, world, violations, trail }: Failure): string {
  return [
    `seed ${seed}, world ${world}:`,
    ...violations.map(({ invariant, id, text }) => `  ${invariant}  ${id}: ${text}`),
    "the last steps:",
    ...trail.map((line) => `  ${line}`),
    `repeat: npm run simulate -- --seed ${seed} --world ${world}`,
  ].join("\n");
}
