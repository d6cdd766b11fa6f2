import fc from "fast-check";
import { type Case, emptyCase } from "#core/commission/case.ts";
import { explain } from "#core/commission/explain.ts";
import type { Fact } from "#core/commission/facts.ts";
import { endHold, heldOf, hold, holdStories } from "#core/commission/hold.ts";
import {
  caseAfter,
  paidFor,
  refundOf,
  soldOrder,
  tell,
} from "#core/commission/testing/soldOrder.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, GUARD_BAND_MS, NEVER_MS } from "#core/time.ts";

/** Goal: a hold stops what is not final and nothing else, until a person ends it. */
const DUE_MS = 15 * DAY_MS;
const received: Fact = { key: "received", receivedAtMs: 0 };
const paid = () => caseAfter([paidFor(), 0], [received, 1]);
const held = (known: Case, holdId: string, atMs: number, note = "n"): Case => {
  const done = hold(known, { holdId, reason: "suspicion", note, by: "staff-1" }, atMs);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
};
const ended = (known: Case, holdId: string, atMs: number): Case => {
  const done = endHold(known, { holdId, by: "staff-2" }, atMs);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
};
const rows = ({ schedule }: Case) =>
  schedule
    .filter(({ promoterId }) => promoterId === "C")
    .map(({ availableAtMs, amountFen }) => [availableAtMs, amountFen]);

it.each<[string, (known: Case) => Case, number[][]]>([
  ["is never due while it is held", (one) => held(one, "h", DAY_MS), [[NEVER_MS, 1_200]]],
  [
    "is due at its time again when the hold ends early",
    (one) => ended(held(one, "h", DAY_MS), "h", 2 * DAY_MS),
    [[DUE_MS, 1_200]],
  ],
  [
    "is due just past the guard band when the hold ends late",
    (one) => ended(held(one, "h", DAY_MS), "h", 20 * DAY_MS),
    [[20 * DAY_MS + GUARD_BAND_MS + 1, 1_200]],
  ],
  [
    "stays due when it was final already",
    (one) => held(one, "h", DUE_MS - GUARD_BAND_MS),
    [[DUE_MS, 1_200]],
  ],
  [
    "waits for the last of several holds",
    (one) => ended(held(held(one, "h", DAY_MS), "i", DAY_MS), "h", 2 * DAY_MS),
    [[NEVER_MS, 1_200]],
  ],
  [
    "falls with a refund while it is held",
    (one) => tell(held(one, "h", DAY_MS), refundOf("r", { tea: 5_000 }), 2 * DAY_MS),
    [[NEVER_MS, 700]],
  ],
  [
    "is taken back in spite of a hold, once it was final",
    (one) => tell(held(one, "h", DUE_MS), refundOf("r", { tea: 5_000 }), DUE_MS + DAY_MS),
    [
      [DUE_MS, 1_200],
      [DUE_MS + DAY_MS + GUARD_BAND_MS + 1, -500],
    ],
  ],
])("what an order owes %s", (_, story, expected) => {
  expect(rows(story(paid()))).toEqual(expected);
});

it("holds an order whose payment nobody knows yet", () => {
  const known = held(emptyCase("O1", "U1"), "h", 0);
  expect(rows(tell(known, paidFor(), 1))).toEqual([[NEVER_MS, 1_200]]);
});

it("says how much is held, and how much no hold reaches any more", () => {
  const early = held(paid(), "h", DAY_MS);
  expect(heldOf(early, DAY_MS)).toEqual({ openHolds: 1, heldFen: 2_080, finalFen: 0 });
  const late = held(paid(), "h", DUE_MS);
  expect(heldOf(late, DUE_MS)).toEqual({ openHolds: 1, heldFen: 0, finalFen: 2_080 });
  expect(heldOf(ended(early, "h", DAY_MS), DAY_MS)).toMatchObject({ openHolds: 0, heldFen: 0 });
});

it("moves no money: a hold has no entry", () => {
  const known = ended(held(paid(), "h", DAY_MS), "h", 2 * DAY_MS);
  expect(known.entries).toEqual(paid().entries);
});

