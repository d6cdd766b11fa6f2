import fc from "fast-check";
import { auditCase } from "#core/audit/case.ts";
import { adjustmentStories, decideAdjustment, proposeAdjustment } from "#core/commission/adjust.ts";
import { bookedFen, type Case, emptyCase } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import {
  caseAfter,
  paidFor,
  PEOPLE,
  refundOf,
  soldOrder,
  tell,
} from "#core/commission/testing/soldOrder.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, GUARD_BAND_MS } from "#core/time.ts";
import { aLine, among, anOrder, aPlan, aPromoter } from "#tests/fixtures.ts";

/** Goal: two persons can correct what somebody earns, inside the caps, and no refund leaves a correction behind. */
const paid = () => caseAfter([paidFor(), 0], [{ key: "received", receivedAtMs: 0 }, 1]);
const asked = (id: string, promoterId: string, amount: number, by = "staff-1") => ({
  ...{ id, promoterId, reason: "wrong level", by },
  amountFen: fen(amount),
});
const propose = (known: Case, id: string, who: string, amount: number, atMs = 2) =>
  proposeAdjustment(known, asked(id, who, amount), atMs);
const decide = (known: Case, id: string, accept = true, by = "staff-2", atMs = 3) =>
  decideAdjustment(known, { id, accept, by }, atMs);
