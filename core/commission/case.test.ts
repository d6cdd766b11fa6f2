import { bookedFen, type Case, emptyCase, orderState, recordFact } from "#core/commission/case.ts";
import type { Fact, PaidFact, RefundFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, GUARD_BAND_MS } from "#core/time.ts";
import { aLine, aPlan, aPromoter, among, anOrder, rate } from "#tests/fixtures.ts";

const plan = aPlan({ rates: [rate(1, 800)] });
const paid: PaidFact = priceOrder(
  anOrder([aLine("tea", 10_001)]),
  { transactionId: "t1", amountFen: fen(10_001), successAtMs: 0 },
  { plan, version: 1 },
  among([aPromoter("C")]),
);
const refund = (id: string, refundFen: number): RefundFact => ({
  key: `refund/${id}`,
  lines: [{ sku: "tea", refundFen: fen(refundFen) }],
});
const received = (receivedAtMs: number): Fact => ({ key: "received", receivedAtMs });

const record = (known: Case, fact: Fact, atMs: number): Case => {
  const recorded = recordFact(known, fact, atMs);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return recorded.value;
};
const after = (...facts: [Fact, number][]) =>
  facts.reduce((known, [fact, atMs]) => record(known, fact, atMs), emptyCase("O1", "U1"));
const postings = (known: Case) =>
  known.entries.map(
    ({ cause, postings: [one] }) => `${cause}: ${one?.from} → ${one?.to} ${one?.amountFen}`,
  );
const rows = (known: Case) =>
  known.schedule.map(({ availableAtMs, amountFen }) => [availableAtMs, amountFen]);

it("books what is owed, and takes back what a refund undoes", () => {
  expect(postings(after([paid, 0], [refund("r1", 5_001), 1]))).toEqual([
    "paid: brand:commission → pending:C 800", // 800.08 fen, rounded down.
    "refund/r1: pending:C → brand:commission 400",
  ]);
});

it("books a refund that came before its payment together with the payment", () => {
  const known = after([refund("r1", 5_001), 0], [paid, 1]);
  expect(postings(known)).toEqual(["paid: brand:commission → pending:C 400"]);
});

it("does not change for a fact that it knows: the very same case comes back", () => {
  const known = after([paid, 0], [refund("r1", 1), 0], [received(5), 5]);
  for (const fact of [paid, refund("r1", 1), received(5), received(9)]) {
    expect(record(known, fact, 99)).toBe(known);
  }
});

it.each([
  ["another transaction", { ...paid, transactionId: "t2" }],
  ["another amount", { ...paid, amountFen: fen(1) }],
  ["another time", { ...paid, successAtMs: 1 }],
  ["a refund of another amount", refund("r1", 2)],
])("refuses %s under a known key, and changes nothing", (_, fact) => {
  const known = after([paid, 0], [refund("r1", 1), 0]);
  expect(recordFact(known, fact, 1)).toEqual({
    ok: false,
    error: { code: "fact_conflict", key: fact.key },
  });
});

it("does not mind what a plan published since would say of a payment that it knows", () => {
  const known = after([paid, 0]);
  expect(record(known, { ...paid, capBp: 1 as PaidFact["capBp"], payees: [] }, 9)).toBe(known);
});

it("refuses the 51st refund", () => {
  let known = after([paid, 0]);
  for (let n = 1; n <= 50; n++) known = record(known, refund(`r${n}`, 1), n);
  expect(recordFact(known, refund("r51", 1), 51)).toMatchObject({
    error: { code: "refunds_full" },
  });
});

describe("becomes available", () => {
  it.each<[string, [Fact, number][], number]>([
    ["45 days after payment without a receipt", [[paid, 0]], 45 * DAY_MS],
    [
      "15 days after receipt",
      [
        [paid, 0],
        [received(DAY_MS), DAY_MS],
      ],
      16 * DAY_MS,
    ],
    [
      "15 days after a receipt that was told first",
      [
        [received(DAY_MS), DAY_MS],
        [paid, DAY_MS],
      ],
      16 * DAY_MS,
    ],
    [
      "as without, when the receipt came too late",
      [
        [paid, 0],
        [received(46 * DAY_MS), 44 * DAY_MS],
      ],
      45 * DAY_MS,
    ],
  ])("%s", (_, facts, expectedMs) => {
    expect(rows(after(...facts))).toEqual([[expectedMs, 800]]);
  });

  it("just past the guard band when the due time is over already", () => {
    const nowMs = 90 * DAY_MS;
    expect(rows(after([paid, nowMs]))).toEqual([[nowMs + GUARD_BAND_MS + 1, 800]]);
  });

  it("keeps a final row, and takes back in a row of its own", () => {
    const dueMs = 45 * DAY_MS;
    const nowMs = dueMs - GUARD_BAND_MS;
    expect(rows(after([paid, 0], [refund("r1", 10_001), nowMs]))).toEqual([
      [dueMs, 800],
      [nowMs + GUARD_BAND_MS + 1, -800],
    ]);
    expect(rows(after([paid, 0], [refund("r1", 10_001), nowMs - 1]))).toEqual([]);
  });
});

it("tells how far an order has come", () => {
  expect(orderState(null)).toBe("created");
  expect(orderState(after([refund("r", 1), 0]))).toBe("created");
  expect(orderState(after([paid, 0]))).toBe("paid");
  expect(orderState(after([paid, 0], [received(1), 1]))).toBe("received");
});

it("books to the person who earned, and to nobody else", () => {
  const known = after([paid, 0]);
  expect(bookedFen(known, "C")).toBe(800);
  expect(bookedFen(known, "A")).toBe(0);
});
