import fc from "fast-check";
import type { Around } from "#adapters/memory/store.ts";
import { fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

/** Promoters with one approved withdrawal of 100 fen each, on the eve; a brand that sends 350 fen a day. */
async function limited(n: number, around?: Around) {
  const world = shop({ plan: {}, ...(around ? { around } : {}) });
  const ids = Array.from({ length: n }, (_, i) => `P${i}`);
  world.decide({}, { payouts: { sinceMs: 0, reason: "r", by: "s" } });
  for (const id of ids) {
    world.join(id);
    world.earn(id, 1_000);
    await world.by(id)("request", { withdrawalId: `w${id}`, amountFen: 100 });
    await world.byStaff("review", { withdrawalId: `w${id}`, approve: true });
  }
  world.decide(
    { perTransferMaxFen: fen(300), perPromoterDayMaxFen: fen(300), perDayMaxFen: fen(350) },
    { payouts: null },
  );
  const sent = () => world.transfers.taken().length;
  return { ...world, ids, sent };
}

it("sends what the day has room for, and the rest on the next days", async () => {
  const { payout, sent, clock, by, memory, audit, ids, wallet } = await limited(7);
  await payout();
  expect(sent()).toBe(3);
  await payout();
  expect(sent()).toBe(3);
  expect(memory.documents.counters.get("sent/2026-03-10")?.last).toBe(300);
  const waiting = ids.find((id) => wallet(id)?.withdrawals[0]?.state === "approved") ?? "";
  expect(await by(waiting)("show")).toMatchObject({
    data: { withdrawals: [{ state: "approved", waits: "day_limit" }] },
  });
  clock.nowMs += DAY_MS;
  await payout();
  expect(sent()).toBe(6);
  clock.nowMs += DAY_MS;
  await payout();
  expect(sent()).toBe(7);
  expect(audit()).toEqual([]);
});

it("never sends more than the day's limit, however many run at once and wherever they die", async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat(99)), async (luck) => {
      const faults = { on: false };
      const around: Around = async (operation) => {
        const dice = faults.on ? luck.next().value : 50;
        for (let turns = dice % 7; turns >= 0; turns--) await Promise.resolve();
        if (dice < 8) throw new Error("killed before");
        const reply = operation();
        if (dice > 91) throw new Error("killed after");
        return reply;
      };
      const { payout, byStaff, sent, ids, audit } = await limited(6, around);
      faults.on = true;
      const review = (id: string) => byStaff("review", { withdrawalId: `w${id}`, approve: true });
      await Promise.allSettled([payout(), payout(), ...ids.map(review), payout()]);
      expect(sent() * 100).toBeLessThanOrEqual(350);
      faults.on = false;
      await payout();
      expect(sent() * 100).toBeLessThanOrEqual(350);
      expect(audit()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it("gives back what a cancelled one had set aside", async () => {
  const { payout, by, sent, memory, ids } = await limited(3);
  const cancels = ids.map((id) => by(id)("cancel", { withdrawalId: `w${id}` }));
  await Promise.all([payout(), ...cancels]);
  expect(memory.documents.counters.get("sent/2026-03-10")?.last ?? 0).toBe(sent() * 100);
});

it("costs a sending two requests and a document more, and nothing where nobody counts", async () => {
  const { payout, cost, decide } = await limited(1);
  // The look and the rules; the day's room, taken; the order and the answer.
  expect(await cost(() => payout())).toEqual([2 + 2 + 2, 1 + 2]);
  const free = await limited(1);
  free.decide({ perDayMaxFen: null });
  expect(await free.cost(() => free.payout())).toEqual([2 + 2, 2]);
  decide({});
});
