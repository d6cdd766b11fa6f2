import fc from "fast-check";
import type { Around } from "#adapters/memory/store.ts";
import { pricedFact } from "#core/commission/facts.ts";
import { DAY_MS } from "#core/time.ts";
import { countShop, START_MS } from "#functions/order/testing/countShop.ts";

/**
 * Goal: however the notices of one buyer's payments meet, come late, twice, or die half-way, exactly one order is his
 * first, each has its number, and what is booked is what a quiet day would have booked.
 */
const NAMES = ["A", "B", "C", "D"] as const;
/** Few instants, so that payments share a millisecond; orders are made at once or days before. */
const anyOrder = fc.record({
  paidMs: fc.nat(3).map((n) => START_MS + n * 3_000),
  madeBeforeMs: fc.constantFrom(0, 1, 5_000, 2 * DAY_MS),
});
const anyStory = fc.record({
  orders: fc.array(anyOrder, { minLength: 2, maxLength: NAMES.length }),
  /** Which notices are on their way together, and how long after the last payment. */
  rounds: fc.array(
    fc.record({
      told: fc.array(fc.nat(NAMES.length - 1), { maxLength: 5 }),
      waitMs: fc.nat(9_000),
    }),
    { maxLength: 4 },
  ),
  kills: fc.boolean(),
});

it("counts each buyer's payments alike, whatever meets or dies", async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, fc.infiniteStream(fc.nat(99)), async (story, luck) => {
      const faults = { on: story.kills };
      const shop = countShop({ around: aroundWith(faults, () => luck.next().value) });
      const orders = story.orders.map((order, n) => ({ ...order, id: NAMES[n] ?? "" }));
      for (const { id, paidMs, madeBeforeMs } of orders) shop.made(id, paidMs - madeBeforeMs);
      let nowMs = START_MS + 10_000;
      const tell = async (at: number) => {
        const order = orders[at % orders.length];
        if (!order) return;
        // Who is killed or finds too much going on has not answered WeChat, which tells again.
        await shop.tell(order.id, order.paidMs, nowMs).catch(() => null);
      };
      for (const { told, waitMs } of story.rounds) {
        nowMs += waitMs;
        await Promise.all(told.map(tell));
      }
      faults.on = false;
      nowMs += 60_000;
      // WeChat tells everything until it was answered, and does not wait for one answer before the next notice.
      await Promise.all(orders.map((_, n) => tell(n)));
      await Promise.all(orders.map((_, n) => tell(n)));

      const inOrder = [...orders].sort((a, b) => a.paidMs - b.paidMs || (a.id < b.id ? -1 : 1));
      expect(inOrder.map(({ id }) => shop.paid(id))).toEqual(
        inOrder.map((_, n) =>
          n === 0
            ? { number: 1, shares: ["1 1000", "firstOrder 500"], bookedFen: 1_500 }
            : { number: n + 1, shares: ["1 300"], bookedFen: 300 },
        ),
      );
      for (const { facts } of shop.documents.cases.values()) {
        expect(pricedFact(facts)?.chain).toEqual(["P"]);
      }
    }),
    { numRuns: 400 },
  );
});

it("needs nobody to tell anything twice where nobody is killed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyOrder, { minLength: 2, maxLength: NAMES.length }),
      fc.infiniteStream(fc.nat(99)),
      async (made, luck) => {
        const shop = countShop({ around: aroundWith({ on: false }, () => luck.next().value) });
        const orders = made.map((order, n) => ({ ...order, id: NAMES[n] ?? "" }));
        for (const { id, paidMs, madeBeforeMs } of orders) shop.made(id, paidMs - madeBeforeMs);
        const replies = await Promise.all(
          orders.map(({ id, paidMs }) => shop.tell(id, paidMs, START_MS + 20_000)),
        );
        expect(replies.every(({ ok }) => ok)).toBe(true);
        const numbers = orders.map(({ id }) => shop.paid(id).number);
        expect(numbers.toSorted()).toEqual(orders.map((_, n) => n + 1));
        const firsts = orders.filter(({ id }) => shop.paid(id).shares.includes("firstOrder 500"));
        expect(firsts).toHaveLength(1);
      },
    ),
    { numRuns: 400 },
  );
});

/** Each operation waits a little; where faults are on, some never happen, and of some the reply is lost. */
function aroundWith(faults: { on: boolean }, luck: () => number): Around {
  return async (operation) => {
    const dice = luck();
    for (let turns = dice % 7; turns >= 0; turns--) await Promise.resolve();
    if (faults.on && dice < 5) throw new Error("killed before");
    const reply = operation();
    if (faults.on && dice > 94) throw new Error("killed after");
    return reply;
  };
}
