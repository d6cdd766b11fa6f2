import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import type { Identity } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";
import { codeOf, joinChain, notice, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";

/** Goal: the rows of docs/domain/refunds.md through the built functions and the wire, for three earners, to the fen. */
const stack = withStack();
const secondStaff: Identity = { uid: DEMO_STAFF_TWO };
const PEOPLE = ["A", "B", "C"] as const; // C brought the buyer, B brought C, A brought B.
const PLAN = {
  id: "founding",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102"] },
  rates: [
    { distance: 1, rateBp: 1_000 },
    { distance: 2, rateBp: 500 },
    { distance: 3, rateBp: 300 },
  ],
  overrides: [{ sku: "cup", distance: 1, rateBp: 2_000 }],
};
const DUE_MS = START_MS + 15 * DAY_MS;
const TOTAL_FEN = 11_800;

const control = () => stack().control;
const byStaff = (name: string, event: object, who = staff) =>
  done(control().call(name, who, event));
let nowMs = START_MS; // The clock is frozen: it moves only here.
async function to(atMs: number): Promise<void> {
  nowMs = atMs;
  await control().post("/control/clock", { advanceToMs: atMs });
}
const wait = (ms: number) => to(nowMs + ms);
const run = (name: string) => control().post("/control/timers/run", { name });

async function order(orderId: string): Promise<void> {
  const cart = sealedCart({
    ...{ at: nowMs, do: "pay", order: orderId, buyer: "U1", freightFen: fen(800) },
    lines: [
      { sku: "tea", quantity: 1, paidFen: fen(10_000) },
      { sku: "cup", quantity: 1, paidFen: fen(1_000) },
    ],
  });
  await done(control().call("order", person("U1"), cart.request));
}
async function paid(orderId: string): Promise<void> {
  expect(await notice(control(), orderId, "U1", TOTAL_FEN)).toMatchObject({ errcode: 0 });
  await byStaff("order", { action: "confirmReceipt", orderId });
}
const refund = (orderId: string, goods: Readonly<Record<string, number>>, more: object = {}) =>
  byStaff("order", {
    ...{ action: "recordRefund", orderId, refundId: `${orderId}-r`, ...more },
    lines: Object.entries(goods).map(([sku, refundFen]) => ({ sku, refundFen })),
  });
async function shown(field: string): Promise<unknown[]> {
  const wallets = PEOPLE.map((id) =>
    done(control().call("withdraw", person(id), { action: "show" })),
  );
  return (await Promise.all(wallets)).map((wallet) => wallet[field]);
}
const settled = async () => {
  await wait(5 * MINUTE_MS);
  await run("settle");
};

beforeAll(async () => {
  await publish(control(), PLAN);
  await joinChain(control(), PEOPLE);
  await scan(control(), "U1", await codeOf(control(), "C"));
}, 30_000);

it("takes back from everybody before the notice, while held, and inside the guard band", async () => {
  for (const id of ["O1", "O2", "O3"]) await order(id);
  await refund("O1", { tea: 5_000 }, { freightFen: 800 });
  for (const id of ["O1", "O2", "O3"]) await paid(id);
  await byStaff("order", {
    ...{ action: "hold", orderId: "O3", holdId: "h1", reason: "after_sales", note: "asks" },
  });
  await to(DUE_MS - MINUTE_MS);
  await refund("O2", { tea: 5_000 });
  await to(DUE_MS + MINUTE_MS);
  await run("settle"); // O1 at its half, O2 still whole, O3 held.
  expect(await shown("availableFen")).toEqual([180 + 330, 300 + 550, 700 + 1_200]);
  await byStaff("order", { action: "endHold", orderId: "O3", holdId: "h1" }, secondStaff);
  await settled(); // Half of O2 went back, and O3 came.
  expect(await shown("availableFen")).toEqual([
    180 + 180 + 330,
    300 + 300 + 550,
    700 + 700 + 1_200,
  ]);
}, 30_000);

it("carries what is owed after payout, blocks withdrawals, and releases none on its way", async () => {
  const amounts = { A: 690, B: 1_150, C: 2_600 };
  for (const id of PEOPLE) {
    const ask = { action: "request", withdrawalId: `w${id}`, amountFen: amounts[id] };
    await done(control().call("withdraw", person(id), ask));
    await byStaff("withdraw", { action: "review", withdrawalId: `w${id}`, approve: true });
  }
  const { transfers } = await control().get("/control/wechat/transfers?limit=1000");
  for (const { out_bill_no: outBillNo } of transfers as { out_bill_no: string }[]) {
    await control().post("/control/wechat/transfers/answer", { outBillNo, result: "success" });
  }
  await run("payout");
  expect(await shown("paidFen")).toEqual([690, 1_150, 2_600]);
  await refund("O3", { tea: 10_000, cup: 1_000 }, { source: "chargeback" });
  await settled();
  expect(await shown("owedFen")).toEqual([330, 550, 1_200]);
  const ask = { action: "request", withdrawalId: "w2", amountFen: 100 };
  expect(await control().call("withdraw", person("C"), ask)).toMatchObject({
    error: { code: "balance_insufficient" },
  });
}, 30_000);

it("reminds everybody who owes after 30 days, where he looks", async () => {
  expect(await shown("reminder")).toEqual([null, null, null]);
  await wait(31 * DAY_MS); // The timer looked every day.
  await run("sweep");
  const reminder: unknown = expect.stringContaining("满 30 天");
  expect(await shown("reminder")).toEqual([reminder, reminder, reminder]);
}, 60_000);

it("lets B pay back, once for one receipt, and gives up A's debt by two persons", async () => {
  const { debts } = await byStaff("books", { action: "debts" });
  expect(debts).toMatchObject([
    { promoterId: "A", owedFen: 330, days: 31, reminders: 1 },
    { promoterId: "B", owedFen: 550, days: 31, reminders: 1 },
    { promoterId: "C", owedFen: 1_200, days: 31, reminders: 1 },
  ]);
  const repayment = {
    ...{ action: "recordRepayment", promoterId: "B", receipt: "BANK-1" },
    ...{ amountFen: 550, paidAtMs: nowMs },
  };
  const tooMuch = { ...repayment, amountFen: 551 };
  expect(await control().call("books", staff, tooMuch)).toMatchObject({
    error: { code: "repayment_exceeds_debt", owedFen: 550 },
  });
  await Promise.all([1, 2, 3].map(() => byStaff("books", repayment)));
  const proposal = { promoterId: "A", id: "W1", reason: "has left" };
  const decision = { action: "decideWriteOff", promoterId: "A", id: "W1", accept: true };
  await byStaff("books", { action: "proposeWriteOff", ...proposal });
  expect(await control().call("books", staff, decision)).toMatchObject({
    error: { code: "second_person_required" },
  });
  await Promise.all([1, 2, 3].map(() => byStaff("books", decision, secondStaff)));
  expect(await shown("owedFen")).toEqual([0, 0, 1_200]);
  const written = await byStaff("books", { action: "debts", which: "writtenOff" });
  expect(written["debts"]).toMatchObject([{ promoterId: "A", writtenOffFen: 330 }]);
}, 30_000);

it("books a correction by two persons before the order is due", async () => {
  await scan(control(), "U1", await codeOf(control(), "C")); // The fan's binding has ended meanwhile.
  await order("O4");
  await paid("O4");
  const proposal = {
    orderId: "O4",
    id: "a1",
    promoterId: "B",
    amountFen: -50,
    reason: "wrong level",
  };
  const decision = { action: "decideAdjustment", orderId: "O4", id: "a1", accept: true };
  await byStaff("books", { action: "proposeAdjustment", ...proposal });
  expect(await control().call("books", staff, decision)).toMatchObject({
    error: { code: "second_person_required" },
  });
  await byStaff("books", decision, secondStaff);
  expect(await shown("pendingFen")).toEqual([330, 500, 1_200]);
}, 30_000);

it("nets C's debt from the next earnings, and leaves books without a fault", async () => {
  const owedSinceMs = (await shown("owedSinceMs"))[2];
  await wait(15 * DAY_MS + 6 * HOUR_MS);
  await settled();
  expect(owedSinceMs).toBeGreaterThan(DUE_MS);
  expect(await shown("availableFen")).toEqual([330, 500, 0]);
  expect(await shown("owedSinceMs")).toEqual([null, null, null]);
  const report = await audit(adminStore(stack().url), transferOutflow(control()));
  expect(report.violations).toEqual([]);
  expect([report.cases, report.wallets]).toEqual([4, 3]);
}, 30_000);
