import { HOUR_MS } from "#core/time.ts";
import { type Mode, openLine } from "#tests/proof/testing/line.ts";
import { type Asked, type Heard, openShop, type Shop } from "#tests/proof/testing/shop.ts";
import { type Indexed, openIndexed } from "#tests/proof/years/indexed.ts";
import type { SimPlan } from "#tests/simulation/plans.ts";
import { type Random, randomOf } from "#tests/simulation/random.ts";
import type { TrueRefund } from "#tests/simulation/truth.ts";

export type Size = { readonly seed: number; readonly orders: number; readonly days: number };
export const FIRST_MS = Date.parse("2026-01-01T00:00:00+08:00");

/** One shop that lives for years, and what really happened in it. */
export type World = {
  readonly size: Size;
  readonly random: Random;
  readonly shop: Shop;
  readonly indexed: Indexed;
  readonly plans: { readonly plan: SimPlan; readonly fromMs: number }[];
  /** When each promoter stops bringing people; they stay promoters, and are paid what comes to them. */
  readonly activeUntilMs: Map<string, number>;
  /** When each payment succeeded, and what went back of it, by order. */
  readonly paidMs: Map<string, number>;
  readonly refunds: Map<string, TrueRefund[]>;
  /** Withdrawals that a receiver has still to answer at WeChat. */
  readonly counts: Map<string, number>;
  readonly agenda: Map<number, Deed[]>;
};
type Deed = { readonly atMs: number; readonly act: () => Promise<void> };

export function openWorld(size: Size): World {
  const indexed = openIndexed();
  return {
    ...{ size, indexed, random: randomOf(size.seed) },
    shop: openShop(FIRST_MS, indexed.memory, indexed.reads),
    plans: [],
    ...{ activeUntilMs: new Map(), paidMs: new Map(), refunds: new Map() },
    ...{ counts: new Map(), agenda: new Map() },
  };
}

export const count = ({ counts }: World, what: string, by = 1): void =>
  void counts.set(what, (counts.get(what) ?? 0) + by);

const hourOf = (atMs: number): number => Math.trunc(atMs / HOUR_MS);

/** Plans something for an instant; what is planned for the past happens next. */
export function at(world: World, atMs: number, act: () => Promise<void>): void {
  const hour = hourOf(Math.max(atMs, world.shop.clock.nowMs));
  const known = world.agenda.get(hour);
  if (known) known.push({ atMs, act });
  else world.agenda.set(hour, [{ atMs, act }]);
}

/** Lets everything happen that was planned until an instant, in its order. */
export async function liveUntil(world: World, untilMs: number): Promise<void> {
  const { agenda, shop } = world;
  for (let hour = hourOf(shop.clock.nowMs); hour <= hourOf(untilMs - 1); hour++) {
    for (;;) {
      const planned = agenda.get(hour);
      if (planned === undefined || planned.length === 0) break;
      const next = planned.reduce((first, one) => (one.atMs < first.atMs ? one : first));
      planned.splice(planned.indexOf(next), 1);
      shop.clock.nowMs = Math.max(shop.clock.nowMs, next.atMs);
      await next.act();
    }
    agenda.delete(hour);
  }
  shop.clock.nowMs = Math.max(shop.clock.nowMs, untilMs);
}

const FAULTS: readonly Mode[] = [
  "dies before",
  "dies after",
  "never arrives",
  "reply lost",
  "busy",
  "twin",
];
/** One call in so many meets a fault. */
const FAULT_EVERY = 100;

/** Asks until there is an answer. Some calls die or lose a reply, some are made twice at the same time. */
export async function asks(world: World, asked: Asked): Promise<Heard> {
  const { random, shop } = world;
  count(world, "calls");
  if (random.below(FAULT_EVERY) > 0) return shop.askOn(asked);
  if (random.chance(30)) {
    count(world, "calls made twice at once");
    const [heard] = await Promise.all([shop.ask(asked), shop.ask(asked)]);
    return shop.askOn(asked, heard);
  }
  const mode = random.pick(FAULTS);
  count(world, `faults: ${mode}`);
  const fault = { at: random.below(8), mode };
  const line = openLine(fault, { touch: () => {}, twin: () => shop.ask(asked) });
  return shop.askOn(asked, await shop.ask(asked, line));
}

/** The same, and it must be taken. */
export async function does(world: World, asked: Asked): Promise<void> {
  const heard = await asks(world, asked);
  if (heard.ok) return;
  const why = world.shop.errors.slice(-3).map(String).join("\n");
  throw new Error(`${JSON.stringify(asked.event)} ← ${heard.code}\n${why}`);
}
