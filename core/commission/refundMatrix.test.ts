import fc from "fast-check";
import { bookedFen, type Case, emptyCase } from "#core/commission/case.ts";
import type { Fact, RefundFact } from "#core/commission/facts.ts";
import { sharesOf } from "#core/commission/shares.ts";
import {
  caseAfter,
  paidFor,
  PEOPLE,
  refundOf,
  soldOrder,
  tell,
} from "#core/commission/testing/soldOrder.ts";
import { auditCase } from "#core/audit/case.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS, GUARD_BAND_MS } from "#core/time.ts";

/** Goal: whenever a refund comes, whoever earned gives back exactly his own part of it (docs/domain/refunds.md). */
const paid = paidFor();
const received: Fact = { key: "received", receivedAtMs: 0 };
const DUE_MS = 15 * DAY_MS;
const half = refundOf("r1", { tea: 5_000 });
const rows = (known: Case, id: string) =>
  known.schedule
    .filter(({ promoterId }) => promoterId === id)
    .map(({ availableAtMs, amountFen }) => [availableAtMs, amountFen]);
const entries = (known: Case) =>
  known.entries.map(({ cause, postings }) => [
    cause,
    ...postings.map(({ from, to, amountFen }) => `${from} ${to} ${amountFen}`),
  ]);
const wrong = (known: Case) => auditCase(known, soldOrder, "declared");

describe("everybody and every component is reversed at its own rate", () => {
  const cap = (changes: Partial<Plan>): Partial<Plan> => changes;
  const LINE_CAP = cap({ capBp: basisPoints(1_600) });
  const ORDER_CAP = cap({ perOrderCapFen: fen(1_500) });
  it.each<[string, Partial<Plan>, RefundFact[], number[], number[]]>([
    //                                                              tea: C, B, A      cup: C, B, A
    ["nothing", {}, [], [1_000, 500, 300], [200, 50, 30]],
    ["a third of the tea", {}, [refundOf("r", { tea: 3_333 })], [666, 333, 200], [200, 50, 30]],
    ["one fen of a cup", {}, [refundOf("r", { cup: 1 })], [1_000, 500, 300], [199, 49, 29]],
    ["all cups", {}, [refundOf("r", { cup: 1_000 })], [1_000, 500, 300], [0, 0, 0]],
    ["some of both", {}, [refundOf("r", { tea: 1_000, cup: 500 })], [900, 450, 270], [100, 25, 15]],
    [
      "both, by two refunds",
      {},
      [refundOf("r", { tea: 1_000 }), refundOf("s", { cup: 500 })],
      [900, 450, 270],
      [100, 25, 15],
    ],
    ["more tea than was paid", {}, [refundOf("r", { tea: 20_000 })], [0, 0, 0], [200, 50, 30]],
    ["a gift", {}, [refundOf("r", { card: 100 })], [1_000, 500, 300], [200, 50, 30]],
    ["freight", {}, [refundOf("r", {}, { freight: 800 })], [1_000, 500, 300], [200, 50, 30]],
    [
      "tea and freight",
      {},
      [refundOf("r", { tea: 5_000 }, { freight: 800 })],
      [500, 250, 150],
      [200, 50, 30],
    ],
    ["nothing, under a line's cap", LINE_CAP, [], [1_000, 500, 100], [160, 0, 0]],
    ["half, under a line's cap", LINE_CAP, [half], [500, 250, 50], [160, 0, 0]],
    ["nothing, under the order's cap", ORDER_CAP, [], [1_000, 300, 0], [200, 0, 0]],
    // The cap has room again: what it cut before is owed now.
    ["half, under the order's cap", ORDER_CAP, [half], [500, 250, 150], [200, 50, 30]],
    ["a fifth, under it", ORDER_CAP, [refundOf("r", { tea: 2_000 })], [800, 400, 50], [200, 50, 0]],
    [
      "everything",
      {},
      [refundOf("r", { tea: 10_000, cup: 1_000 }, { freight: 800 })],
      [0, 0, 0],
      [0, 0, 0],
    ],
  ])("%s", (_, plan, refunds, tea, cup) => {
    const facts = [paidFor(plan), ...refunds];
    const shares = sharesOf(facts);
    const of = (wanted: string) =>
      PEOPLE.map((id) => shares.find((one) => one.sku === wanted && one.promoterId === id)).map(
        (share) => share?.amountFen,
      );
    expect([of("tea"), of("cup")]).toEqual([tea, cup]);
    const known = caseAfter(...facts.map((fact, at): [Fact, number] => [fact, at]));
    const both = (tea as number[]).map((amount, i) => amount + (cup[i] ?? 0));
    expect(PEOPLE.map((id) => bookedFen(known, id))).toEqual(both);
    expect(wrong(known)).toEqual([]);
  });
});

