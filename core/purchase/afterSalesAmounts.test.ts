import { fen } from "#core/money.ts";
import type { AfterSales, AfterSalesLine } from "#core/purchase/afterSales.ts";
import {
  exceeded,
  moneyLeft,
  piecesInside,
  piecesLeft,
  piecesOut,
  piecesToSendBack,
  worthFen,
} from "#core/purchase/afterSalesAmounts.ts";
import { freightBackFen, giftsLeft, isWhole } from "#core/purchase/afterSalesWhole.ts";
import {
  aParcel,
  boughtGoods,
  boughtLine,
  paidMoney,
  withFact,
} from "#core/purchase/testing/boughtGoods.ts";

const line = (at: number, quantity: number, refundFen: number, unshipped = 0): AfterSalesLine => ({
  ...{ line: at, sku: ["tea-1", "cup-1", "tea-1"][at] ?? "", quantity, refundFen: fen(refundFen) },
  ...{ unshipped, againSku: null },
});
const one = (changes: Partial<AfterSales>): AfterSales => ({
  ...{ id: "as1", kind: "refund", state: "asked", lines: [], freightFen: fen(0), reason: "other" },
  ...{ text: "", pictures: [], askedAtMs: 0, stateAtMs: 0, dueAtMs: null, decision: null },
  ...{ back: null, arrivedAtMs: null, again: null, refundIds: [], isLate: false, notes: [] },
  ...changes,
});
/** 3 of tea for 100.00, 2 cups for 50.00, and tea once more as a gift. */
const bought = (afterSales: readonly AfterSales[], parcel: readonly number[] = []) =>
  boughtGoods(
    [
      boughtLine("tea-1", 3, 10_000),
      boughtLine("cup-1", 2, 5_000),
      boughtLine("tea-1", 1, 0, { gift: true }),
    ],
    800,
    { afterSales, parcels: parcel.length > 0 ? [aParcel(parcel)] : [] },
  );

it.each<[string, Partial<AfterSales>, left: number, out: number]>([
  ["under way", {}, 1, 1],
  ["paid back", { state: "done" }, 1, 1],
  ["refused", { state: "refused" }, 3, 3],
  ["withdrawn", { state: "withdrawn" }, 3, 3],
  ["being exchanged", { kind: "exchange", state: "reshipped" }, 1, 1],
  ["exchanged: the buyer has them again", { kind: "exchange", state: "done" }, 3, 3],
])("of 3 pieces, 2 %s, there are left", (_, changes, left, out) => {
  const purchase = bought([one({ lines: [line(0, 2, 0)], ...changes })], [3]);
  expect([piecesLeft(purchase, 0), piecesToSendBack(purchase, 0)]).toEqual([left, out]);
  expect(piecesLeft(purchase, 0, "as1")).toBe(3);
  expect([piecesLeft(purchase, 1), piecesLeft(purchase, 9)]).toEqual([2, 0]);
});

it("tells what has left and what has not", () => {
  const split = bought([one({ state: "refunding", lines: [line(0, 2, 0, 1)] })], [2]);
  expect([piecesOut(split, 0), piecesInside(split, 0), piecesInside(split, 0, "as1")]).toEqual([
    2, 0, 1,
  ]);
  expect(piecesToSendBack(split, 0)).toBe(1);
  const pickup = (redeemed: boolean) => ({
    ...bought([one({ state: "done", lines: [line(0, 1, 0, 1)] })]),
    delivery: {
      ...({ kind: "pickup", name: "", phone: "", code: "1" } as const),
      redeemed: redeemed ? { atMs: 1, by: "s" } : null,
    },
  });
  expect([piecesOut(pickup(false), 0), piecesOut(pickup(true), 0)]).toEqual([0, 2]);
});

it("is worth in proportion, rounded down; the last pieces take the rest, whatever was given before", () => {
  const worths = (afterSales: readonly AfterSales[]) =>
    [1, 2, 3].map((n) => worthFen(bought(afterSales), 0, n));
  expect(worths([])).toEqual([3_333, 6_666, 10_000]);
  const half = one({ state: "done", lines: [line(0, 1, 1)] });
  expect(worths([half]).slice(0, 2)).toEqual([3_333, 6_667]);
  const exchanged = one({ kind: "exchange", state: "done", lines: [line(0, 1, 0)] });
  expect(worths([exchanged])).toEqual([3_333, 6_666, 10_000]);
  expect([worthFen(bought([]), 9, 1), worthFen(bought([]), 0, 0)]).toEqual([0, 0]);
});

