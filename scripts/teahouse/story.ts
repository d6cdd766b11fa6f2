import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { randomFor, type Random } from "#scripts/import/random.ts";
import { type Good, GOODS } from "./goods.ts";
import { STORES } from "./places.ts";

/** Something that happens in the invented three months. Who and what follow from the seed alone. */
export type Act = { readonly atMs: number } & (
  | { readonly does: "join"; readonly promoter: number; readonly introducer: number | null }
  | {
      readonly does: "scan";
      readonly fan: number;
      readonly promoter: number;
      readonly channel: string;
    }
  | ({ readonly does: "buy"; readonly order: number; readonly buyer: number } & Basket)
  | { readonly does: "ship" | "redeem" | "receive"; readonly order: number; readonly buyer: number }
  | {
      readonly does: "complain";
      readonly order: number;
      readonly buyer: number;
      readonly kind: "refund" | "return";
    }
  | { readonly does: "withdraw"; readonly promoter: number }
);
export type Basket = {
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  /** The store where it is collected; null = it is sent home. */
  readonly store: string | null;
  readonly pays: boolean;
  readonly usesCoupon: boolean;
};

/** How much happens. */
export type Size = {
  readonly days: number;
  readonly promoters: number;
  readonly fans: number;
  readonly orders: number;
};
export const THREE_MONTHS: Size = { days: 90, promoters: 40, fans: 600, orders: 560 };
const CHANNELS = ["海报", "朋友圈", "社群", "直播"] as const;

/**
 * Three months of a small tea brand, in the order in which things happen: promoters join, fans come, some buy and come
 * again, a few send back, promoters are paid out.
 *
 * - `startMs`: midnight in China of the first day. Promises: the same seed gives the same story.
 */
export function story(seed: number, startMs: number, size: Size = THREE_MONTHS): readonly Act[] {
  const plot = { seed, startMs, size };
  const acts = [...joins(plot), ...scans(plot), ...sales(plot)];
  for (let month = 1; month * 31 < size.days; month++) {
    const atMs = startMs + (month * 31 + 2) * DAY_MS + 11 * HOUR_MS;
    for (let promoter = 0; promoter < size.promoters; promoter += 3) {
      acts.push({ does: "withdraw", promoter, atMs: atMs + promoter * MINUTE_MS });
    }
  }
  return acts.sort((a, b) => a.atMs - b.atMs);
}

/** Two a day until all are there; every third was introduced by one before him. */
type Plot = { readonly seed: number; readonly startMs: number; readonly size: Size };

function joins({ seed, startMs, size }: Plot): Act[] {
  return Array.from({ length: size.promoters }, (_, promoter): Act => {
    const random = randomFor(seed, "join", String(promoter));
    const day = Math.floor(promoter / 2);
    const introducer = day > 0 && random.chance(35) ? random.below(2 * day) : null;
    return { does: "join", promoter, introducer, atMs: startMs + day * DAY_MS + dayTime(random) };
  });
}

/** A few promoters bring most of the fans, as it is in life. */
function scans({ seed, startMs, size }: Plot): Act[] {
  return Array.from({ length: size.fans }, (_, fan): Act => {
    const random = randomFor(seed, "scan", String(fan));
    const day = firstDayOf(seed, size, fan);
    const known = Math.min(size.promoters, 2 * day);
    const promoter = Math.min(random.below(known), random.below(known));
    const atMs = startMs + day * DAY_MS + dayTime(random);
    return { does: "scan", fan, promoter, channel: random.pick(CHANNELS), atMs };
  });
}
const firstDayOf = (seed: number, { days }: Size, fan: number): number =>
  2 + randomFor(seed, "first day", String(fan)).below(days - 4);

function sales(plot: Plot): Act[] {
  return Array.from({ length: plot.size.orders }, (_, order) => sale(plot, order)).flat();
}

/** One order with all that follows from it. What would come after the last day has not happened yet. */
function sale({ seed, startMs, size }: Plot, order: number): Act[] {
  const random = randomFor(seed, "sale", String(order));
  // Two fifths of the fans make all orders, some of them often; a few buyers came by themselves.
  const buyer = random.chance(6) ? size.fans + random.below(40) : random.below(size.fans * 0.4);
  const firstDay = buyer < size.fans ? firstDayOf(seed, size, buyer) : 2;
  // A brand that grows: later days sell more.
  const day = Math.max(firstDay, Math.max(random.below(size.days), random.below(size.days)));
  const atMs = startMs + day * DAY_MS + dayTime(random) + (day === firstDay ? HOUR_MS : 0);
  const store = random.chance(14) ? random.pick(STORES).id : null;
  const pays = !random.chance(6);
  const buy: Act = {
    ...{ does: "buy", order, buyer, atMs, items: itemsOf(random), store, pays },
    usesCoupon: random.chance(30),
  };
  return pays ? [buy, ...afterwards(random, buy)] : [buy];
}

function afterwards(
  random: Random,
  { order, buyer, store, atMs }: Extract<Act, { does: "buy" }>,
): Act[] {
  const shippedMs = atMs + random.between(6, 30) * HOUR_MS;
  if (random.chance(2)) {
    return [{ does: "complain", kind: "refund", order, buyer, atMs: atMs + HOUR_MS }];
  }
  if (store !== null) return [{ does: "redeem", order, buyer, atMs: shippedMs }];
  const receivedMs = shippedMs + random.between(30, 110) * HOUR_MS;
  const acts: Act[] = [{ does: "ship", order, buyer, atMs: shippedMs }];
  if (random.chance(75)) acts.push({ does: "receive", order, buyer, atMs: receivedMs });
  if (random.chance(4)) {
    acts.push({ does: "complain", kind: "return", order, buyer, atMs: receivedMs + 20 * HOUR_MS });
  }
  return acts;
}

/** One to three teas, mostly the smaller size. */
function itemsOf(random: Random): Basket["items"] {
  const skus = new Map<string, number>();
  for (let n = random.pick([1, 1, 1, 2, 2, 3]); n > 0; n--) {
    const good: Good = random.pick(GOODS);
    const [suffix] = random.chance(65)
      ? (good.choices[0] ?? random.pick(good.choices))
      : random.pick(good.choices);
    const isMany = good.kind !== "sample" && random.chance(18);
    skus.set(`${good.id}-${suffix}`, isMany ? 2 : 1);
  }
  return [...skus].map(([sku, quantity]) => ({ sku, quantity }));
}

/** Between nine in the morning and eleven at night, to the minute. */
const dayTime = (random: Random): number => random.between(9 * 60, 23 * 60 - 1) * MINUTE_MS;
