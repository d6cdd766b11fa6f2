import { fen, NOTHING } from "#core/money.ts";
import type { BillDay } from "#core/reconcile/billDay.ts";
import type { Break } from "#core/reconcile/break.ts";
import { explained, found } from "#core/reconcile/breaks.ts";
import { type Books, report } from "#core/reconcile/report.ts";

const DAY = "2026-03-10";
const bill = (kind: BillDay["kind"], inFen: number): BillDay => ({
  ...{ _id: `${kind}:${DAY}`, rev: 1, kind, day: DAY, state: "matched", sha1: null },
  ...{ rows: 1, matched: 1, breaks: 0, inFen: fen(inFen), outFen: NOTHING, fetchedAtMs: 1 },
});
/** WeChat's two bills of the day tell of other sums; our books agree with the one that has the rows. */
const books = (breaks: readonly Break[]): Books => ({
  bills: [bill("trade", 100), bill("fund-basic", 90), bill("fund-operation", 0)],
  paid: [{ day: Date.parse(`${DAY}T00:00:00Z`) / 86_400_000, amountFen: fen(100) }],
  ...{ refunded: [], transfers: [], breaks },
});
const about = `fund-basic/${DAY}`;
const difference = {
  kind: "payment_amount",
  about,
  theirsFen: fen(90),
  oursFen: fen(100),
} as const;

it("ties no day that has an open difference, whatever its sums say", () => {
  const open = found(undefined, difference, DAY, 1);
  expect(report(DAY, DAY, books([open]))).toMatchObject({
    isTied: false,
    days: [{ day: DAY, paidFen: 100, billPaidFen: 100, openBreaks: 1, isTied: false }],
  });
  const closed = explained(open, { by: "staff", note: "a fee" }, 2);
  expect(closed.ok && report(DAY, DAY, books([closed.value]))).toMatchObject({
    isTied: true,
    days: [{ openBreaks: 0, isTied: true }],
  });
});

it("ties no day of which a bill is missing", () => {
  const { bills, ...more } = books([]);
  expect(report(DAY, DAY, { ...more, bills: bills.slice(1) })).toMatchObject({
    days: [{ bills: { trade: "missing" }, isTied: false }],
  });
});