describe("what can still be given back", () => {
  const left = (afterSales: readonly AfterSales[], facts = paidMoney(bought([])).known.facts) => {
    const { lines, skus, freightFen } = moneyLeft(bought(afterSales), facts);
    return [...lines, skus.get("tea-1"), freightFen];
  };
  const asking = one({ lines: [line(0, 1, 3_000)], freightFen: fen(300) });

  it("is less by what was promised, once", () => {
    expect(left([])).toEqual([10_000, 5_000, 0, 10_000, 800]);
    expect(left([asking])).toEqual([7_000, 5_000, 0, 7_000, 500]);
    const sent = { ...asking, state: "refunding" as const, refundIds: ["as1"] };
    expect(left([sent])).toEqual([7_000, 5_000, 0, 7_000, 500]);
    const parts = { lines: [{ sku: "tea-1", refundFen: fen(3_000) }], freightFen: fen(300) };
    const told = { key: "refund-asked/as1", ...parts, reason: "x", by: "s" } as const;
    const { known } = paidMoney(bought([]));
    const asked = withFact(known, told);
    expect(left([sent], asked.facts)).toEqual([7_000, 5_000, 0, 7_000, 500]);
    const paidBack = withFact(asked, { key: "refund/as1", ...parts });
    expect(left([sent], paidBack.facts)).toEqual([7_000, 5_000, 0, 7_000, 500]);
    expect(left([{ ...sent, state: "done" }], paidBack.facts)).toEqual([
      7_000, 5_000, 0, 7_000, 500,
    ]);
    const closed = withFact(asked, { key: "refund-ended/as1", state: "closed" });
    expect(left([sent], closed.facts)).toEqual([7_000, 5_000, 0, 7_000, 500]);
    expect(left([{ ...sent, state: "refused" }], closed.facts)).toEqual(left([]));
  });

  it("is less by what staff gave back elsewhere", () => {
    const some = { key: "refund/x", lines: [{ sku: "tea-1", refundFen: fen(9_000) }] } as const;
    const { facts } = withFact(paidMoney(bought([])).known, { ...some, freightFen: fen(800) });
    expect(left([], facts)).toEqual([1_000, 5_000, 0, 1_000, 0]);
    expect(left([asking], facts)).toEqual([0, 5_000, 0, 0, 0]);
  });

  it("is of no line more than was paid for it, whatever is left of its sku", () => {
    const lines = [boughtLine("tea-1", 3, 10_000), boughtLine("tea-1", 1, 5_000)];
    const taken = one({ lines: [line(0, 1, 9_000)] });
    const { lines: left, skus } = moneyLeft(boughtGoods(lines, 0, { afterSales: [taken] }), []);
    expect([...left, skus.get("tea-1")]).toEqual([1_000, 5_000, 6_000]);
  });

  it("is one sum for lines of one sku", () => {
    const lefts = {
      lines: [fen(600), fen(0), fen(600)],
      skus: new Map([["tea-1", fen(1_000)]]),
      freightFen: fen(5),
    };
    const both = (second: number) => ({
      ...{ lines: [line(0, 1, 600), line(2, 1, second)], freightFen: fen(5) },
    });
    expect(exceeded(both(400), lefts)).toBeNull();
    expect(exceeded(both(401), lefts)).toEqual({ code: "amount_exceeded", line: 2, leftFen: 400 });
    const freight = { lines: [], freightFen: fen(6) };
    expect(exceeded(freight, lefts)).toEqual({ code: "amount_exceeded", line: null, leftFen: 5 });
  });
});

describe("the freight", () => {
  const all = [line(0, 3, 10_000), line(1, 2, 5_000)];
  const wish = (changes: Partial<AfterSales> = {}) => one({ lines: all, ...changes });
  const rest = (state: AfterSales["state"], kind: AfterSales["kind"] = "refund") =>
    one({ id: "as0", kind, state, lines: [line(0, 3, 10_000)] });

  it.each<[string, Parameters<typeof bought>, AfterSales, asked: boolean, decided: boolean]>([
    ["everything", [[]], wish(), true, true],
    ["all but one", [[]], wish({ lines: [line(0, 2, 1), line(1, 2, 1)] }), false, false],
    ["everything, but a piece was shipped", [[], [0, 1]], wish(), false, false],
    ["everything, but the gift was shipped", [[], [0, 0, 1]], wish(), false, false],
    ["a return", [[]], wish({ kind: "return" }), false, false],
    [
      "the rest, of which some was paid back",
      [[rest("done")]],
      wish({ lines: all.slice(1) }),
      true,
      true,
    ],
    [
      "the rest, of which some is being paid back",
      [[rest("refunding")]],
      wish({ lines: all.slice(1) }),
      true,
      true,
    ],
    [
      "the rest, of which some was asked for",
      [[rest("asked")]],
      wish({ lines: all.slice(1) }),
      true,
      false,
    ],
    [
      "the rest, of which some was refused",
      [[rest("refused")]],
      wish({ lines: all.slice(1) }),
      false,
      false,
    ],
    [
      "the rest, of which some is exchanged",
      [[rest("asked", "exchange")]],
      wish({ lines: all.slice(1) }),
      false,
      false,
    ],
  ])("goes back with %s, or not", (_, purchase, asked, isAsked, isDecided) => {
    const goods = bought(...purchase);
    const left = moneyLeft(goods, []);
    expect(isWhole(goods, asked, "asked")).toBe(isAsked);
    expect(freightBackFen(goods, asked, left, "asked")).toBe(isAsked ? 800 : 0);
    expect(freightBackFen(goods, asked, left, "decided")).toBe(isDecided ? 800 : 0);
  });

  it("leaves the gifts that nobody asked for", () => {
    const gift = { line: 2, quantity: 1, refundFen: 0, unshipped: 1 };
    expect(giftsLeft(bought([]), wish())).toMatchObject([gift]);
    expect(giftsLeft(bought([]), wish({ lines: [...all, line(2, 1, 0)] }))).toEqual([]);
    expect(giftsLeft(bought([one({ id: "as0", lines: [line(2, 1, 0, 1)] })]), wish())).toEqual([]);
  });
});
