import { memoryDeps, person } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { fen } from "#core/money.ts";
import type { Break } from "#core/reconcile/break.ts";
import { DAY_MS } from "#core/time.ts";
import { actions } from "#functions/books/actions.ts";
import { billShop, DAY, NEXT_DAY, runOf } from "#functions/reconcile/testing/billShop.ts";
import { serve } from "#functions/shared/serve.ts";
import { LOGGED } from "#tests/staffCost.ts";

/** Goal: staff see every break with its age and owner, explain it once, and read from a report whether all is tied. */
const aBreak = (n: number, changes: Partial<Break> = {}): Break => ({
  ...{ _id: `payment_unknown:X${n}`, rev: 1, kind: "payment_unknown", day: DAY },
  ...{ about: `X${n}`, theirsFen: fen(n), oursFen: null, foundAtMs: runOf(NEXT_DAY) + n },
  ...{ owner: null, note: "", closedAtMs: null, closedBy: null },
  ...changes,
});
function shopWith(breaks: readonly Break[]) {
  const shop = billShop();
  for (const one of breaks) shop.memory.documents.breaks.set(one._id, one);
  return shop;
}
const NOTE = "另一个商城的订单";

it("lists open breaks by page, the oldest first, with their age in whole days", async () => {
  const shop = shopWith([aBreak(2), aBreak(1), aBreak(3), aBreak(4, { closedAtMs: 5 })]);
  shop.clock.nowMs = runOf(NEXT_DAY) + 2 * DAY_MS + 1;
  const first = await shop.books({ action: "breaks", limit: 2 });
  expect(first).toMatchObject({
    data: {
      breaks: [
        { about: "X1", ageDays: 2, owner: null },
        { about: "X2", ageDays: 1 },
      ],
      next: { foundAtMs: runOf(NEXT_DAY) + 2, id: "payment_unknown:X2" },
    },
  });
  const after = { foundAtMs: runOf(NEXT_DAY) + 2, id: "payment_unknown:X2" };
  expect(await shop.books({ action: "breaks", after })).toMatchObject({
    data: { breaks: [{ about: "X3" }], next: null },
  });
  expect(await shop.books({ action: "breaks", isOpen: false })).toMatchObject({
    data: { breaks: [{ about: "X4" }] },
  });
});

it("has an owner, and is closed once, with a reason and without a fen moved", async () => {
  const shop = shopWith([aBreak(1)]);
  const id = "payment_unknown:X1";
  const own = { owner: "staff-1", closedAtMs: null };
  expect(await shop.books({ action: "takeBreak", id })).toMatchObject({ data: own });
  const close = { action: "closeBreak", id, note: NOTE };
  const closed = { note: NOTE, closedBy: "staff-1", closedAtMs: shop.clock.nowMs };
  expect(await shop.books(close)).toMatchObject({ data: closed });
  const { written } = shop.memory;
  shop.clock.nowMs += 1;
  expect(await shop.books(close)).toMatchObject({ data: closed });
  expect(shop.memory.written).toBe(written + LOGGED.written);
  expect(await shop.books({ ...close, note: "其他原因" })).toMatchObject({
    error: { code: "break_closed" },
  });
  expect(await shop.books({ action: "takeBreak", id })).toMatchObject({
    error: { code: "break_closed" },
  });
  expect(shop.memory.documents.cases.size + shop.memory.documents.wallets.size).toBe(0);
});

it.each([
  ["takeBreak", { id: "payment_unknown:none" }, "break_unknown"],
  ["closeBreak", { id: "payment_unknown:none", note: NOTE }, "break_unknown"],
  ["closeBreak", { id: "x", note: "短" }, "request_invalid"],
  ["closeBreak", { id: "x", note: "x".repeat(501) }, "request_invalid"],
  ["closeBreak", { id: { $gt: "" }, note: NOTE }, "request_invalid"],
  ["breaks", { limit: 101 }, "request_invalid"],
  ["breaks", { after: { foundAtMs: 1.5, id: "x" } }, "request_invalid"],
  ["report", { from: "2026-02-30", until: "2026-03-01" }, "request_invalid"],
  ["report", { from: "2026-03-02", until: "2026-03-01" }, "request_invalid"],
  ["report", { from: "2026-03-01", until: "2026-04-01" }, "request_invalid"],
  ["report", { from: "1969-01-01", until: "1969-01-01" }, "request_invalid"],
])("%s %j is refused: %s", async (action, fields, code) => {
  expect(await billShop().books({ action, ...fields })).toMatchObject({ error: { code } });
});

