import { bonusCaseId } from "#core/bonus/caseId.ts";
import { measuredCase } from "#core/bonus/measure.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { basisPoints, fen } from "#core/money.ts";
import { bonusShown, isInState, SHARE_STATES, shareShown } from "#core/promoter/shareShown.ts";
import { DAY_MS, dayStartMs } from "#core/time.ts";
import { rate } from "#tests/fixtures.ts";

const PAID_MS = dayStartMs("2026-03-01");
const paid: Fact = {
  ...{ key: "paid", transactionId: "T", amountFen: fen(10_000), successAtMs: PAID_MS },
  ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(3_000) },
  ...{ perOrderCapFen: fen(1_000_000), freezeDays: 15, noReceiptDays: 45, unpaid: [] },
  chain: ["C", "B"],
  payees: [
    { promoterId: "C", distance: 1 },
    { promoterId: "B", distance: 2 },
  ],
  lines: [
    {
      ...{ sku: "tea", paidFen: fen(10_000) },
      rates: [
        { ...rate(1, 1_000), rule: "rates" },
        { ...rate(2, 500), rule: "rates" },
      ],
    },
  ],
};
const received: Fact = { key: "received", receivedAtMs: PAID_MS + DAY_MS };
const back = (refundFen: number): Fact => ({
  key: "refund/R",
  lines: [{ sku: "tea", refundFen: fen(refundFen) }],
});
const held: Fact = { key: "hold/H", reason: "complaint", note: "x", by: "s" };
const given: readonly Fact[] = [
  {
    ...{ key: "adjustment/a", promoterId: "C", amountFen: fen(-1_000), reason: "x" },
    ...{ proposedBy: "s", approvedBy: "t" },
  },
];

