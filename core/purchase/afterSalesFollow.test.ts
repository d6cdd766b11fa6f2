import { fen } from "#core/money.ts";
import type { AfterSales, AfterSalesState } from "#core/purchase/afterSales.ts";
import { AFTER_SALES_STATES } from "#core/purchase/afterSales.ts";
import { askAfterSales } from "#core/purchase/afterSalesAsk.ts";
import {
  afterSalesDueMs,
  askUntilMs,
  deadlineMs,
  isOverdue,
  isWithoutReason,
  waitsForStaff,
} from "#core/purchase/afterSalesDeadlines.ts";
import { agree } from "#core/purchase/afterSalesDecide.ts";
import { followAfterSales, tendAfterSales } from "#core/purchase/afterSalesFollow.ts";
import {
  asking,
  boughtGoods,
  boughtLine,
  give,
  NOTHING_KNOWN,
  paidMoney,
  withFact,
} from "#core/purchase/testing/boughtGoods.ts";
import { DAY_MS } from "#core/time.ts";

const bought = boughtGoods([boughtLine("tea-1", 3, 10_000)], 800);
const money = paidMoney(bought);
const parts = { lines: [{ sku: "tea-1", refundFen: fen(3_333) }], freightFen: fen(0) };
const asked = give(
  askAfterSales(bought, asking(), { facts: money.known.facts, ...NOTHING_KNOWN }, 0),
);
const word = { id: "as1", by: "s", text: "", lines: [], freightFen: null };
const refunding = give(agree(asked, money, word, DAY_MS));
const first = ({ afterSales }: typeof bought): AfterSales => afterSales[0]!;
const told = { key: "refund-asked/as1", ...parts, reason: "x", by: "s" } as const;
const known = withFact(money.known, told);

describe("following the money", () => {
  it("is done when WeChat paid back, ends the hold and tells the buyer, once", () => {
    const { facts } = withFact(known, { key: "refund/as1", ...parts });
    const done = followAfterSales(refunding, facts, 2 * DAY_MS);
    expect(first(done)).toMatchObject({ state: "done", dueAtMs: null });
    expect(done.tasks.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["endHold/as1", "message/as1/refunded"]),
    );
    expect(followAfterSales(done, facts, 3 * DAY_MS)).toBe(done);
  });

  it("waits while WeChat has not ended it, and for what it does not know", () => {
    expect(followAfterSales(refunding, known.facts, 9)).toBe(refunding);
    expect(followAfterSales(refunding, money.known.facts, 9)).toBe(refunding);
    expect(followAfterSales(asked, [], 9)).toBe(asked);
    expect(followAfterSales(bought, known.facts, 9)).toBe(bought);
  });

  it("is staff's again when WeChat closed it, or when nothing is left for it", () => {
    const closed = withFact(known, { key: "refund-ended/as1", state: "closed" });
    const elsewhere = withFact(money.known, {
      ...{ key: "refund/x", lines: [{ sku: "tea-1", refundFen: fen(6_668) }], freightFen: fen(0) },
    });
    for (const { facts } of [closed, elsewhere]) {
      const back = followAfterSales(refunding, facts, 2 * DAY_MS);
      expect(first(back)).toMatchObject({ state: "asked", dueAtMs: 5 * DAY_MS });
      expect(first(back).notes).toMatchObject([{ by: "", atMs: 2 * DAY_MS }]);
      expect(back.asksStaff).toBe(true);
      expect(back.tasks.map(({ key }) => key)).not.toContain("refund/as1");
      expect(followAfterSales(back, facts, 3 * DAY_MS)).toBe(back);
    }
  });

  it("takes late word of a refund that was closed, and of none that was refused", () => {
    const closed = withFact(known, { key: "refund-ended/as1", state: "closed" });
    const back = followAfterSales(refunding, closed.facts, 2 * DAY_MS);
    const { facts } = withFact(closed, { key: "refund/as1", ...parts });
    expect(first(followAfterSales(back, facts, 3 * DAY_MS)).state).toBe("done");
    const refused = { ...back, afterSales: [{ ...first(back), state: "refused" as const }] };
    expect(followAfterSales(refused, facts, 3 * DAY_MS)).toBe(refused);
  });

  it("leaves a refund that was asked for although less is left", () => {
    const { facts } = withFact(known, {
      ...{ key: "refund/x", lines: [{ sku: "tea-1", refundFen: fen(9_000) }], freightFen: fen(0) },
    });
    expect(followAfterSales(refunding, facts, 9)).toBe(refunding);
  });
});

