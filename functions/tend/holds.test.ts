import fc from "fast-check";
import { memoryDeps } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { couponHoldKey } from "#core/buyer/coupon.ts";
import { type Coupon, emptyBuyer } from "#core/buyer/buyer.ts";
import { fen } from "#core/money.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import { boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";
import { unsound } from "#core/stock/sound.ts";
import { stockId } from "#core/stock/stock.ts";
import { tendHolds } from "#functions/tend/holds.ts";

const MINUTE_MS = 60_000;
const SEED = Number(process.env["SEED"] ?? 1);
const STATES = ["created", "paid", "shipped", "received", "closed", "cancelled"] as const;

const aPurchase = (_id: string, state: PurchaseState, sku: string, place = ""): Purchase =>
  boughtGoods([boughtLine(sku, 1, 100)], 0, { _id, state, place });
const aCoupon = (id: string): Coupon => ({
  ...{ id, campaignId: "spring", name: "春茶券", scope: { kind: "all" }, fromFen: fen(0) },
  ...{ off: { kind: "amount", offFen: fen(100) }, takenAtMs: 0, untilMs: MINUTE_MS },
  ...{ countsUntilMs: MINUTE_MS, orderId: null },
});

function aShop(around: Around = yielding) {
  const memory = emptyMemory();
  const { documents } = memory;
  const deps = memoryDeps({ memory, around, logError: () => undefined });
  const receive = (id: string, available: number) =>
    deps.stocks.record(id, {
      ...{ key: "first", kind: "received", available, held: 0 },
      ...{ atMs: 0, about: "", by: null },
    });
  const hold = (id: string, key: string, quantity = 1, untilMs = 10) =>
    deps.stocks.hold(id, { key, quantity, untilMs }, 1);
  const put = (purchase: Purchase) => documents.purchases.set(purchase._id, purchase);
  const stock = (id: string) => documents.stocks.get(id)!;
  const sound = () => [...documents.stocks.values()].flatMap(unsound);
  return { memory, deps, receive, hold, put, stock, sound };
}

it("costs 1 request when there is nothing to do", async () => {
  const { deps, memory, receive, hold } = aShop();
  await receive("tea-50g", 5);
  await hold("tea-50g", "o1", 1, MINUTE_MS);
  memory.requests = 0;
  expect(await tendHolds(deps, MINUTE_MS - 1)).toEqual({ sold: 0, released: 0, left: 0 });
  expect(memory.requests).toBe(1);
});

it.each<[string, PurchaseState | null, string, string, object]>([
  ["was never made", null, "", "", { released: 1, available: 5, held: 0 }],
  ["was cancelled", "cancelled", "tea-50g", "", { released: 1, available: 5, held: 0 }],
  ["can still be paid", "created", "tea-50g", "", { left: 1, available: 3, held: 2 }],
  ["was paid", "paid", "tea-50g", "", { sold: 1, available: 3, held: 0 }],
  ["was shipped", "shipped", "tea-50g", "", { sold: 1, available: 3, held: 0 }],
  ["was received", "received", "tea-50g", "", { sold: 1, available: 3, held: 0 }],
  ["was closed", "closed", "tea-50g", "", { sold: 1, available: 3, held: 0 }],
  ["was made without it", "paid", "mug-2", "", { released: 1, available: 5, held: 0 }],
  ["takes it elsewhere", "paid", "tea-50g", "S1", { released: 1, available: 5, held: 0 }],
])("ends the hold of an order that %s", async (_, state, sku, place, outcome) => {
  const { deps, receive, hold, put, stock, sound } = aShop();
  await receive("tea-50g", 5);
  await hold("tea-50g", "o1", 2);
  if (state !== null) put(aPurchase("o1", state, sku, place));
  const { available, held, ...counts } = { sold: 0, released: 0, left: 0, ...outcome } as {
    [name: string]: number;
  };
  expect(await tendHolds(deps, 10)).toEqual(counts);
  expect(stock("tea-50g")).toMatchObject({ available, held });
  expect(sound()).toEqual([]);
});

it("leaves holds that may go on, beside those that are over", async () => {
  const { deps, receive, hold, stock } = aShop();
  await receive("tea-50g", 5);
  await hold("tea-50g", "o1", 1, 10);
  await hold("tea-50g", "o2", 1, 11);
  await tendHolds(deps, 10);
  expect(stock("tea-50g").holds).toMatchObject([{ key: "o2" }]);
});

it("sells nothing twice: the echo of a hold that was sold is given back", async () => {
  const { deps, memory, receive, hold, put, stock } = aShop();
  await receive("tea-50g", 5);
  await hold("tea-50g", "o1", 2);
  await deps.stocks.sell("tea-50g", { key: "o1", quantity: 2 }, 2);
  put(aPurchase("o1", "paid", "tea-50g"));
  await deps.stocks.file(stock("tea-50g"), MINUTE_MS);
  // A server whose clock is behind let the echo in.
  expect(await deps.stocks.hold("tea-50g", { key: "o1", quantity: 2, untilMs: 10 }, 3)).toEqual({
    answer: "held",
  });
  expect(await tendHolds(deps, 10)).toEqual({ sold: 0, released: 1, left: 0 });
  expect(stock("tea-50g")).toMatchObject({ available: 3, held: 0 });
  expect([...memory.documents.movements.values()].length).toBe(3);
});

