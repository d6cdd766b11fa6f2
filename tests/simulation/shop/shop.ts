import { memoryMessages, type MemoryMessages } from "#adapters/memory/messages.ts";
import { type MemoryPayments, memoryPayments } from "#adapters/memory/payments.ts";
import { memoryShipping, type MemoryShipping } from "#adapters/memory/shipping.ts";
import type { Memory } from "#adapters/memory/store.ts";
import { memoryTracking } from "#adapters/memory/tracking.ts";
import type { RefundState } from "#ports/payments.ts";
import { MINUTE_MS } from "#core/time.ts";
import type { WordFate } from "#tests/simulation/functions.ts";
import { type Random, randomOf } from "#tests/simulation/random.ts";
import { type CallRecord, openScheduler, type Scheduler } from "#tests/simulation/scheduler.ts";
import { SKUS } from "#tests/simulation/shop/goods.ts";
import { watchedShop } from "#tests/simulation/shop/watch.ts";

/** What is so, whatever the books say: what came in, what WeChat was asked for and what it did. */
export type Truth = {
  /** Pieces that came, by stock. */
  readonly came: Map<string, number>;
  /** What WeChat was asked for, by order. */
  readonly asked: Map<string, { readonly totalFen: number; readonly buyerId: string }>;
  readonly payments: Map<string, { readonly amountFen: number; readonly successAtMs: number }>;
  readonly refunds: Map<string, RefundState>;
  /** Orders that WeChat said were closed and took the money of after all. */
  readonly lied: Set<string>;
  /** What staff found fit to be sold again, by after-sales. */
  readonly sellable: Map<string, readonly { readonly sku: string; readonly quantity: number }[]>;
};
export type Wrong = { readonly what: string; readonly id: string; readonly text: string };
/** The shop with everything around it: what is stored, what is true, who is calling, what time it is. */
export type Shop = {
  readonly seed: number;
  readonly random: Random;
  readonly clock: { nowMs: number };
  readonly truth: Truth;
  readonly memory: Memory;
  readonly payments: MemoryPayments;
  readonly shipping: MemoryShipping;
  readonly messages: MemoryMessages;
  readonly tracking: ReturnType<typeof memoryTracking>;
  readonly scheduler: Scheduler;
  /** Calls under way, and what their death brings. */
  readonly flights: Map<CallRecord, () => void>;
  readonly agenda: { readonly atMs: number; readonly act: () => void }[];
  readonly counts: Map<string, number>;
  readonly wrongs: Wrong[];
  readonly trail: string[];
  readonly made: { calls: number; orders: number };
  /** How many of 1,000 operations end their caller; 0 while a shop comes to rest. */
  killPerMille: number;
  readonly wordFate: () => WordFate;
  /** How many call at a time, and what is bought here. */
  readonly atOnce: number;
  readonly skus: readonly string[];
};

const FIRST_MS = Date.UTC(2026, 0, 5);
const CALL_MS_MAX = MINUTE_MS;
const TRAIL_MAX = 80;

export function openShop(seed: number): Shop {
  const random = randomOf(seed);
  const wrongs: Wrong[] = [];
  const counts = new Map<string, number>();
  const truth: Truth = {
    ...{ came: new Map(), asked: new Map(), payments: new Map() },
    ...{ refunds: new Map(), sellable: new Map(), lied: new Set() },
  };
  const payments = memoryPayments();
  const { ask, close, read } = payments;
  payments.close = async (orderId) => {
    if (truth.asked.has(orderId) && !truth.payments.has(orderId) && random.chance(15)) {
      truth.lied.add(orderId);
    }
    return truth.lied.has(orderId) ? { answer: "closed" } : close(orderId);
  };
  payments.read = async (orderId) => {
    const told = await read(orderId);
    return told.answer === "open" && truth.lied.has(orderId) ? { answer: "closed" } : told;
  };
  payments.ask = (order) => {
    truth.asked.set(order.orderId, { totalFen: order.totalFen, buyerId: order.openid });
    return ask(order);
  };
  const scheduler = openScheduler(
    (call) => shop.flights.get(call)?.(),
    (what) => count(shop, what),
  );
  const shop: Shop = {
    ...{ seed, random, truth, payments, scheduler, counts, wrongs },
    clock: { nowMs: FIRST_MS + random.below(86_400_000) },
    memory: watchedShop((what, id, text) => wrong(shop, what, id, text)),
    ...{ shipping: memoryShipping(), messages: memoryMessages(), tracking: memoryTracking() },
    ...{ flights: new Map(), agenda: [], trail: [], made: { calls: 0, orders: 0 } },
    killPerMille: random.pick([5, 15, 30, 60]),
    atOnce: random.pick([4, 8, 16]),
    skus: random.shuffled(SKUS).slice(0, random.pick([1, 2, 4, 99])),
    wordFate: () => (random.chance(94) ? "answered" : random.pick(["lost before", "lost after"])),
  };
  return shop;
}

export function count({ counts }: Shop, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
export function wrong({ wrongs }: Shop, what: string, id: string, text: string): void {
  wrongs.push({ what, id, text });
}
/** Keeps the last things that happened, for whoever has to understand a failure. */
export function note({ trail, scheduler, clock }: Shop, text: string): void {
  trail.push(`${scheduler.step()} ${new Date(clock.nowMs).toISOString()} ${text}`);
  if (trail.length > TRAIL_MAX) trail.shift();
}
export const later = ({ agenda, clock }: Shop, inMs: number, act: () => void): void =>
  void agenda.push({ atMs: clock.nowMs + inMs, act });

/** Lets one operation through, or kills its call before or after it. */
export async function step(shop: Shop): Promise<void> {
  const { random, scheduler, killPerMille } = shop;
  const index = [0, 0, 0]
    .map(() => random.below(scheduler.waiting()))
    .find((one) => !scheduler.waitingOf(one)?.isSlow || random.chance(15));
  if (index === undefined) return;
  const isDeadly = random.below(1_000) < killPerMille;
  const fate = isDeadly ? random.pick(["killed", "lost"] as const) : "passes";
  if (isDeadly) {
    count(shop, `killed ${fate === "lost" ? "after" : "before"} an operation`);
    note(shop, `${scheduler.waitingOf(index)?.title} ${fate}`);
  }
  await scheduler.pass(index, fate);
}

/** Moves the clock; calls that have lived too long by then are ended. */
export function moveTo(shop: Shop, atMs: number): void {
  if (atMs <= shop.clock.nowMs) return;
  shop.clock.nowMs = atMs;
  shop.scheduler.killOlder(atMs - CALL_MS_MAX);
}

/** Lets everything in flight come to its end. */
export async function drain(shop: Shop): Promise<void> {
  await shop.scheduler.rest();
  while (shop.scheduler.waiting() > 0 && shop.wrongs.length === 0) await step(shop);
}