/** The case after these facts, a day after the payment each. */
const caseOf = (facts: readonly Fact[], atMs = PAID_MS + DAY_MS): Case =>
  facts.reduce<Case>(
    (known, fact) => {
      const recorded = recordFact(known, fact, fact === paid ? PAID_MS : atMs);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    { ...emptyCase("O1", "U"), sellerId: null },
  );
const at = (nowMs: number, countedMs = nowMs) => ({ nowMs, countedMs });
const shown = (facts: readonly Fact[], days: number, who = "C", titles: string[] = []) =>
  shareShown({ case: caseOf(facts), titles }, who, "粉丝 · 1", at(PAID_MS + days * DAY_MS));

it.each<[string, readonly Fact[], number, string, number, number, string]>([
  [
    "waits",
    [paid],
    1,
    "pending",
    1_000,
    0,
    "4月15日 00:00 到账，如果没有退款；买家确认收货后会提前",
  ],
  ["waits, received", [paid, received], 2, "pending", 1_000, 0, "3月17日 00:00 到账，如果没有退款"],
  ["has come", [paid, received], 16, "available", 1_000, 0, "已到账，可以提现"],
  [
    "partly refunded",
    [paid, received, back(5_000)],
    2,
    "pending",
    500,
    500,
    "3月17日 00:00 到账，如果没有退款，退款收回 5.00 元",
  ],
  ["all refunded", [paid, back(10_000)], 2, "refunded", 0, 1_000, "买家已退款，退款收回 10.00 元"],
  ["held", [paid, received, held], 2, "held", 1_000, 0, "售后或核查处理中，处理完再到账"],
  ["corrected away", [paid, ...given], 2, "moved", 0, 0, "这笔已不计分润，原因见说明"],
])("a share that %s", (_name, facts, days, state, amountFen, takenBackFen, sentence) => {
  expect(shown(facts, days)).toMatchObject({ state, amountFen, takenBackFen, sentence });
});

it("waits while the brand has paused shares, though it is due", () => {
  const moment = at(PAID_MS + 20 * DAY_MS, PAID_MS + 10 * DAY_MS);
  const due = { case: caseOf([paid, received]), titles: [] };
  expect(shareShown(due, "C", "粉丝 · 1", moment)).toMatchObject({
    ...{ state: "pending", sentence: "已到期，品牌恢复结算后到账" },
  });
});

it("shows whom he brought by a label, and of others nothing", () => {
  expect(shown([paid], 1)).toEqual({
    ...{ orderId: "O1", day: "2026-03-01", paidAtMs: PAID_MS, goods: ["tea"], moreGoods: 0 },
    ...{ buyer: "粉丝 · 1", amountFen: 1_000, takenBackFen: 0, state: "pending" },
    ...{ stateText: "待结算", availableAtMs: PAID_MS + 45 * DAY_MS },
    sentence: "4月15日 00:00 到账，如果没有退款；买家确认收货后会提前",
    kinds: ["我带来的买家"],
    bonus: null,
  });
  const up = shown([paid], 1, "B");
  expect(up).toMatchObject({ buyer: null, amountFen: 500 });
  expect(up.kinds).toEqual(["我介绍的推广员带来的买家（距离 2）"]);
  expect(shown([paid, ...given], 1).kinds).toEqual(["我带来的买家", "更正"]);
  expect(JSON.stringify([shown([paid], 1), up])).not.toMatch(/"[UCB]"/);
});

it("names ten goods, by the shop's names where it knows them", () => {
  const titles = Array.from({ length: 12 }, (_, n) => `茶 ${n}`);
  const { goods, moreGoods } = shown([paid], 1, "C", titles);
  expect([goods.length, goods[0], moreGoods]).toEqual([10, "茶 0", 2]);
});

it("says whose own order it is", () => {
  const known = { ...caseOf([paid]), buyerId: "C" };
  const own = shareShown({ case: known, titles: [] }, "C", "粉丝 · 1", at(PAID_MS));
  expect(own.buyer).toBe("我自己");
});

it("finds what refunds took something of under `refunded`, whatever is left", () => {
  const some = shown([paid, back(5_000)], 1);
  const states = SHARE_STATES.filter((state) => isInState(some, state));
  expect(states).toEqual(["pending", "refunded"]);
});

it("shows a bonus for a period", () => {
  const untilMs = dayStartMs("2026-03-01");
  const period: Parameters<typeof measuredCase>[1] = {
    ...{ promoterId: "C", period: "2026-02", fromMs: untilMs - 28 * DAY_MS, untilMs },
    ...{ soldFen: fen(10_000), sharedFen: fen(0), otherBonusFen: fen(0) },
    bonus: {
      ...{ id: "b", period: "month", mode: "whole" },
      tiers: [{ fromFen: fen(0), rateBp: basisPoints(100) }],
    },
    ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(3_000), freezeDays: 15 },
    asOfMs: untilMs + 16 * DAY_MS,
  };
  const known = measuredCase(undefined, period, untilMs + 16 * DAY_MS);
  expect(bonusShown(known, "C", at(untilMs + 20 * DAY_MS))).toMatchObject({
    orderId: bonusCaseId("C", "b", "2026-02"),
    ...{ day: "2026-03-17", paidAtMs: null, amountFen: 100, state: "available" },
    kinds: ["月度奖 2026-02"],
    bonus: { bonusId: "b", period: "2026-02" },
  });
  expect(bonusShown(caseOf([paid]), "C", at(0))).toBe(null);
});

it("tells of several parts the one that comes next, and none that refunds take back", () => {
  const row = (days: number, amountFen: number) => ({
    ...{ promoterId: "C", availableAtMs: PAID_MS + days * DAY_MS, amountFen: fen(amountFen) },
  });
  const schedule = [row(3, -10), row(9, 600), row(5, 410)];
  const known = { case: { ...caseOf([paid, received]), schedule }, titles: [] };
  expect(shareShown(known, "C", "粉丝 · 1", at(PAID_MS + 2 * DAY_MS))).toMatchObject({
    ...{ state: "pending", availableAtMs: PAID_MS + 5 * DAY_MS },
  });
});
