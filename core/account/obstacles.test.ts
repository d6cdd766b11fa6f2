import {
  type ClosingMoney,
  type ClosingSight,
  closingWarnings,
  obstaclesOf,
  PURCHASES_SEEN,
} from "#core/account/obstacles.ts";
import { isOpenPurchase } from "#core/account/openPurchase.ts";
import { fen } from "#core/money.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: whoever may not close his account yet reads why and what to do, and nobody who may is held up. */
const inState = (state: PurchaseState, changes: Partial<Purchase> = {}): Purchase =>
  aPurchase([aPurchaseLine("tea-1", 1, 100)], { state, ...changes });
const anAfterSales = (state: AfterSales["state"]): AfterSales => ({
  ...{ id: "a1", kind: "refund", state, lines: [], freightFen: fen(0), reason: "other" },
  ...{ text: "", pictures: [], askedAtMs: 0, stateAtMs: 0, dueAtMs: null, decision: null },
  ...{ back: null, arrivedAtMs: null, again: null, refundIds: [], isLate: false, notes: [] },
});
const quiet: ClosingSight = { purchases: [], money: null, posts: 0 };
const even: ClosingMoney = {
  ...{ availableFen: fen(0), pendingFen: fen(0), openWithdrawals: 0, leastFen: fen(100) },
  hasBonuses: false,
};
const told = (changes: Partial<ClosingSight>) =>
  obstaclesOf({ ...quiet, ...changes }).map(({ kind, sentence }) => [kind, sentence]);
const money = (changes: Partial<ClosingMoney>) => told({ money: { ...even, ...changes } });

it("lets somebody go of whom nothing is open", () => {
  expect(told({})).toEqual([]);
  expect(told({ money: even })).toEqual([]);
});

it.each([
  ["created", "unpaid", "有 2 个订单还没付款，请先付款或取消。"],
  ["paid", "unshipped", "有 2 个订单等待发货或取货，请等收到商品，或申请退款。"],
  ["shipped", "shipped", "有 2 个订单在路上，收到后请确认收货。"],
] as const)("orders that are %s: %s", (state, kind, sentence) => {
  expect(told({ purchases: [inState(state), inState(state)] })).toEqual([[kind, sentence]]);
});

it("after-sales that go on, and only those", () => {
  const asked = inState("received", { afterSales: [anAfterSales("asked")] });
  const done = inState("received", { afterSales: [anAfterSales("done")] });
  expect(told({ purchases: [asked, done] })).toEqual([
    ["after_sales", "有 1 个售后还没结束，请等它办完，或先撤销。"],
  ]);
  expect([asked, done].map(isOpenPurchase)).toEqual([true, false]);
});

it("a withdrawal that is open", () => {
  expect(money({ openWithdrawals: 1 })).toEqual([
    ["withdrawals", "有 1 笔提现还没完成，请等它到账，或先取消。"],
  ]);
});

it.each([
  [{ availableFen: fen(100) }, "钱包里还有 1.00 元，建议先提现。"],
  [{ pendingFen: fen(1) }, "还有 0.01 元分润没到账"],
  [{ availableFen: fen(-5) }, "退款后您还欠品牌 0.05 元，注销后仍要归还"],
])("money stops nobody, and is told: %j", (changes, sentence) => {
  expect(money(changes)).toEqual([]);
  const warnings = closingWarnings({ ...quiet, money: { ...even, ...changes } });
  expect(warnings).toEqual([expect.stringContaining(sentence)]);
});

it("warns of a rest that can never be paid out, and does not hold him up for it", () => {
  const rest = { ...quiet, money: { ...even, availableFen: fen(99) } };
  expect(obstaclesOf(rest)).toEqual([]);
  expect(closingWarnings(rest)).toEqual([
    expect.stringContaining("0.99 元低于最低提现金额 1.00 元"),
  ]);
  expect(closingWarnings({ ...quiet, money: even })).toEqual([]);
  expect(closingWarnings(quiet)).toEqual([]);
});

it("warns of bonuses that are in no balance yet, and does not hold him up for them", () => {
  const bonuses = { ...quiet, money: { ...even, hasBonuses: true } };
  expect(obstaclesOf(bonuses)).toEqual([]);
  expect(closingWarnings(bonuses)).toEqual([expect.stringContaining("按期奖励")]);
});

it("money that refunds take back later holds nobody up", () => {
  const later = { ...quiet, money: { ...even, pendingFen: fen(-10) } };
  expect([obstaclesOf(later), closingWarnings(later)]).toEqual([[], []]);
});

it("a post, several things in order, and more than are counted", () => {
  const purchases = Array.from({ length: PURCHASES_SEEN }, () => inState("shipped"));
  const all = obstaclesOf({ purchases, posts: 2, money: { ...even, openWithdrawals: 1 } });
  expect(all.map(({ kind }) => kind)).toEqual(["shipped", "withdrawals", "post"]);
  expect(all[0]?.sentence).toContain("100 以上");
  expect(all.map(({ page }) => page)).toEqual([
    ...["/trade/orders/orders", "/promote/wallet/wallet", "/account/contact/contact"],
  ]);
});

it("an order is open from its making until it was received", () => {
  const states: readonly PurchaseState[] = ["created", "paid", "shipped", "received", "closed"];
  expect(states.filter((state) => isOpenPurchase(inState(state)))).toEqual([
    ...["created", "paid", "shipped"],
  ]);
});