describe("deadlines", () => {
  const standing = (state: AfterSalesState, changes: Partial<AfterSales> = {}) => {
    const moved = { ...first(asked), state, stateAtMs: 0, kind: "return" as const, ...changes };
    const one: AfterSales = { ...moved, dueAtMs: deadlineMs(moved) };
    return { ...bought, afterSales: [one] };
  };
  it.each<[AfterSalesState, days: number | null, whose: string, after: AfterSalesState]>([
    ["asked", 3, "staff", "asked"],
    ["agreed", 7, "buyer", "withdrawn"],
    ["sent", 7, "staff", "sent"],
    ["arrived", 7, "staff", "arrived"],
    ["refunding", 7, "wechat", "refunding"],
    ["reshipped", 7, "buyer", "done"],
    ["done", null, "", "done"],
    ["refused", null, "", "refused"],
    ["withdrawn", null, "", "withdrawn"],
  ])("%s: %p days", (state, days, whose, after) => {
    const kind = state === "reshipped" ? "exchange" : "return";
    const before = standing(state, { kind });
    const one = first(before);
    const endMs = days === null ? null : days * DAY_MS;
    expect(one.dueAtMs).toBe(endMs);
    expect(waitsForStaff(one)).toBe(whose === "staff");
    const isTimers = whose === "buyer" || whose === "wechat";
    expect(afterSalesDueMs(before)).toBe(isTimers ? endMs : null);
    const lateMs = endMs ?? 99 * DAY_MS;
    expect(tendAfterSales(before, lateMs - 1)).toBe(before);
    const tended = tendAfterSales(before, lateMs);
    expect(first(tended).state).toBe(after);
    const isFlag = whose === "staff" || whose === "wechat";
    expect([isOverdue(one, lateMs - 1), isOverdue(one, lateMs)]).toEqual([false, isFlag]);
    expect(tended === before).toBe(!isTimers);
    expect(afterSalesDueMs(tended)).toBeNull();
    expect(tendAfterSales(tended, lateMs + DAY_MS)).toBe(tended);
    expect(AFTER_SALES_STATES).toContain(state);
  });

  it("counts the money's seven days from when the goods came back", () => {
    for (const state of ["arrived", "refunding"] as const) {
      const late = { state, stateAtMs: 5 * DAY_MS, arrivedAtMs: DAY_MS };
      expect(deadlineMs(late)).toBe(8 * DAY_MS);
    }
    expect(deadlineMs({ state: "sent", stateAtMs: 5, arrivedAtMs: 1 })).toBe(5 + 7 * DAY_MS);
  });

  it("a late refund is told to staff, with a note, and is no matter of the timer then", () => {
    const late = tendAfterSales(standing("refunding"), 7 * DAY_MS);
    expect([first(late).isLate, late.asksStaff, first(late).notes.length]).toEqual([true, true, 1]);
    expect(waitsForStaff(first(late))).toBe(true);
  });

  it("begins with receipt", () => {
    expect(askUntilMs({ receivedAtMs: null }, 15)).toBeNull();
    expect(askUntilMs({ receivedAtMs: 5 }, 15)).toBe(5 + 15 * DAY_MS);
  });

  it.each<[AfterSales["kind"], number | null, number, boolean]>([
    ["return", null, 99 * DAY_MS, true],
    ["return", 0, 7 * DAY_MS, true],
    ["return", 0, 7 * DAY_MS + 1, false],
    ["refund", 0, DAY_MS, false],
    ["exchange", 0, DAY_MS, false],
  ])(
    "a %s of goods received at %p, asked at %p, without a reason: %p",
    (kind, at, askedAtMs, is) => {
      expect(isWithoutReason({ receivedAtMs: at }, { kind, askedAtMs })).toBe(is);
    },
  );
});
