import { mayAsk } from "#core/purchase/afterSalesAsk.ts";
import { choices, purchaseRow } from "#core/purchase/shown.ts";
import { DAY_MS } from "#core/time.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: a page offers just what would be taken. */
const purchase = aPurchase([aPurchaseLine("tea-1", 1, 100)], {
  ...{ state: "received", paidAtMs: 1, receivedAtMs: 1_000 },
  terms: { receiveDays: 10, afterSalesDays: 7 },
});
const untilMs = 7 * DAY_MS + 1_000;

it.each([
  [untilMs - 1, true],
  [untilMs, true],
  [untilMs + 1, false],
])("offers after-sales at %d: %s", (nowMs, isOffered) => {
  const { afterSales, afterSalesUntilMs } = choices(purchase, nowMs);
  expect([afterSales, afterSalesUntilMs]).toEqual([isOffered, isOffered ? untilMs : null]);
  expect(mayAsk(purchase, nowMs) === null).toBe(isOffered);
});

it.each([
  [1_799_999, 1_800_000],
  [1_800_000, null],
])("offers to pay at %d until %s", (nowMs, payUntilMs) => {
  const unpaid = aPurchase([aPurchaseLine("tea-1", 1, 100)]);
  expect(choices(unpaid, nowMs).payUntilMs).toBe(payUntilMs);
});

it.each([
  ["created", "cancel"],
  ["paid", "setAddress"],
  ["shipped", "receive"],
  ["received", "askInvoice"],
] as const)("a list offers of a %s order what its page offers: %s", (state, choice) => {
  const one = aPurchase([aPurchaseLine("tea-1", 1, 100)], {
    ...{ state, paidAtMs: state === "created" ? null : 1 },
    receivedAtMs: state === "received" ? 1_000 : null,
  });
  const row = purchaseRow(one, 2_000);
  expect(row.can).toEqual(choices(one, 2_000));
  expect(row.can[choice]).toBe(true);
  expect(row.isSent).toBe(false);
});
