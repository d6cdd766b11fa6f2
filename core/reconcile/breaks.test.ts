import { fen } from "#core/money.ts";
import { found, mended } from "#core/reconcile/breaks.ts";
import type { Difference } from "#core/reconcile/match.ts";

const difference = (theirs: number, ours: number | null): Difference => ({
  ...{ kind: "payment_amount", about: "O1" },
  ...{ theirsFen: fen(theirs), oursFen: ours === null ? null : fen(ours) },
});
const open = found(undefined, difference(100, 90), "2026-03-10", 1);

it("is one break however often it is found, with the amounts of the last time", () => {
  expect(open).toMatchObject({ _id: "payment_amount:O1", theirsFen: 100, oursFen: 90 });
  expect(found(open, difference(100, 90), "2026-03-11", 2)).toBe(open);
  const later = found(open, difference(100, 80), "2026-03-11", 2);
  expect(later).toEqual({ ...open, oursFen: 80 });
});

it("is opened again when it comes back after it had mended itself", () => {
  const closed = mended(open, 5);
  expect(closed).toMatchObject({ closedAtMs: 5, closedBy: "matched" });
  expect(found(closed, difference(100, 80), "2026-03-12", 9)).toEqual({
    ...open,
    ...{ oursFen: 80, day: "2026-03-12", foundAtMs: 9 },
  });
});
