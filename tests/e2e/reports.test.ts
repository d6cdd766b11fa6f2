import type { TodayReply, TrendReply } from "#contracts/reports.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { trialNow } from "#functions/audit/testing/trialNow.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

const stack = withStack();
const control = () => stack().control;
const PLAN = {
  ...{ id: "p", freezeDays: 7, noReceiptDays: 10, tax: "labour" },
  rates: [{ distance: 1, rateBp: 2_000 }],
};

async function today(): Promise<TodayReply> {
  return (await done(control().call("reports", staff, { action: "today" }))) as TodayReply;
}
let nowMs = START_MS;
const advance = (ms: number) => control().post("/control/clock", { advanceToMs: (nowMs += ms) });

/** What the trial balance says, by account. */
const accounts = () => trialNow(adminDatabase(stack().url));

/** Every standing figure is an account of the trial balance. */
async function expectTied(): Promise<TodayReply> {
  const [shown, trial] = [await today(), await accounts()];
  const { standing } = shown;
  expect({
    pending: standing.pendingFen,
    available: standing.availableFen - standing.debtFen,
    frozen: standing.withdrawalsFen,
    paid: standing.paidEverFen,
    tax: standing.taxDueFen,
  }).toEqual({
    pending: trial.get("pending"),
    available: trial.get("available"),
    frozen: trial.get("frozen"),
    paid: trial.get("paid"),
    tax: trial.get("tax"),
  });
  return shown;
}

/** Goal: what staff read on the first page is what the books say, whatever has happened; and it is made once a minute. */
it("ties to the books on the way from an order to a payout, a refund and a debt", async () => {
  await publish(control(), PLAN);
  await joinChain(control(), ["A", "B"]);
  await scan(control(), "U", await codeOf(control(), "A"));
  expect(await expectTied()).toMatchObject({
    today: { day: "2026-03-01", orders: 0, newFans: 1, newPromoters: 2, revenueFen: 0 },
    yesterday: { day: "2026-02-28", orders: 0 },
    standing: { pendingFen: 0, debtFen: 0 },
    alerts: [],
  });
  for (const id of ["O1", "O2"]) {
    await order(control(), id, "U", 1_000_000);
    await notice(control(), id, "U", 1_000_000);
    await done(control().call("order", person("U"), { action: "confirmReceipt", orderId: id }));
  }
  // Within a minute nothing is counted again.
  expect((await today()).today.orders).toBe(0);
  await advance(HOUR_MS);
  expect(await expectTied()).toMatchObject({
    today: { orders: 2, paidFen: 2_000_000, refunds: 0, revenueFen: 2_000_000 },
    standing: { pendingFen: 400_000, availableFen: 0 },
  });
  await advance(8 * DAY_MS);
  expect((await expectTied()).standing).toMatchObject({ pendingFen: 0, availableFen: 400_000 });

  const as = person("A");
  const call = (name: string, who: typeof as, fields: { action: string }) =>
    done(control().call(name, who, fields));
  const rules = { channel: "bank", twoPersonsFromFen: 10_000_000 };
  await call("books", staff, { ...{ action: "setPayoutRules", rules, reason: "试运行" } });
  const identity = { name: "张三", idNumber: "11010519491231002X", consent: true };
  await call("tax", as, { ...{ action: "submitIdentity", ...identity } });
  const ask = (withdrawalId: string, amountFen: number) =>
    call("withdraw", as, { ...{ action: "request", withdrawalId, amountFen } });
  await ask("W1", 300_000);
  await ask("W2", 60_000);
  await advance(HOUR_MS);
  const asked = await expectTied();
  expect(asked.standing).toMatchObject({ withdrawalsFen: 360_000, withdrawals: 2, debtFen: 0 });
  expect(asked.alerts).toMatchObject([{ kind: "withdrawal_waiting", count: 2 }]);

  const of = { promoterId: "A", withdrawalId: "W1" };
  await call("withdraw", staff, { ...{ action: "review", ...of, approve: true } });
  await control().post("/control/timers/run", { name: "payout" });
  const [toPay] = (await call("withdraw", staff, { action: "toPay" }))["payments"] as {
    netFen: number;
  }[];
  const paidFen = toPay?.netFen ?? 0;
  await call("withdraw", staff, {
    ...{ action: "recordBankPayment", ...of, receipt: "B1", paidFen },
  });
  await advance(HOUR_MS);
  const paid = await expectTied();
  expect(paid.standing).toMatchObject({ paidTodayFen: paidFen, paidMonthFen: paidFen });
  expect(paid.standing.taxDueFen).toBe(300_000 - paidFen);
  expect(paid.standing.taxDueFen).toBeGreaterThan(0);

  // Both orders go back: what waits is taken first, and the rest is owed.
  for (const orderId of ["O1", "O2"]) {
    const lines = [{ sku: "tea", refundFen: 1_000_000 }];
    const refund = { action: "recordRefund", orderId, refundId: "r1", lines };
    await call("order", staff, { ...refund });
  }
  await advance(DAY_MS);
  const after = await expectTied();
  expect(after.standing).toMatchObject({ debtFen: 300_000, debtors: 1, availableFen: 0 });
  expect(after.yesterday).toMatchObject({ refunds: 2, refundedFen: 2_000_000, orders: 0 });

  const { total } = (await done(
    control().call("reports", staff, {
      ...{ action: "trend", fromDay: "2026-03-01", untilDay: "2026-03-20" },
    }),
  )) as TrendReply;
  const booked = (await accounts()).get("brand:commission");
  expect(total).toMatchObject({ orders: 2, paidFen: 2_000_000, refundedFen: 2_000_000, netFen: 0 });
  expect(total.sharesFen).toBe(0 - (booked ?? NaN));
}, 180_000);