it("sells a coupon that its holder has, and gives back one that he has not", async () => {
  const { deps, memory, receive, hold, stock } = aShop();
  await receive("coupon/spring", 9);
  await hold("coupon/spring", couponHoldKey("A", "c1"));
  await hold("coupon/spring", couponHoldKey("A", "c2"));
  await hold("coupon/spring", couponHoldKey("B", "c1"));
  memory.documents.buyers.set("A", { ...emptyBuyer("A"), coupons: [aCoupon("c1")] });
  expect(await tendHolds(deps, 10)).toEqual({ sold: 1, released: 2, left: 0 });
  expect(stock("coupon/spring")).toMatchObject({ available: 8, held: 0 });
  await hold("coupon/spring", "asked", 1);
  expect(await tendHolds(deps, 10, async (key) => key === "asked")).toMatchObject({ sold: 1 });
});

it("ends many, some hundred of one stock and over several pages of stocks", async () => {
  const { deps, memory, receive, hold, put, stock } = aShop();
  await receive("tea-50g", 500);
  for (let n = 0; n < 250; n++) {
    await hold("tea-50g", `o${n}`);
    if (n % 2 === 0) put(aPurchase(`o${n}`, "paid", "tea-50g"));
  }
  for (let n = 0; n < 45; n++) {
    await receive(stockId("mug-2", `S${n}`), 2);
    await hold(stockId("mug-2", `S${n}`), "left", 1);
  }
  put(aPurchase("left", "created", "mug-2"));
  memory.requests = 0;
  expect(await tendHolds(deps, 10)).toEqual({ sold: 125, released: 125, left: 45 });
  expect(stock("tea-50g")).toMatchObject({ available: 375, held: 0 });
  expect(memory.requests).toBeLessThan(250 + 125 + 60); // Each hold, each sale in the log, and some readings.
});

it("stops when its time is over, and goes on in the next run", async () => {
  const { deps, receive, hold, stock } = aShop();
  await receive("tea-50g", 500);
  for (let n = 0; n < 150; n++) await hold("tea-50g", `o${n}`);
  let elapsedMs = 0;
  const slow = { ...deps, elapsedMs: () => (elapsedMs += 4_000) };
  await tendHolds(slow, 10);
  expect(stock("tea-50g").held).toBe(50);
  await tendHolds(deps, 10);
  expect(stock("tea-50g")).toMatchObject({ held: 0, available: 500 });
});

it("files long logs", async () => {
  const { deps, memory, receive, stock, sound } = aShop();
  await receive("tea-50g", 500);
  for (let n = 0; n < 450; n++) {
    await deps.stocks.move("tea-50g", { ...stock("tea-50g").unfiled[0]!, key: `k${n}` });
  }
  await tendHolds(deps, MINUTE_MS);
  expect(stock("tea-50g").waiting).toBeLessThan(100);
  expect(memory.documents.movements.size).toBe(451 - stock("tea-50g").waiting);
  expect(sound()).toEqual([]);
});

it("goes on with the others when one cannot be ended", async () => {
  const errors: unknown[] = [];
  const { deps, receive, hold, stock } = aShop();
  await receive("tea-50g", 5);
  await hold("tea-50g", "o1");
  await hold("tea-50g", "o2");
  const release: typeof deps.stocks.release = async (id, held, atMs) => {
    if (held.key === "o1") throw new Error("the database is away");
    return deps.stocks.release(id, held, atMs);
  };
  const odd = { ...deps, stocks: { ...deps.stocks, release } };
  await tendHolds({ ...odd, logError: (error) => errors.push(error) }, 10);
  expect(errors).toHaveLength(1);
  expect(stock("tea-50g").holds).toMatchObject([{ key: "o1" }]);
});

it("repairs whatever a kill left: nothing is lost, nothing sold that was not paid", async () => {
  const anyOrder = fc.record({
    quantity: fc.integer({ min: 1, max: 3 }),
    state: fc.option(fc.constantFrom(...STATES), { nil: null }),
    isEnded: fc.boolean(),
  });
  const anyLoad = fc.tuple(fc.array(anyOrder, { maxLength: 12 }), fc.infiniteStream(fc.nat(7)));
  await fc.assert(
    fc.asyncProperty(anyLoad, async ([orders, dice]) => {
      let isCalm = true;
      const { deps, receive, hold, put, stock, sound } = aShop(async (operation) => {
        await Promise.resolve();
        const die = isCalm ? 7 : dice.next().value;
        if (die === 0) throw new Error("killed before");
        const result = operation();
        if (die === 1) throw new Error("killed after");
        return result;
      });
      await receive("tea-50g", 40);
      for (const [n, { quantity, state, isEnded }] of orders.entries()) {
        await hold("tea-50g", `o${n}`, quantity);
        if (state !== null) put(aPurchase(`o${n}`, state, "tea-50g"));
        const isPaid = state !== null && state !== "created" && state !== "cancelled";
        if (isEnded && isPaid) await deps.stocks.sell("tea-50g", { key: `o${n}`, quantity }, 2);
        if (isEnded && state === "cancelled") {
          await deps.stocks.release("tea-50g", { key: `o${n}`, quantity }, 2);
        }
      }
      isCalm = false;
      for (let run = 0; run < 3; run++) await tendHolds(deps, 10).catch(() => undefined);
      isCalm = true;
      await tendHolds(deps, 10);
      const sum = (fits: (state: PurchaseState | null) => boolean) =>
        orders.reduce((pieces, { state, quantity }) => pieces + (fits(state) ? quantity : 0), 0);
      const created = sum((state) => state === "created");
      const paid = sum((state) => state !== null && !["created", "cancelled"].includes(state));
      expect(stock("tea-50g")).toMatchObject({ available: 40 - created - paid, held: created });
      expect(sound()).toEqual([]);
    }),
    { numRuns: 200, seed: SEED },
  );
});
