import type { RecordedFact } from "#core/commission/facts.ts";
import { refundOf } from "#core/commission/testing/soldOrder.ts";
import { fen, NOTHING } from "#core/money.ts";
import { refundBeganMs, refundsWithoutRow } from "#core/reconcile/match.ts";
import { spanOfDay } from "#core/reconcile/days.ts";

const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const facts: readonly RecordedFact[] = [
  {
    ...{ key: "refund-asked/r1", lines: [{ sku: "tea", refundFen: fen(100) }] },
    ...{ freightFen: NOTHING, reason: "", by: "staff", atMs: at("2026-03-10") },
  },
  { ...refundOf("r1", { tea: 100 }), atMs: at("2026-03-12") },
  { ...refundOf("r2", { tea: 200 }), atMs: at("2026-03-12") },
];

it("looks for a refund in the bill of the day on which it was asked for", () => {
  expect(refundBeganMs(facts, "r1")).toBe(at("2026-03-10"));
  expect(refundBeganMs(facts, "r2")).toBe(at("2026-03-12"));
  expect(refundBeganMs(facts, "r3")).toBeNull();
  const lacking = (day: string) =>
    refundsWithoutRow([{ _id: "O1", facts }], spanOfDay(day), new Set()).map(({ about }) => about);
  expect(lacking("2026-03-10")).toEqual(["O1/r1"]);
  expect(lacking("2026-03-12")).toEqual(["O1/r2"]);
});