it.each(["breaks", "takeBreak", "closeBreak", "report"])("%s is for staff only", async (action) => {
  const deps = memoryDeps({ memory: emptyMemory(), caller: () => person("U1") });
  expect(await serve("books", deps, actions)({ action, id: "x", note: NOTE })).toMatchObject({
    error: { code: "staff_required" },
  });
});

const report = (shop: ReturnType<typeof billShop>, from = DAY, until = DAY) =>
  shop.books({ action: "report", from, until });

it("reports a day as tied, and every sum of it", async () => {
  const shop = billShop();
  shop.order("O1", 500);
  shop.paid("O1", 500);
  shop.payRow("O1", 500);
  shop.withdrawal("P1", "F1", 80);
  shop.withdrawal("P2", "F2", 70, { channel: "bank" });
  shop.flow("operation", DAY, "F1", -80);
  expect(await report(shop)).toMatchObject({ data: { isTied: false } }); // No bill was fetched yet.
  await shop.run();
  expect(await report(shop)).toMatchObject({
    data: {
      isTied: true,
      days: [{ day: DAY, isTied: true, bills: { trade: "matched", "fund-operation": "matched" } }],
      totals: {
        ...{ billPaidFen: 500, paidFen: 500, basicInFen: 500, operationOutFen: 80 },
        ...{ payoutFen: 80, bankPayoutFen: 70, taxFen: 0, openBreaks: 0 },
      },
    },
  });
});

it.each([
  ["a payment that the bill lacks", (shop: Shop) => paidOnly(shop)],
  ["a payment that we lack", (shop: Shop) => void shop.payRow("X1", 3)],
  ["a transfer of another amount", (shop: Shop) => otherTransfer(shop)],
  [
    "a transfer under way",
    (shop: Shop) => {
      shop.withdrawal("P1", "F1", 80, { state: "confirming" });
      shop.flow("operation", DAY, "F1", -80);
    },
  ],
  [
    "a transfer that did not come back",
    (shop: Shop) => {
      shop.withdrawal("P1", "F1", 80, { state: "released" });
      shop.flow("operation", DAY, "F1", -80);
    },
  ],
])("is not tied with %s", async (_, happen) => {
  const shop = billShop();
  happen(shop);
  await shop.run();
  expect(await report(shop)).toMatchObject({ data: { isTied: false } });
});
type Shop = ReturnType<typeof billShop>;
function paidOnly(shop: Shop): void {
  shop.order("O1", 500);
  shop.paid("O1", 500);
}
function otherTransfer(shop: Shop): void {
  shop.withdrawal("P1", "F1", 80);
  shop.flow("operation", DAY, "F1", -81);
}

it("is tied again once every break is explained", async () => {
  const shop = billShop();
  shop.payRow("X1", 3);
  paidOnly(shop);
  shop.flow("operation", DAY, "F9", -44);
  await shop.run();
  const ids = [...shop.memory.documents.breaks.keys()];
  expect(ids).toHaveLength(3);
  for (const id of ids) await shop.books({ action: "closeBreak", id, note: NOTE });
  expect(await report(shop)).toMatchObject({
    data: {
      isTied: true,
      totals: { explainedPaidFen: -497, explainedOutFen: 44, openBreaks: 0 },
    },
  });
});

it("gives no report of days with too many breaks", async () => {
  const shop = shopWith(Array.from({ length: 2_000 }, (_, n) => aBreak(n)));
  expect(await report(shop)).toMatchObject({ error: { code: "too_many_breaks" } });
});
