import fc from "fast-check";
import type { Around } from "#adapters/memory/store.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { GUARD_BAND_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { shop } from "#functions/withdraw/testing/shop.ts";

/** Goal: calls at the same time, killed at any database operation, with WeChat silent: no fen is lost or paid twice. */
const PEOPLE = ["A", "B"] as const;
const anyCall = fc.record({
  verb: fc.constantFrom(
    ...(["request", "request", "approve", "approve", "reject", "cancel", "refresh"] as const),
    ...(["settle", "payout", "earn", "refund", "answer", "show"] as const),
  ),
  who: fc.constantFrom(...PEOPLE),
  n: fc.nat(3),
  amount: fc.integer({ min: 10, max: 60_000 }),
  fate: fc.constantFrom(
    ...(["success", "success", "fail", "expire"] as const),
    ...(["timeout-but-applied", "timeout-not-applied"] as const),
  ),
});
const anyStory = fc.record({
  tax: fc.constantFrom<TaxMode>("none", "labour", "platform"),
  rounds: fc.array(
    fc.record({
      calls: fc.array(anyCall, { minLength: 1, maxLength: 4 }),
      minutes: fc.integer({ min: 0, max: 90 }),
    }),
    { minLength: 5, maxLength: 25 },
  ),
});

it("keeps every invariant, whatever meets, dies or stays without an answer", async () => {
  await fc.assert(
    fc.asyncProperty(anyStory, fc.infiniteStream(fc.nat(99)), async ({ tax, rounds }, luck) => {
      const faults = { on: true };
      const world = shop({ plan: { tax }, around: aroundWith(faults, () => luck.next().value) });
      for (const who of PEOPLE) world.join(who);
      const earn = (who: string, fen: number) =>
        world.earn(who, fen, world.clock.nowMs + GUARD_BAND_MS + 1);
      const numberOf = (who: string, id: string) =>
        world.wallet(who)?.withdrawals.find((known) => known.id === id)?.transferNumber;

      const told = async ({ verb, who, n, amount, fate }: (typeof rounds)[0]["calls"][0]) => {
        const withdrawalId = `${who}${n}`;
        if (verb === "earn") return earn(who, amount);
        if (verb === "refund") return earn(who, -amount);
        if (verb === "settle") return world.settle().catch(() => null);
        if (verb === "payout") return world.payout().catch(() => null);
        if (verb === "show") return world.by(who)("show");
        if (verb === "request") {
          return world.by(who)("request", { withdrawalId, amountFen: 100 + 5_000 * n });
        }
        if (verb === "approve" || verb === "reject") {
          return world.byStaff("review", { withdrawalId, approve: verb === "approve" });
        }
        if (verb !== "answer") return world.by(who)(verb, { withdrawalId });
        const number = numberOf(who, withdrawalId);
        return number === undefined ? null : world.transfers.script(number, fate);
      };

      for (const { calls, minutes } of rounds) {
        await Promise.all(calls.map(told));
        expect(world.audit()).toEqual([]);
        world.clock.nowMs += minutes * MINUTE_MS;
      }

      faults.on = false;
      for (let run = 0; run < 12; run++) {
        world.clock.nowMs += HOUR_MS;
        for (const { transferNumber } of world.transfers.taken()) {
          world.transfers.script(transferNumber, "success");
        }
        await world.settle();
        await world.payout();
      }
      expect(world.audit()).toEqual([]);
      for (const who of PEOPLE) {
        const wallet = world.wallet(who);
        const rows = [...world.memory.documents.cases.values()]
          .flatMap(({ schedule }) => schedule)
          .filter(({ promoterId }) => promoterId === who);
        const outflow = world.transfers
          .taken()
          .filter(({ openid, state }) => openid === who && state === "paid");
        expect(wallet?.maturedFen ?? 0).toBe(sum(rows));
        expect(wallet?.paidFen ?? 0).toBe(sum(outflow));
        for (const { state } of wallet?.withdrawals ?? []) {
          expect(["requested", "paid", "released"]).toContain(state);
        }
      }
    }),
    { numRuns: 300 },
  );
});

const sum = (of: readonly { readonly amountFen: number }[]) =>
  of.reduce((total, { amountFen }) => total + amountFen, 0);

/** Each operation waits a little; some never happen, and of some the reply is lost. */
function aroundWith(faults: { on: boolean }, luck: () => number): Around {
  return async (operation) => {
    const dice = faults.on ? luck() : 50;
    for (let turns = dice % 7; turns >= 0; turns--) await Promise.resolve();
    if (dice < 3) throw new Error("killed before");
    const reply = operation();
    if (dice > 96) throw new Error("killed after");
    return reply;
  };
}