it("does not change for a hold or an end that it knows", () => {
  const known = held(paid(), "h", DAY_MS);
  expect(held(known, "h", 2 * DAY_MS)).toBe(known);
  const over = ended(known, "h", 3 * DAY_MS);
  expect(ended(over, "h", 4 * DAY_MS)).toBe(over);
  expect(held(over, "h", 5 * DAY_MS)).toBe(over); // A late repetition does not hold it again.
});

it("refuses an unknown hold's end, another hold under a known id, and the 21st", () => {
  expect(endHold(paid(), { holdId: "h", by: "s" }, 1)).toEqual({
    ok: false,
    error: { code: "hold_unknown" },
  });
  const known = held(paid(), "h", 1);
  const other = { holdId: "h", reason: "complaint", note: "n", by: "s" } as const;
  expect(hold(known, other, 2)).toMatchObject({ error: { code: "fact_conflict" } });
  let many = paid();
  for (let n = 1; n <= 20; n++) many = ended(held(many, `h${n}`, n), `h${n}`, n);
  expect(hold(many, { ...other, holdId: "h21" }, 21)).toEqual({
    ok: false,
    error: { code: "holds_full", holdsMax: 20 },
  });
});

it("tells staff every hold and refund of an order with its state", () => {
  const asked = (id: string): Fact => ({
    ...{ key: `refund-asked/${id}`, lines: [{ sku: "tea", refundFen: fen(100) }] },
    ...{ freightFen: fen(8), reason: "broken", by: "staff-1" },
  });
  let known = held(paid(), "h", 5);
  known = tell(known, asked("r1"), 6);
  known = tell(known, asked("r2"), 7);
  known = tell(known, { key: "refund-ended/r2", state: "closed" }, 8);
  known = tell(known, asked("r3"), 9);
  known = tell(known, refundOf("r3", { tea: 100 }, { freight: 8, source: "complaint" }), 10);
  const { holds, refunds } = explain(soldOrder, ended(known, "h", 11));
  expect(holds).toEqual([
    {
      ...{ holdId: "h", reason: "suspicion", note: "n", by: "staff-1", atMs: 5 },
      ended: { by: "staff-2", atMs: 11 },
    },
  ]);
  expect(holdStories(known.facts)[0]?.ended).toBeNull();
  const amounts = { goodsFen: 100, freightFen: 8 };
  expect(refunds).toEqual([
    { refundId: "r1", state: "asked", source: "refund", ...amounts, atMs: 6 },
    { refundId: "r2", state: "closed", source: "refund", ...amounts, atMs: 8 },
    { refundId: "r3", state: "succeeded", source: "complaint", ...amounts, atMs: 10 },
  ]);
});

it("pays the same in the end, whatever was held on the way", () => {
  const anyStep = fc.record({
    verb: fc.constantFrom("hold", "end", "refund"),
    id: fc.nat(4),
    days: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      let [known, nowMs] = [paid(), 1];
      for (const { verb, id, days } of steps) {
        nowMs += days * DAY_MS;
        if (verb === "refund") known = tell(known, refundOf(`r${id}`, { tea: 1_000 }), nowMs);
        if (verb === "hold") known = held(known, `h${id}`, nowMs);
        if (verb === "end" && holdStories(known.facts).some(({ holdId }) => holdId === `h${id}`)) {
          known = ended(known, `h${id}`, nowMs);
        }
        const open = holdStories(known.facts).filter((one) => one.ended === null).length;
        const waiting = known.schedule.filter((row) => row.availableAtMs > nowMs + GUARD_BAND_MS);
        for (const { availableAtMs, amountFen } of waiting) {
          if (amountFen < 0) expect(availableAtMs).toBe(nowMs + GUARD_BAND_MS + 1);
          else expect(availableAtMs === NEVER_MS).toBe(open > 0);
        }
      }
      for (const { holdId } of holdStories(known.facts)) known = ended(known, holdId, nowMs);
      const refunds = new Set(steps.filter(({ verb }) => verb === "refund").map(({ id }) => id));
      expect(rows(known).reduce((sum, [, amount = 0]) => sum + amount, 0)).toBe(
        1_200 - 100 * refunds.size,
      );
      const lastMs = Math.max(...known.schedule.map(({ availableAtMs }) => availableAtMs));
      expect(lastMs).toBeLessThanOrEqual(Math.max(DUE_MS, nowMs + GUARD_BAND_MS + 1));
    }),
  );
});
