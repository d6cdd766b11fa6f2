import { fen } from "#core/money.ts";
import { BILL_KINDS, type BillDay, billsOf, quietDay } from "#core/reconcile/billDay.ts";

const none = (kind: BillDay["kind"], changes: Partial<BillDay> = {}): BillDay => ({
  ...{ _id: `${kind}:2026-03-10`, rev: 0, kind, day: "2026-03-10", state: "none", sha1: null },
  ...{ rows: 0, matched: 0, breaks: 0, inFen: fen(0), outFen: fen(0), fetchedAtMs: 1 },
  ...changes,
});
const ALL = BILL_KINDS.map((kind) => none(kind));

it("is one document for three bills that told of nothing, and is read as the three", () => {
  const quiet = quietDay(ALL);
  expect(quiet).toEqual({ ...none("trade"), isQuiet: true });
  expect(billsOf(quiet ? [quiet] : [])).toEqual(ALL);
  expect(billsOf(ALL)).toEqual(ALL);
});

it.each<[string, readonly BillDay[]]>([
  ["no bill", []],
  ["two bills", ALL.slice(0, 2)],
  ["a bill with rows", [...ALL.slice(1), none("trade", { rows: 1 })]],
  ["a bill that was matched", [...ALL.slice(0, 2), none("fund-basic", { state: "matched" })]],
])("is no quiet day: %s", (_, bills) => {
  expect(quietDay(bills)).toBeNull();
});