describe("the moment of a refund", () => {
  const inBandMs = DUE_MS - GUARD_BAND_MS;
  const afterBand = (atMs: number) => atMs + GUARD_BAND_MS + 1;
  it.each<[string, Case, number[][]]>([
    [
      "before the payment's notice",
      caseAfter([half, 0], [received, 1], [paid, 2]),
      [[DUE_MS, 700]],
    ],
    ["while frozen", caseAfter([paid, 0], [received, 1], [half, DAY_MS]), [[DUE_MS, 700]]],
    [
      "the instant before the guard band",
      caseAfter([paid, 0], [received, 1], [half, inBandMs - 1]),
      [[DUE_MS, 700]],
    ],
    [
      "inside the guard band",
      caseAfter([paid, 0], [received, 1], [half, inBandMs]),
      [
        [DUE_MS, 1_200],
        [afterBand(inBandMs), -500],
      ],
    ],
    [
      "matured",
      caseAfter([paid, 0], [received, 1], [half, 20 * DAY_MS]),
      [
        [DUE_MS, 1_200],
        [afterBand(20 * DAY_MS), -500],
      ],
    ],
    [
      "after a year",
      caseAfter([paid, 0], [received, 1], [half, 365 * DAY_MS]),
      [
        [DUE_MS, 1_200],
        [afterBand(365 * DAY_MS), -500],
      ],
    ],
  ])("%s", (_, known, expected) => {
    expect(rows(known, "C")).toEqual(expected);
    expect(PEOPLE.map((id) => bookedFen(known, id))).toEqual([700, 300, 180]);
    expect(wrong(known)).toEqual([]);
  });

  it("books one entry when it came first, and another one when it came later", () => {
    expect(entries(caseAfter([half, 0], [paid, 1]))).toEqual([
      [
        "paid",
        "brand:commission pending:C 700",
        "brand:commission pending:B 300",
        "brand:commission pending:A 180",
      ],
    ]);
    expect(entries(caseAfter([paid, 0], [half, 1])).at(-1)).toEqual([
      "refund/r1",
      "pending:C brand:commission 500",
      "pending:B brand:commission 250",
      "pending:A brand:commission 150",
    ]);
  });

  it("is taken back at once after a receipt that moved the due time past a final row", () => {
    const lateMs = 45 * DAY_MS - GUARD_BAND_MS; // Without a receipt it was due after 45 days.
    const late: Fact = { key: "received", receivedAtMs: lateMs };
    const known = caseAfter([paid, 0], [late, lateMs], [half, 46 * DAY_MS]);
    expect(rows(known, "C")).toEqual([
      [45 * DAY_MS, 1_200],
      [afterBand(46 * DAY_MS), -500],
    ]);
  });
});

it("takes 50 refunds over a year, each at its own rate, and ends with nothing for everybody", () => {
  let known = caseAfter([paid, 0], [received, 1]);
  for (let n = 1; n <= 50; n++) {
    known = tell(known, refundOf(`r${n}`, { tea: 200, cup: 20 }), n * 7 * DAY_MS);
    // Of each component what is left, at its rate, rounded down: exactly, after every single one.
    const left = [10_000 - 200 * n, 1_000 - 20 * n] as const;
    expect(bookedFen(known, "C")).toBe(left[0] / 10 + left[1] / 5);
    expect(bookedFen(known, "B")).toBe(left[0] / 20 + left[1] / 20);
    expect(wrong(known)).toEqual([]);
  }
  expect(known.entries).toHaveLength(51);
  expect(PEOPLE.map((id) => bookedFen(known, id))).toEqual([0, 0, 0]);
  const sums = PEOPLE.map((id) => rows(known, id).reduce((sum, [, amount = 0]) => sum + amount, 0));
  expect(sums).toEqual([0, 0, 0]);
});

it.each(["refund", "complaint", "chargeback"] as const)("weighs a %s like any other", (source) => {
  const told = caseAfter([paid, 0], [refundOf("r1", { tea: 5_000 }, { source }), DAY_MS]);
  expect(entries(told)).toEqual(entries(caseAfter([paid, 0], [half, DAY_MS])));
  expect(tell(told, half, 2 * DAY_MS)).toBe(told); // WeChat's notice of it, say, knows no source.
});

describe("any order, repetition and split", () => {
  const anyFen = fc.integer({ min: 0, max: 6_000 });
  const anyGoods = fc.array(fc.record({ sku: fc.constantFrom("tea", "cup"), fen: anyFen }), {
    maxLength: 8,
  });
  const anyTimes = fc.infiniteStream(fc.integer({ min: 0, max: 365 * DAY_MS }));
  const anyCaps = fc.record({
    capBp: fc.integer({ min: 0, max: 4_000 }).map(basisPoints),
    perOrderCapFen: fc.integer({ min: 0, max: 3_000 }).map(fen),
  });

  /** Tells the facts twice each, in the order of times that a stream gives. */
  function told(facts: readonly Fact[], times: fc.Stream<number>): Case {
    return [...facts, ...facts]
      .map((fact) => ({ fact, atMs: times.next().value as number }))
      .sort((a, b) => a.atMs - b.atMs)
      .reduce((known, { fact, atMs }) => tell(known, fact, atMs), emptyCase("O1", "U1"));
  }
  const booked = (known: Case) => PEOPLE.map((id) => bookedFen(known, id));

  it("of the same refunds books the same", () => {
    fc.assert(
      fc.property(
        anyCaps,
        anyGoods,
        anyTimes,
        anyTimes,
        fc.nat(99),
        (caps, goods, some, others, percent) => {
          const payment = paidFor(caps);
          const whole = goods.map(({ sku, fen: amount }, i) =>
            refundOf(`w${i}`, { [sku]: amount }),
          );
          const split = goods.flatMap(({ sku, fen: amount }, i) => {
            const part = Math.floor((amount * percent) / 100);
            return [
              refundOf(`a${i}`, { [sku]: part }),
              refundOf(`b${i}`, { [sku]: amount - part }),
            ];
          });
          const one = told([payment, ...whole], some);
          const other = told([...split, received, payment], others);
          expect(booked(one)).toEqual(booked(other));
          expect([...wrong(one), ...wrong(other)]).toEqual([]);
        },
      ),
    );
  });

  it("leaves nothing for anybody once everything went back", () => {
    fc.assert(
      fc.property(anyCaps, anyGoods, anyTimes, (caps, goods, times) => {
        const some = goods.map(({ sku, fen: amount }, i) => refundOf(`r${i}`, { [sku]: amount }));
        const rest = refundOf("rest", { tea: 10_000, cup: 1_000 });
        expect(booked(told([paidFor(caps), ...some, rest], times))).toEqual([0, 0, 0]);
      }),
    );
  });
});
