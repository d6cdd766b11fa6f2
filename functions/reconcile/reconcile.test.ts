import { memoryBills } from "#adapters/memory/bills.ts";
import { memoryDeps } from "#adapters/memory/deps.ts";
import { memoryTransfers } from "#adapters/memory/transfers.ts";
import type { Fact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { reconcile } from "#functions/reconcile/reconcile.ts";
import { serveTimer } from "#functions/shared/serve.ts";
import { billShop, DAY, NEXT_DAY, noonOf, runOf } from "#functions/reconcile/testing/billShop.ts";

/** Goal: every row of WeChat's bills finds its fact or its payout, both ways, or becomes one break. */

const asked = (refundId: string, refundFen: number): Fact => ({
  key: `refund-asked/${refundId}`,
  lines: [{ sku: "tea", refundFen: fen(refundFen) }],
  ...{ freightFen: fen(0), reason: "r", by: "staff-1" },
});
const refunded = (refundId: string, refundFen: number): Fact => ({
  key: `refund/${refundId}`,
  lines: [{ sku: "tea", refundFen: fen(refundFen) }],
});

it("matches a quiet day, and asks for its bills once only", async () => {
  const shop = billShop();
  shop.order("O1", 500);
  shop.paid("O1", 500);
  shop.payRow("O1", 500);
  expect(await shop.run()).toEqual({ bills: 9, replayed: 0, failed: 0, open: 0 });
  expect(shop.bill(`trade:${DAY}`)).toMatchObject({
    ...{ state: "matched", rows: 1, matched: 1, breaks: 0, inFen: 500, outFen: 0 },
  });
  expect(shop.bill("trade:2026-03-09")).toMatchObject({ state: "none", sha1: null, rows: 0 });
  const bills = shop.bills.asked();
  expect(await shop.run()).toMatchObject({ bills: 0 });
  expect(shop.bills.asked()).toBe(bills);
});

/** What a run costs: requests, and documents that are new or changed. */
async function costOf(shop: ReturnType<typeof billShop>): Promise<[number, number]> {
  const revs = () => {
    const { bills, breaks, sweeps } = shop.memory.documents;
    return [...bills.values(), ...breaks.values(), ...sweeps.values()].reduce(
      (sum, { rev }) => sum + rev,
      0,
    );
  };
  const before = [shop.memory.requests, revs()] as const;
  await shop.run();
  return [shop.memory.requests - before[0], revs() - before[1]];
}

it("writes one document of a day on which nothing moved, and reports all three bills of it", async () => {
  const shop = billShop();
  await shop.run();
  shop.clock.nowMs += 86_400_000;
  expect((await costOf(shop))[1]).toBe(1);
  expect(shop.bill(`trade:${NEXT_DAY}`)).toMatchObject({ state: "none", isQuiet: true, rows: 0 });
  const report = { action: "report", from: NEXT_DAY, until: NEXT_DAY };
  const none = { trade: "none", "fund-basic": "none", "fund-operation": "none" };
  expect(await shop.books(report)).toMatchObject({
    data: { isTied: true, days: [{ bills: none, isTied: true }] },
  });
  const asked = shop.bills.asked();
  expect(await costOf(shop)).toEqual([5, 0]);
  expect(shop.bills.asked()).toBe(asked);
});

it("writes each bill of a day on which one account alone moved", async () => {
  const shop = billShop();
  shop.flow("operation", DAY, "", 9_000);
  await shop.run();
  const ofDay = [...shop.memory.documents.bills.values()].filter(({ day }) => day === DAY);
  expect(ofDay.map(({ _id, state, isQuiet }) => [_id, state, isQuiet]).sort()).toEqual([
    [`fund-basic:${DAY}`, "none", undefined],
    [`fund-operation:${DAY}`, "matched", undefined],
    [`trade:${DAY}`, "none", undefined],
  ]);
});

it("remembers in its instance what is done: further runs cost nothing, until there are new bills", async () => {
  const shop = billShop({ remembers: true });
  await shop.run();
  expect(await costOf(shop)).toEqual([0, 0]);
  shop.clock.nowMs += 86_400_000;
  const [requests, documents] = await costOf(shop);
  expect(requests).toBeLessThanOrEqual(8);
  expect(documents).toBe(1);
  expect(await costOf(shop)).toEqual([0, 0]);
});

it.each<
  [string, (shop: ReturnType<typeof billShop>) => void, (shop: ReturnType<typeof billShop>) => void]
>([
  ["an open break", (shop) => shop.payRow("O1", 500), (shop) => shop.order("O1", 500)],
  ["an unclear bill", (shop) => shop.bills.fail(DAY, "cut"), (shop) => shop.bills.fail(DAY, null)],
  [
    "a refund under way",
    (shop) => {
      shop.order("O1", 500);
      shop.paid("O1", 500);
      shop.fact("O1", asked("R1", 120));
      shop.payRow("O1", 500);
      shop.refundRow("O1", "R1", 120, { state: "processing" });
    },
    (shop) => shop.fact("O1", refunded("R1", 120), runOf(NEXT_DAY) + 1),
  ],
])("does not rest while there is %s", async (_, happen, mend) => {
  const shop = billShop({ remembers: true });
  happen(shop);
  await shop.run();
  expect((await costOf(shop))[0]).toBeGreaterThan(0);
  mend(shop);
  await shop.run();
  expect(shop.open()).toEqual([]);
  expect(shop.bill(`trade:${DAY}`)?.state).not.toBe("fetched");
  expect(await costOf(shop)).toEqual([0, 0]);
});

it("asks for no bill before it is ready", async () => {
  const shop = billShop();
  shop.clock.nowMs = Date.parse("2026-03-11T09:59:59+08:00");
  await shop.run();
  expect(shop.bill("trade:2026-03-09")).toBeDefined();
  expect(shop.bill(`trade:${DAY}`)).toBeUndefined();
  shop.clock.nowMs += 1_000;
  await shop.run();
  expect(shop.bill(`trade:${DAY}`)).toBeDefined();
});

it("replays payments and refunds whose notices were lost, and matches them then", async () => {
  const shop = billShop();
  shop.order("O1", 500);
  shop.fact("O1", asked("R1", 120));
  shop.payRow("O1", 500);
  shop.refundRow("O1", "R1", 120);
  expect(await shop.run()).toMatchObject({ replayed: 2, failed: 0, open: 0 });
  const known = shop.memory.documents.cases.get("O1");
  const keys = known?.facts.map(({ key }) => key);
  expect(keys).toEqual(["refund-asked/R1", "paid", "counted", "refund/R1"]);
  expect(shop.bill(`trade:${DAY}`)).toMatchObject({ matched: 2, inFen: 500, outFen: 120 });
  expect(shop.errors).toEqual([]);
});

it.each([
  [
    "an order that nobody knows",
    (shop: ReturnType<typeof billShop>) => void shop.payRow("X1", 700),
    ["payment_unknown", "X1", 700, null],
  ],
  [
    "an order of another amount",
    (shop: ReturnType<typeof billShop>) => {
      shop.order("O1", 500);
      shop.payRow("O1", 700);
    },
    ["payment_amount", "O1", 700, 500],
  ],
  [
    "a fact of another amount",
    (shop: ReturnType<typeof billShop>) => {
      shop.order("O1", 500);
      shop.paid("O1", 500);
      shop.payRow("O1", 501);
    },
    ["payment_amount", "O1", 501, 500],
  ],
  [
    "a payment that WeChat does not know",
    (shop: ReturnType<typeof billShop>) => {
      shop.order("O1", 500);
      shop.paid("O1", 500);
    },
    ["payment_not_in_bill", "O1", null, 500],
  ],
  [
    "a refund that nobody asked for here, of an order that nobody knows",
    (shop: ReturnType<typeof billShop>) => void shop.refundRow("X1", "R1", 30),
    ["refund_unknown", "X1/R1", 30, null],
  ],
  [
    "a refund of another amount",
    (shop: ReturnType<typeof billShop>) => {
      shop.order("O1", 500);
      shop.paid("O1", 500);
      shop.payRow("O1", 500);
      shop.fact("O1", refunded("R1", 30));
      shop.refundRow("O1", "R1", 31);
    },
    ["refund_amount", "O1/R1", 31, 30],
  ],
  [
    "a refund that WeChat does not know",
    (shop: ReturnType<typeof billShop>) => {
      shop.order("O1", 500);
      shop.paid("O1", 500);
      shop.payRow("O1", 500);
      shop.fact("O1", refunded("R1", 30));
    },
    ["refund_not_in_bill", "O1/R1", null, 30],
  ],
  [
    "a transfer that nobody knows",
    (shop: ReturnType<typeof billShop>) => void shop.flow("operation", DAY, "F9", -80),
    ["transfer_unknown", "F9", 80, null],
  ],
  [
    "a transfer of another amount",
    (shop: ReturnType<typeof billShop>) => {
      shop.withdrawal("P1", "F1", 80);
      shop.flow("operation", DAY, "F1", -81);
    },
    ["transfer_amount", "F1", 81, 80],
  ],
  [
    "money that the bank was to pay and WeChat paid",
    (shop: ReturnType<typeof billShop>) => {
      shop.withdrawal("P1", "F1", 80, { channel: "bank" });
      shop.flow("operation", DAY, "F1", -80);
    },
    ["transfer_unknown", "F1", 80, null],
  ],
])("makes one break of %s", async (_, happen, expected) => {
  const shop = billShop();
  happen(shop);
  await shop.run();
  const open = shop.open().filter(([, about]) => !String(about).startsWith("fund-basic"));
  expect(open).toEqual([expected]);
  shop.clock.nowMs += 86_400_000;
  await shop.run();
  expect(shop.breaks().filter(([id]) => !String(id).includes("fund-basic"))).toHaveLength(1);
});

it("misses a paid transfer once its second day is over, and finds one that the next day has", async () => {
  const shop = billShop();
  shop.withdrawal("P1", "F1", 80);
  shop.withdrawal("P1", "F2", 90);
  shop.withdrawal("P2", "F3", 70, { channel: "bank" });
  shop.flow("operation", NEXT_DAY, "F2", -90);
  await shop.run();
  expect(shop.open()).toEqual([]);
  shop.clock.nowMs = runOf("2026-03-12");
  await shop.run();
  expect(shop.open()).toEqual([["transfer_not_in_bill", "F1", null, 80]]);
});

it("expects a released transfer's money back, and closes the break when it comes late", async () => {
  const shop = billShop();
  shop.withdrawal("P1", "F1", 80, { state: "released" });
  shop.flow("operation", DAY, "F1", -80);
  shop.withdrawal("P1", "F2", 60, { state: "released" });
  shop.flow("operation", DAY, "F2", -60);
  shop.flow("operation", NEXT_DAY, "F2", 60);
  shop.clock.nowMs = runOf("2026-03-12");
  await shop.run();
  expect(shop.open()).toEqual([["transfer_amount", "F1", 80, 0]]);
  shop.flow("operation", "2026-03-12", "F1", 80);
  shop.clock.nowMs = runOf("2026-03-13");
  await shop.run();
  expect(shop.open()).toEqual([]);
});

it("reads the end of a transfer that left and that nobody has read", async () => {
  const shop = billShop();
  shop.withdrawal("P1", "F1", 80, { state: "confirming" });
  const { memory, transfers } = shop;
  const wallet = memory.documents.wallets.get("P1");
  if (!wallet) throw new Error("no wallet");
  memory.documents.wallets.set("P1", { ...wallet, frozenFen: fen(80), maturedFen: fen(80) });
  transfers.script("F1", "success");
  await transfers.send({
    transferNumber: "F1",
    openid: "P1",
    name: null,
    amountFen: fen(80),
    remark: "r",
  });
  shop.flow("operation", DAY, "F1", -80);
  await shop.run();
  expect(memory.documents.wallets.get("P1")?.withdrawals[0]?.state).toBe("paid");
  expect(shop.open()).toEqual([]);
});

it("leaves a top-up alone, and has fees of the basic account out of its sums", async () => {
  const shop = billShop();
  const topUp = { kind: "fund", about: "", amountFen: fen(9_000), balanceFen: fen(0) } as const;
  shop.bills.addFund("operation", DAY, {
    ...{ ...topUp, flowId: "top", business: "充值", atMs: noonOf(DAY) },
  });
  shop.bills.addFund("basic", DAY, {
    ...{ ...topUp, flowId: "fee", amountFen: fen(-6), business: "扣除交易手续费" },
    atMs: noonOf(DAY),
  });
  await shop.run();
  expect(shop.open()).toEqual([]);
  expect(shop.bill(`fund-operation:${DAY}`)).toMatchObject({ inFen: 0, outFen: 0, rows: 1 });
});

it("waits for a refund that WeChat works on, and ends the day when it has ended", async () => {
  const shop = billShop();
  shop.order("O1", 500);
  shop.paid("O1", 500);
  shop.fact("O1", asked("R1", 120));
  shop.payRow("O1", 500);
  shop.refundRow("O1", "R1", 120, { state: "processing" });
  await shop.run();
  expect(shop.bill(`trade:${DAY}`)).toMatchObject({ state: "fetched", matched: 1, outFen: 0 });
  shop.fact("O1", refunded("R1", 120), runOf(NEXT_DAY) + 1);
  shop.clock.nowMs = runOf("2026-03-12");
  await shop.run();
  expect(shop.bill(`trade:${DAY}`)).toMatchObject({ state: "matched", matched: 2, outFen: 120 });
  expect(shop.open()).toEqual([]);
});

it("knows a refund that was recorded on another day than WeChat's", async () => {
  const shop = billShop();
  shop.order("O1", 500);
  shop.paid("O1", 500);
  shop.payRow("O1", 500);
  shop.refundRow("O1", "R1", 30);
  shop.fact("O1", refunded("R1", 30), runOf(NEXT_DAY) - 1_000); // By hand, before the timer ran.
  await shop.run();
  shop.clock.nowMs = runOf("2026-03-12");
  await shop.run();
  expect(shop.open()).toEqual([]);
  expect(shop.breaks()).toEqual([["refund_not_in_bill:O1/R1", "matched"]]);
});

it("closes a break by itself when the order becomes known, through the same door", async () => {
  const shop = billShop();
  shop.payRow("O1", 500);
  await shop.run();
  expect(shop.open()).toEqual([["payment_unknown", "O1", 500, null]]);
  shop.order("O1", 500);
  shop.clock.nowMs = runOf("2026-03-12");
  expect(await shop.run()).toMatchObject({ replayed: 1, open: 0 });
  expect(shop.breaks()).toEqual([["payment_unknown:O1", "matched"]]);
});

it("waits for an unclear bill and does the other days", async () => {
  const shop = billShop();
  shop.payRow("X1", 5, "2026-03-09");
  shop.bills.fail("2026-03-09", "cut");
  await shop.run();
  expect(shop.errors).toHaveLength(3);
  expect(shop.bill("trade:2026-03-09")).toBeUndefined();
  expect(shop.bill(`trade:${DAY}`)).toBeDefined();
  shop.bills.fail("2026-03-09", null);
  await shop.run();
  expect(shop.open()).toEqual([["payment_unknown", "X1", 5, null]]);
});

it("goes on in slices, and comes to the same end", async () => {
  let steps = 0;
  const rows = 1_000;
  const fill = (shop: ReturnType<typeof billShop>) => {
    for (let n = 0; n < rows; n++) {
      if (n % 2 === 0) shop.order(`O${n}`, n + 1);
      shop.payRow(`O${n}`, n + 1);
    }
  };
  const whole = billShop();
  fill(whole);
  await whole.run();
  const sliced = billShop({ elapsedMs: () => (steps += 20_000) }); // Over at the second look.
  fill(sliced);
  let runs = 0;
  while (sliced.bill(`fund-operation:${DAY}`) === undefined && runs < 60) {
    runs += 1;
    await sliced.run();
  }
  expect(sliced.errors).toEqual([]);
  expect(runs).toBeGreaterThan(3);
  expect(sliced.open().sort()).toEqual(whole.open().sort());
  expect(sliced.bill(`trade:${DAY}`)).toMatchObject({
    ...{ rows, matched: rows / 2, breaks: rows / 2 },
  });
  expect(sliced.bill(`trade:${DAY}`)?.inFen).toBe(whole.bill(`trade:${DAY}`)?.inFen);
});

it("comes back to a row that failed, wherever in a run the database failed once", async () => {
  const fill = (shop: ReturnType<typeof billShop>) => {
    shop.order("O1", 500);
    shop.fact("O1", asked("R1", 120));
    shop.payRow("O1", 500);
    shop.refundRow("O1", "R1", 120);
    shop.payRow("X1", 7);
    shop.withdrawal("P1", "F1", 80);
    shop.flow("operation", DAY, "F1", -80);
    shop.flow("basic", DAY, "O9", 11); // Of which the trade bill knows nothing.
  };
  const basic = ["payment_amount", `fund-basic/${DAY}`, 518, 507];
  let struck = 0;
  for (let nth = 1; nth <= 80; nth++) {
    let operations = 0;
    const shop = billShop({
      around: async (operation) => {
        await Promise.resolve();
        operations += 1;
        if (operations !== nth) return operation();
        struck += 1;
        throw new Error("the database failed");
      },
    });
    fill(shop);
    await shop.run().catch(() => undefined);
    operations = Infinity; // The second run has no trouble.
    await shop.run();
    expect([nth, ...shop.open().sort()]).toEqual([nth, basic, ["payment_unknown", "X1", 7, null]]);
    // Whether the buyer's other orders were looked at is left to the sweep, where a run dies before.
    const facts = shop.memory.documents.cases.get("O1")?.facts.map(({ key }) => key) ?? [];
    const told = facts.filter((key) => key !== "counted").sort();
    expect([nth, ...told]).toEqual([nth, "paid", "refund-asked/R1", "refund/R1"]);
    expect([nth, shop.bill(`trade:${DAY}`)?.state]).toEqual([nth, "matched"]);
  }
  expect(struck).toBeGreaterThan(30);
});

it("tells once a day of breaks older than three days, with their number and sum", async () => {
  const shop = billShop();
  shop.payRow("X1", 700);
  shop.payRow("X2", 5);
  await shop.run();
  for (const day of ["2026-03-12", "2026-03-13", "2026-03-14"]) {
    shop.clock.nowMs = runOf(day);
    await shop.run();
  }
  expect(shop.errors).toEqual([]);
  shop.clock.nowMs = runOf("2026-03-15");
  await shop.run();
  await shop.run();
  expect(shop.errors).toEqual(["Error: 2 breaks are older than 3 days, of 705 fen together"]);
});

it("leaves what a person explained closed, and opens again what had mended itself", async () => {
  const shop = billShop();
  shop.payRow("X1", 700);
  await shop.run();
  const close = { action: "closeBreak", id: "payment_unknown:X1", note: "另一个商城的订单" };
  expect(await shop.books(close)).toMatchObject({ ok: true, data: { closedBy: "staff-1" } });
  shop.memory.documents.bills.clear();
  await shop.run();
  expect(shop.open()).toEqual([]);
  const closed = shop.memory.documents.breaks.get("payment_unknown:X1");
  if (closed) shop.memory.documents.breaks.set(closed._id, { ...closed, closedBy: "matched" });
  shop.memory.documents.bills.clear();
  await shop.run();
  expect(shop.open()).toEqual([["payment_unknown", "X1", 700, null]]);
});

it("is started by the timer only", async () => {
  const deps = { ...memoryDeps(), bills: memoryBills(), transfers: memoryTransfers() };
  expect(await serveTimer(deps, reconcile)()).toMatchObject({
    error: { code: "timer_required" },
  });
});
