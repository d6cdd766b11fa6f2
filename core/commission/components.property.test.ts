import fc from "fast-check";
import { auditCase } from "#core/audit/case.ts";
import { bookedFen, type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { earnersOf } from "#core/commission/earners.ts";
import type { Fact, PaidFact, RefundFact } from "#core/commission/facts.ts";
import { basesOf, owedBy, type Share, sharesOf } from "#core/commission/shares.ts";
import { anyPlainPlan, anyPlan } from "#core/commission/testing/anyComponents.ts";
import {
  anyRefunds,
  anySale,
  anySaleUnder,
  CHAIN,
  fullRefund,
  paidOf,
  PEOPLE,
  PAID_MS,
  type Sold,
} from "#core/commission/testing/anySale.ts";
import { fen, sumFen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { DAY_MS } from "#core/time.ts";
import { aPromoter } from "#tests/fixtures.ts";

/** Goal: what must be true of every plan, whatever it combines; each law in one sentence. */
const isSupply = ({ component }: Share) => component === "supply";
const amountOf = (shares: readonly Share[]) => sumFen(shares.map(({ amountFen }) => amountFen));
/** Big integers, so that the oracle shares no rounding with what it checks. */
const capOf = (baseFen: number, { capBp }: PaidFact) => (BigInt(baseFen) * BigInt(capBp)) / 10_000n;
const owed = (sold: Sold, refunds: readonly RefundFact[] = []) =>
  owedBy(sharesOf([paidOf(sold), ...refunds]));

it("pays no line and no order more than its caps, and with supplies no more than was paid", () => {
  fc.assert(
    fc.property(anySale, anyRefunds, (sold, refunds) => {
      const paid = paidOf(sold);
      const facts: Fact[] = [paid, ...refunds];
      const shares = sharesOf(facts);
      const capped = shares.filter((share) => !isSupply(share));
      expect(amountOf(capped)).toBeLessThanOrEqual(paid.perOrderCapFen);
      const bases = basesOf(paid, facts);
      const seats = paid.lines.map(({ rates }) => rates.filter(isPaidOut(paid)).length);
      let from = 0;
      for (const [index, baseFen] of bases.entries()) {
        const ofLine = shares.slice(from, from + (seats[index] ?? 0));
        from += ofLine.length;
        const cappedFen = amountOf(ofLine.filter((share) => !isSupply(share)));
        expect(BigInt(cappedFen) <= capOf(baseFen, paid)).toBe(true);
        expect(amountOf(ofLine)).toBeLessThanOrEqual(baseFen);
      }
      expect(from).toBe(shares.length);
      for (const { amountFen } of shares) expect(amountFen).toBeGreaterThanOrEqual(0);
    }),
  );
});
const isPaidOut =
  ({ payees }: PaidFact) =>
  (rate: PaidFact["lines"][number]["rates"][number]): boolean =>
    "component" in rate
      ? rate.promoterId !== null
      : payees.some(({ distance }) => distance === rate.distance);

it("pays each share at its own rate: a fixed amount in proportion to what is left", () => {
  fc.assert(
    fc.property(anySale, anyRefunds, (sold, refunds) => {
      const paid = paidOf(sold);
      for (const share of sharesOf([paid, ...refunds])) {
        const { baseFen, rateBp, fixedFen, amountFen } = share;
        if (fixedFen === undefined) {
          expect(BigInt(amountFen) * 10_000n <= BigInt(baseFen) * BigInt(rateBp)).toBe(true);
        } else {
          expect(amountFen).toBeLessThanOrEqual(fixedFen);
        }
        if (baseFen === 0) expect(amountFen).toBe(0);
      }
    }),
  );
});

const told = (facts: readonly Fact[], { order }: Sold): Case =>
  facts.reduce(
    (known, fact, index) => {
      const recorded = recordFact(known, fact, PAID_MS + index);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    emptyCase(order._id, order.buyerId),
  );
const booked = (known: Case) => PEOPLE.map((id) => bookedFen(known, id));

it("books the same, whatever the order and the number of the notices", () => {
  const anyNumbers = fc.infiniteStream(fc.nat());
  fc.assert(
    fc.property(anySale, anyRefunds, anyNumbers, (sold, refunds, numbers) => {
      const facts: Fact[] = [paidOf(sold), ...refunds, { key: "received", receivedAtMs: DAY_MS }];
      const shuffled = [...facts, ...facts]
        .map((fact) => ({ fact, at: numbers.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ fact }) => fact);
      expect(booked(told(shuffled, sold))).toEqual(booked(told(facts, sold)));
    }),
  );
});

it("takes back from everybody all that he got when everything is refunded, at once or bit by bit", () => {
  fc.assert(
    fc.property(anySale, anyRefunds, (sold, refunds) => {
      const facts = [paidOf(sold), ...refunds, fullRefund(sold.order)];
      expect([...owedBy(sharesOf(facts)).values()].every((amount) => amount === 0)).toBe(true);
      expect(booked(told(facts, sold)).every((amount) => amount === 0)).toBe(true);
    }),
  );
});

it("owes after many refunds what it owes after one refund of their sum", () => {
  fc.assert(
    fc.property(anySale, anyRefunds, (sold, refunds) => {
      const sums = new Map<string, number>();
      for (const { sku, refundFen } of refunds.flatMap(({ lines }) => lines)) {
        sums.set(sku, (sums.get(sku) ?? 0) + refundFen);
      }
      const lines = [...sums].map(([sku, sum]) => ({ sku, refundFen: fen(sum) }));
      const once: RefundFact = { key: "refund/once", lines };
      expect(owed(sold, refunds)).toEqual(owed(sold, [once]));
    }),
  );
});

it("does not depend on who joined first, or on how persons and posts are told", () => {
  fc.assert(
    fc.property(anySale, fc.nat(), (sold, shift) => {
      const joined = (one: Promoter, index: number): Promoter => ({
        ...one,
        number: 1_000 + shift - index,
        approvedAtMs: one.approvedAtMs - index, // Still before any change of a level.
      });
      const shuffled: Sold = {
        ...sold,
        promoters: [...sold.promoters.map(joined)].reverse(),
        posts: [...sold.posts].reverse(),
      };
      expect(paidOf(shuffled)).toEqual(paidOf(sold));
    }),
  );
});

it("changes nothing when anybody recruits, however many and whomever", () => {
  fc.assert(
    fc.property(anySale, fc.constantFrom(...PEOPLE), (sold, introducer) => {
      const recruits = Array.from({ length: 5 }, (_, index) =>
        aPromoter(`recruit${index}`, { introducerIds: [introducer] }),
      );
      expect(paidOf({ ...sold, promoters: [...recruits, ...sold.promoters] })).toEqual(
        paidOf(sold),
      );
    }),
  );
});

it("gives nobody else a fen more or less for a ban", () => {
  fc.assert(
    fc.property(anySale, anyRefunds, fc.constantFrom(...PEOPLE), (sold, refunds, banned) => {
      const promoters = sold.promoters.map((one) =>
        one._id === banned ? { ...one, bannedAtMs: PAID_MS } : one,
      );
      const before = sharesOf([paidOf(sold), ...refunds]);
      const after = sharesOf([paidOf({ ...sold, promoters }), ...refunds]);
      expect(after).toEqual(before.filter((one) => one.promoterId !== banned || isSupply(one)));
    }),
  );
});

it("gives nobody else less for an empty distance, and where no cap binds not more either", () => {
  fc.assert(
    fc.property(anySale, fc.constantFrom(1, 2), fc.boolean(), (sold, length, isWide) => {
      const plan = isWide ? uncapped(sold) : sold.plan;
      const chain = sold.order.chain.slice(0, length);
      const gone = sold.order.chain.slice(length);
      const stays = (one: Share) => one.distance === null || one.distance <= length;
      const sharesIn = (order: Sold["order"]) => sharesOf([paidOf({ ...sold, plan, order })]);
      const before = sharesIn(sold.order).filter(stays);
      const after = sharesIn({ ...sold.order, chain }).filter(stays);
      expect(after.map(({ promoterId, rule }) => [promoterId, rule])).toEqual(
        before.map(({ promoterId, rule }) => [promoterId, rule]),
      );
      const isFull = (shares: readonly Share[]) => isWide && fitsTheLines(shares);
      if (isFull(sharesIn(sold.order))) expect(after).toEqual(before);
      for (const [index, { amountFen, promoterId }] of after.entries()) {
        if (gone.includes(promoterId)) continue;
        expect(amountFen).toBeGreaterThanOrEqual(before[index]?.amountFen ?? 0);
      }
    }),
  );
});
/** Whether nothing was cut: each share is its rate of the base, or its fixed amount. */
const fitsTheLines = (shares: readonly Share[]): boolean =>
  shares.every(({ amountFen, baseFen, rateBp, fixedFen }) =>
    fixedFen === undefined
      ? BigInt(amountFen) === (BigInt(baseFen) * BigInt(rateBp)) / 10_000n
      : amountFen === fixedFen,
  );
const uncapped = ({ plan }: Sold): Sold["plan"] => ({
  ...plan,
  ...{ capBp: 10_000 as Sold["plan"]["capBp"], perOrderCapFen: fen(100_000_000) },
});

it("says of every seat either what it pays or why it does not, and never both", () => {
  fc.assert(
    fc.property(anySale, (sold) => {
      const paid = paidOf(sold);
      for (const { component, distance, area } of paid.unpaid) {
        if (component === undefined || component === "supply" || area) continue;
        const pays = paid.lines
          .flatMap(({ rates }) => rates)
          .some(
            (rate) =>
              "component" in rate &&
              rate.component === component &&
              rate.distance === distance &&
              rate.promoterId !== null,
          );
        expect(pays).toBe(false);
      }
      expect(earnersOf(paid).every((id) => PEOPLE.some((one) => one === id))).toBe(true);
    }),
  );
});

it("leaves every case sound to the auditor", () => {
  fc.assert(
    fc.property(anySale, anyRefunds, (sold, refunds) => {
      const known = told([paidOf(sold), ...refunds], sold);
      expect(auditCase(known, sold.order, "declared")).toEqual([]);
    }),
  );
});

const OLD_RATE = ["distance", "rateBp", "rule"];
const OLD_PAID = [
  ...["key", "transactionId", "amountFen", "successAtMs", "plan", "capBp", "perOrderCapFen"],
  ...["freezeDays", "noReceiptDays", "chain", "payees", "lines", "unpaid"],
];
it("gives a plan of distances alone the facts that it always gave, without any new field", () => {
  const withoutNew = anyPlainPlan.map((plan) => ({
    ...plan,
    overrides: plan.overrides.filter(({ orders, group }) => !orders && !group),
  }));
  fc.assert(
    fc.property(anySaleUnder(withoutNew), (sold) => {
      const paid = paidOf(sold);
      expect(Object.keys(paid)).toEqual(OLD_PAID);
      for (const { rates, ...line } of paid.lines) {
        expect(Object.keys(line)).toEqual(["sku", "paidFen"]);
        for (const rate of rates) {
          const keys = Object.keys(rate).filter((key) => key !== "fixedFen");
          expect(keys).toEqual(OLD_RATE);
        }
      }
      for (const one of paid.unpaid) expect(Object.keys(one)).toEqual(["distance", "reason"]);
      for (const one of sharesOf([paid])) expect(one).not.toHaveProperty("component");
      expect(paid.payees.map(({ promoterId }) => promoterId)).toEqual(
        paid.payees.map(({ distance }) => CHAIN[distance - 1]),
      );
    }),
  );
});

it("tries every component and every reason, so that the laws above are not empty", () => {
  const seen = new Set<string>();
  for (const sold of fc.sample(anySaleUnder(anyPlan), { numRuns: 3_000, seed: 5 })) {
    const { lines, unpaid } = paidOf(sold);
    for (const { rates } of lines) {
      for (const rate of rates) if ("component" in rate) seen.add(rate.component);
    }
    for (const { reason } of unpaid) seen.add(reason);
  }
  expect([...seen].sort()).toEqual(
    [
      ...["firstOrder", "levelDifference", "peer", "team", "nurture"],
      ...["store", "storeStaff", "region", "supply"],
      ...["nobody_at_distance", "banned", "self_purchase", "member_price", "not_first_order"],
      ...["level_not_higher", "not_peers", "no_leader", "not_promoted", "nurture_over"],
      ...["no_store", "no_region", "no_agent", "no_rule"],
    ].sort(),
  );
});
