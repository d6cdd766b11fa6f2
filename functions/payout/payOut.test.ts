import { HOUR_MS } from "#core/time.ts";
import { NOON_MS, shop } from "#functions/withdraw/testing/shop.ts";

/** Promoters 1 to n, each with one withdrawal of 100 fen, approved and not sent. */
async function shopOf(n: number, options: Parameters<typeof shop>[0] = {}) {
  const world = shop(options);
  const ids = Array.from({ length: n }, (_, i) => `P${String(i + 1).padStart(4, "0")}`);
  for (const id of ids) {
    world.join(id);
    world.earn(id, 1_000);
    await world.by(id)("request", { withdrawalId: `w${id}`, amountFen: 100 });
    const wallet = world.wallet(id)!;
    world.memory.documents.wallets.set(id, {
      ...wallet,
      withdrawals: wallet.withdrawals.map((known) => ({
        ...known,
        state: "approved" as const,
        approvedAtMs: NOON_MS,
      })),
    });
  }
  const stateOf = (id: string) => world.wallet(id)?.withdrawals[0]?.state;
  const numberOf = (id: string) => world.wallet(id)?.withdrawals[0]?.transferNumber ?? "";
  return { ...world, ids, stateOf, numberOf };
}

it("needs 1 request when there is nothing to do", async () => {
  const { cost, payout } = await shopOf(0);
  expect(await cost(() => payout())).toEqual([1, 0]);
});

it("sends what is approved, and reads what became of what was sent", async () => {
  const { payout, stateOf, numberOf, transfers, cost, audit, clock } = await shopOf(3);
  // One look, one for the tax in force, and per wallet the order and the answer.
  expect(await cost(() => payout())).toEqual([2 + 3 * 2, 3 * 2]);
  expect(stateOf("P0001")).toBe("confirming");
  transfers.script(numberOf("P0001"), "success");
  transfers.script(numberOf("P0002"), "expire");
  clock.nowMs += HOUR_MS;
  expect(await cost(() => payout())).toEqual([1 + 2, 2]);
  expect(["P0001", "P0002", "P0003"].map(stateOf)).toEqual(["paid", "released", "confirming"]);
  expect(audit()).toEqual([]);
});

it("finishes what a call left behind that died before WeChat heard of it", async () => {
  const world = await shopOf(1);
  world.transfers.script(world.numberOf("P0001"), "timeout-not-applied");
  await world.payout();
  expect(world.stateOf("P0001")).toBe("sending");
  expect(world.transfers.taken()).toEqual([]);
  await world.payout();
  expect(world.stateOf("P0001")).toBe("confirming");
  expect(world.transfers.taken()).toHaveLength(1);
});

it("sends nothing that its promoter cancels at the same time", async () => {
  const { payout, by, stateOf, transfers, errors } = await shopOf(1);
  const cancel = by("P0001")("cancel", { withdrawalId: "wP0001" });
  expect(await payout()).toEqual({ wallets: 1, failed: 0 });
  expect(await cancel).toMatchObject({ ok: true });
  expect(stateOf("P0001")).toBe("released");
  expect(transfers.taken()).toEqual([]);
  expect(errors).toEqual([]);
});

it("pays once, however many runs overlap", async () => {
  const { payout, ids, transfers, wallet, audit } = await shopOf(10);
  await Promise.all([payout(), payout(), payout()]);
  expect(transfers.taken()).toHaveLength(10);
  for (const id of ids) expect(wallet(id)).toMatchObject({ seq: 3, frozenFen: 100 });
  expect(audit()).toEqual([]);
});

it("does the first page every time and the others by turns", async () => {
  const { payout, ids, stateOf, memory } = await shopOf(1_150);
  await payout();
  const waiting = () => ids.filter((id) => stateOf(id) === "approved");
  expect(waiting()).toHaveLength(150);
  expect(memory.documents.sweeps.get("payout")?.pass).toMatchObject({ afterId: "P1000" });
  await payout();
  expect(waiting()).toEqual([]);
  expect(memory.documents.sweeps.get("payout")?.pass).toBeNull();
});

it("leaves nobody out because somebody else fails", async () => {
  const { payout, stateOf, errors, transfers, numberOf } = await shopOf(3);
  const send = transfers.send.bind(transfers);
  const bad = numberOf("P0001");
  transfers.send = async (order) => {
    if (order.transferNumber === bad) throw new Error("not set up");
    return send(order);
  };
  await payout();
  expect(["P0001", "P0002", "P0003"].map(stateOf)).toEqual(["sending", "confirming", "confirming"]);
  expect(errors).toHaveLength(1);
});
