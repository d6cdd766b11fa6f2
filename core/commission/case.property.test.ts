import fc from "fast-check";
import { bookedFen, type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact, RefundFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { basisPoints, fen } from "#core/money.ts";
import { DISTANCES } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { aLine, aPlan, aPromoter, among, anOrder, rate } from "#tests/fixtures.ts";

const PEOPLE = ["C", "B", "A"];
const anyFen = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 10_000_000 }));
const anyBp = fc.integer({ min: 0, max: 10_000 });
const anySku = fc.constantFrom("tea", "cup", "pot");
const anyLines = fc.array(fc.record({ sku: anySku, paidFen: anyFen }), {
  minLength: 1,
  maxLength: 4,
});
const anyRefunds = fc.uniqueArray(fc.record({ id: fc.nat(9), sku: anySku, refundFen: anyFen }), {
  selector: ({ id }) => id,
  maxLength: 5,
});
const anyPlan = fc
  .record({ bps: fc.tuple(anyBp, anyBp, anyBp), capBp: anyBp, perOrderCapFen: anyFen })
  .map(({ bps, capBp, perOrderCapFen }) =>
    aPlan({
      rates: DISTANCES.map((distance, i) => rate(distance, bps[i] ?? 0)),
      capBp: basisPoints(capBp),
      perOrderCapFen: fen(perOrderCapFen),
    }),
  );
const anyHistory = fc
  .record({ lines: anyLines, refunds: anyRefunds, plan: anyPlan })
  .map(({ lines, refunds, plan }) => {
    const paid = priceOrder(
      anOrder(lines.map(({ sku, paidFen }) => aLine(sku, paidFen))),
      { transactionId: "t", amountFen: fen(1), successAtMs: 0 },
      { plan, version: 1 },
      among(PEOPLE.map((id) => aPromoter(id))),
    );
    const taken = refunds.map(({ id, sku, refundFen }): RefundFact => ({
      key: `refund/${id}`,
      lines: [{ sku, refundFen: fen(refundFen) }],
    }));
    return {
      plan,
      lines,
      facts: [paid, ...taken, { key: "received", receivedAtMs: DAY_MS } as const],
    };
  });

/** Tells the facts in an order and at times that `seeds` shuffle; each twice. */
function told(facts: readonly Fact[], seeds: fc.Stream<number>): Case {
  const shuffled = [...facts, ...facts]
    .map((fact) => ({ fact, at: seeds.next().value as number }))
    .sort((a, b) => a.at - b.at);
  return shuffled.reduce(
    (known, { fact, at }) => {
      const recorded = recordFact(known, fact, at);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    emptyCase("O1", "U1"),
  );
}
const anyTimes = fc.infiniteStream(fc.integer({ min: 0, max: 60 * DAY_MS }));
const booked = (known: Case) => PEOPLE.map((id) => bookedFen(known, id));

it("books the same whatever the order, the number and the time of the notices", () => {
  fc.assert(
    fc.property(anyHistory, anyTimes, anyTimes, ({ facts }, some, others) => {
      expect(booked(told(facts, some))).toEqual(booked(told(facts, others)));
    }),
  );
});

it("schedules for each person exactly what is booked, and final rows never change", () => {
  fc.assert(
    fc.property(anyHistory, anyTimes, ({ facts }, times) => {
      const known = told(facts, times);
      for (const id of PEOPLE) {
        const own = known.schedule.filter(({ promoterId }) => promoterId === id);
        expect(own.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(bookedFen(known, id));
      }
    }),
  );
});

it("never pays above the caps, and pays nothing of what was all refunded", () => {
  fc.assert(
    fc.property(anyHistory, ({ facts, plan }) => {
      const shares = sharesOf(facts);
      const total = shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
      expect(total).toBeLessThanOrEqual(plan.perOrderCapFen);
      for (const share of shares) {
        // Big integers, so that the oracle shares no rounding with what it checks.
        const exact = BigInt(share.baseFen) * BigInt(share.rateBp);
        expect(BigInt(share.amountFen) * 10_000n <= exact).toBe(true);
        if (share.baseFen === 0) expect(share.amountFen).toBe(0);
      }
    }),
  );
});

it("owes each line's exact share less under one fen where no cap binds", () => {
  fc.assert(
    fc.property(anyLines, anyBp, (lines, bp) => {
      const plan = aPlan({
        rates: [rate(1, bp)],
        capBp: basisPoints(10_000),
        perOrderCapFen: fen(100_000_000_000),
      });
      const paid = priceOrder(
        anOrder(lines.map(({ sku, paidFen }) => aLine(sku, paidFen))),
        { transactionId: "t", amountFen: fen(1), successAtMs: 0 },
        { plan, version: 1 },
        among(PEOPLE.map((id) => aPromoter(id))),
      );
      for (const { baseFen, amountFen } of sharesOf([paid])) {
        const shortfall = BigInt(baseFen) * BigInt(bp) - BigInt(amountFen) * 10_000n;
        expect(shortfall >= 0n && shortfall < 10_000n).toBe(true);
      }
    }),
  );
});