function done(result: ReturnType<typeof decide> | ReturnType<typeof propose>): Case {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const adjusted = (known: Case, id: string, who: string, amount: number, atMs = 3) =>
  done(decide(done(propose(known, id, who, amount, atMs)), id, true, "staff-2", atMs));
const booked = (known: Case) => PEOPLE.map((id) => bookedFen(known, id));
const wrong = (known: Case) => auditCase(known, soldOrder, "declared");

it("leaves a supply price out of the room that the caps have for corrections", () => {
  const line = aLine("tea", 10_000, { supplier: "V", supplyFen: fen(4_000) });
  const order = anOrder([line], { chain: ["C", "B", "A"] });
  const payment = { transactionId: "t1", amountFen: order.totalFen, successAtMs: 0 };
  const people = among([...PEOPLE, "V"].map((id) => aPromoter(id)));
  const plan = aPlan({ components: { supply: {} } });
  const known = caseAfter([priceOrder(order, payment, { plan, version: 1 }, people), 0]);
  expect(propose(known, "a1", "A", 1_201)).toMatchObject({ error: { possibleFen: 1_200 } });
  expect(bookedFen(adjusted(known, "a1", "A", 1_200), "A")).toBe(1_500);
});

it.each([
  ["in favour", "B", 120, [1_200, 670, 330]],
  ["against", "C", -200, [1_000, 550, 330]],
  ["against, all he has", "C", -1_200, [0, 550, 330]],
  ["in favour, up to the cap of 30 %", "A", 1_220, [1_200, 550, 1_550]],
])("books a correction %s of somebody", (_, who, amount, expected) => {
  const known = adjusted(paid(), "a1", who, amount);
  expect(booked(known)).toEqual(expected);
  expect(known.entries.at(-1)).toMatchObject({ cause: "adjustment/a1" });
  expect(known.schedule.map(({ availableAtMs }) => availableAtMs)).toEqual(
    known.schedule.map(() => 15 * DAY_MS),
  );
  expect(wrong(known)).toEqual([]);
});

it("moves nothing when it is proposed or turned down", () => {
  const proposed = done(propose(paid(), "a1", "B", 120));
  expect(proposed.entries).toEqual(paid().entries);
  const ended = done(decide(proposed, "a1", false));
  expect(ended.entries).toEqual(paid().entries);
  expect(adjustmentStories(ended.facts)).toEqual([
    { ...asked("a1", "B", 120), atMs: 2, accepted: false, decidedBy: "staff-2" },
  ]);
});

it("comes just past the guard band when the order has matured", () => {
  const known = adjusted(paid(), "a1", "C", -200, 20 * DAY_MS);
  expect(known.schedule.at(-1)).toEqual({
    ...{ promoterId: "C", amountFen: -200 },
    availableAtMs: 20 * DAY_MS + GUARD_BAND_MS + 1,
  });
});

const after = (story: (known: Case) => Case) => story(paid());
it.each<[string, ReturnType<typeof decide> | ReturnType<typeof propose>, object]>([
  ["somebody who earns nothing of it", propose(paid(), "a1", "X", 5), { code: "payee_required" }],
  [
    "an order that is not paid",
    propose(emptyCase("O1", "U1"), "a1", "C", 5),
    { code: "payee_required" },
  ],
  [
    "more than he has",
    propose(paid(), "a1", "C", -1_201),
    { code: "adjustment_beyond_limits", possibleFen: -1_200 },
  ],
  [
    "more than the caps leave",
    propose(paid(), "a1", "A", 1_221),
    { code: "adjustment_beyond_limits", possibleFen: 1_220 },
  ],
  [
    "another amount under a known id",
    propose(
      after((known) => done(propose(known, "a1", "C", 5))),
      "a1",
      "C",
      6,
    ),
    { code: "fact_conflict", key: "adjustment-asked/a1" },
  ],
  ["a decision about nothing", decide(paid(), "a1"), { code: "adjustment_unknown" }],
  [
    "the proposer's own yes",
    decide(
      after((known) => done(propose(known, "a1", "C", 5))),
      "a1",
      true,
      "staff-1",
    ),
    { code: "second_person_required" },
  ],
  [
    "another decision afterwards",
    decide(
      after((known) => adjusted(known, "a1", "C", 5)),
      "a1",
      false,
    ),
    { code: "adjustment_decided", accepted: true },
  ],
  [
    "what a refund left no room for",
    decide(
      after((known) =>
        tell(done(propose(known, "a1", "C", -1_000)), refundOf("r", { tea: 5_000 }), 3),
      ),
      "a1",
    ),
    { code: "adjustment_beyond_limits", possibleFen: -700 },
  ],
])("refuses %s", (_, refused, error) => {
  expect(refused).toEqual({ ok: false, error });
});

it("refuses the 21st proposal of an order", () => {
  let known = paid();
  for (let n = 1; n <= 20; n++) {
    known = done(decide(done(propose(known, `a${n}`, "C", 1)), `a${n}`, false));
  }
  expect(propose(known, "a21", "C", 1)).toMatchObject({ error: { code: "adjustments_full" } });
});

it("does not change for a proposal or a decision that it knows", () => {
  const known = adjusted(paid(), "a1", "C", -200);
  expect(done(propose(known, "a1", "C", -200))).toBe(known);
  expect(done(decide(known, "a1", true, "staff-3"))).toBe(known);
});

it("books the same in any order, keeps the caps, and leaves nothing once everything went back", () => {
  const anyAdjustment = fc.record({
    who: fc.constantFrom(...PEOPLE),
    amount: fc.integer({ min: -2_000, max: 2_000 }).filter((amount) => amount !== 0),
  });
  const anyRefund = fc.record({ sku: fc.constantFrom("tea", "cup"), fen: fc.nat(9_000) });
  fc.assert(
    fc.property(
      fc.array(anyAdjustment, { maxLength: 5 }),
      fc.array(anyRefund, { maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      (adjustments, refunds, seeds) => {
        const facts: Fact[] = [
          paidFor(),
          ...refunds.map(({ sku, fen: amount }, i) => refundOf(`r${i}`, { [sku]: amount })),
          ...adjustments.map(({ who, amount }, i): Fact => ({
            ...{ key: `adjustment/a${i}`, promoterId: who, amountFen: fen(amount) },
            ...{ reason: "r", proposedBy: "s1", approvedBy: "s2" },
          })),
        ];
        const shuffled = facts
          .map((fact) => ({ fact, at: seeds.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ fact }) => fact);
        const told = (all: readonly Fact[]) =>
          caseAfter(...all.map((fact, i) => [fact, i] as const));
        const known = told(facts);
        expect(booked(told(shuffled))).toEqual(booked(known));
        expect(wrong(known)).toEqual([]);
        const all = tell(known, refundOf("rest", { tea: 10_000, cup: 1_000 }), 99);
        expect(booked(all)).toEqual([0, 0, 0]);
        expect(wrong(all)).toEqual([]);
      },
    ),
  );
});
