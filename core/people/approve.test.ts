import { examine, newPromoter, type ApprovalView } from "#core/people/approve.ts";
import { aPromoter } from "#tests/fixtures.ts";

const approval = { promoterId: "B", introducerId: "A", level: "gold" };
const A = aPromoter("A", { number: 1, introducerIds: ["Z", "Y", "X"] });
const B = newPromoter(approval, A, 2, 5_000);
const known: ApprovalView = {
  promoter: null,
  application: { _id: "B", rev: 1, appliedAtMs: 0 },
  introducer: A,
};

it("approves who applied and was introduced by a promoter, or by nobody", () => {
  expect(examine(known, approval)).toEqual({ ok: true, value: null });
  const alone = { ...known, introducer: null };
  expect(examine(alone, { ...approval, introducerId: null })).toEqual({ ok: true, value: null });
});

it("keeps three introducers, the nearest first, and has the level in force at once", () => {
  expect(B).toEqual({
    _id: "B",
    rev: 0,
    number: 2,
    introducerIds: ["A", "Z", "Y"],
    levels: [{ level: "gold", fromMs: 5_000 }],
    approvedAtMs: 5_000,
    bannedAtMs: null,
    banReason: null,
  });
  expect(newPromoter({ ...approval, level: null }, null, 3, 1)).toMatchObject({
    introducerIds: [],
    levels: [],
  });
});

it("stops when an introducer would come after his recruit", () => {
  expect(() => newPromoter(approval, A, 1, 0)).toThrow("introducer after promoter 1");
});

it("takes the same approval again, even after the level was changed", () => {
  const later = { ...B, levels: [...B.levels, { level: "silver", fromMs: 9_000 }] };
  expect(examine({ ...known, promoter: later }, approval)).toEqual({ ok: true, value: later });
});

it("counts a banned introducer: who brought whom is history", () => {
  expect(examine({ ...known, introducer: { ...A, bannedAtMs: 1 } }, approval).ok).toBe(true);
});

/** Goal: of several faults the first is told. Each row has its own fault and all those below. */
it.each<[code: string, view: ApprovalView, changes: object]>([
  [
    "promoter_banned",
    { promoter: { ...B, bannedAtMs: 1 }, application: null, introducer: null },
    { level: "silver" },
  ],
  ["promoter_exists", { promoter: B, application: null, introducer: null }, { level: "silver" }],
  ["promoter_exists", { promoter: B, application: null, introducer: null }, { level: null }],
  ["promoter_exists", { ...known, promoter: B, introducer: null }, { introducerId: null }],
  ["promoter_exists", { ...known, promoter: B, introducer: null }, { introducerId: "nobody" }],
  ["application_unknown", { promoter: null, application: null, introducer: null }, {}],
  ["introducer_unknown", { ...known, introducer: null }, {}],
  ["introducer_unknown", { ...known, introducer: B }, { introducerId: "B" }],
])("refuses: %s", (code, view, changes) => {
  expect(examine(view, { ...approval, ...changes })).toEqual({ ok: false, error: { code } });
});
