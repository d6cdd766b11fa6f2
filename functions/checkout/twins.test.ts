import type { Around } from "#adapters/memory/store.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { anOrderOf, openShop, ORDER, START_MS } from "#functions/checkout/testing/aShop.ts";
import { tendHolds } from "#functions/tend/holds.ts";
import { tendPurchases } from "#functions/tend/purchases.ts";

/**
 * Goal: of two calls with one id, made at the same time, one may be refused and give back what it held while the other
 * goes on with it. However their requests interleave, the order that is made holds all of its goods, and nothing else is
 * held for long.
 */
const SKUS = ["tea-1", "cup-1", "few-1"];
const asked = (skus: readonly string[], expectedFen: number) =>
  anOrderOf({ items: skus.map((sku) => ({ sku, quantity: 1 })), expectedFen });

/** Requests come one at a time, in an order that follows from the seed; cups sell out and come back as it says. */
async function interleaved(seed: number) {
  let random = seed;
  const next = (below: number) => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return (random >>> 12) % below; // The lower bits repeat themselves soon.
  };
  const waiting: (() => void)[] = [];
  const around: Around = async (operation) => {
    await new Promise<void>((go) => void waiting.push(go));
    return operation();
  };
  const shop = openShop(around);
  shop.setStock("cup-1", next(3));
  const whole = asked(["tea-1", "cup-1"], 9_800);
  const other = next(3) === 0 ? asked(["tea-1", "few-1"], 7_800) : whole;
  const calls = [shop.buyer("U", whole), shop.buyer("U", other)];
  let open = calls.length;
  for (const call of calls) void call.finally(() => (open -= 1));
  while (open > 0) {
    // Mostly the one that was served last goes on, so that one of them falls far behind.
    const last = Math.max(0, waiting.length - 1);
    const [go] = waiting.splice(next(4) === 0 ? next(last + 1) : last, 1);
    if (next(6) === 0) {
      const cups = shop.documents.stocks.get("cup-1");
      if (cups && cups.holds.length === 0) shop.setStock("cup-1", next(3));
    }
    go?.();
    await new Promise((then) => setImmediate(then));
  }
  const replies = await Promise.all(calls);
  const drain = async <T>(work: Promise<T>): Promise<T> => {
    let isDone = false;
    void work.finally(() => (isDone = true));
    while (!isDone) {
      waiting.shift()?.();
      await new Promise((then) => setImmediate(then));
    }
    return work;
  };
  return { shop, replies, drain };
}

const holdsOf = (shop: Awaited<ReturnType<typeof interleaved>>["shop"]) =>
  SKUS.filter((sku) => (shop.documents.stocks.get(sku)?.holds.length ?? 0) > 0);

it("leaves an order that was made all of its goods, however its twin ends", async () => {
  let made = 0;
  let refused = 0;
  for (let seed = 1; seed <= 500; seed++) {
    const { shop, replies, drain } = await interleaved(seed);
    const purchase = shop.documents.purchases.get(ORDER);
    if (replies.some(({ ok }) => !ok)) refused += 1;
    if (purchase) {
      made += 1;
      const bought = purchase.lines.map(({ sku }) => sku);
      expect([seed, holdsOf(shop)]).toEqual([seed, expect.arrayContaining(bought)]);
    }
    const { deps, world } = shop;
    world.nowMs = START_MS + HOUR_MS;
    await drain(tendPurchases(deps as never, world.nowMs));
    await drain(tendHolds(deps, world.nowMs + MINUTE_MS));
    expect([seed, holdsOf(shop)]).toEqual([seed, []]);
  }
  expect([made > 100, refused > 50]).toEqual([true, true]);
});
