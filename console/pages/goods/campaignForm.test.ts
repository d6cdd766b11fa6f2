import type { StaffCampaign } from "../../services/checkout.ts";
import {
  campaignState,
  couponDraft,
  couponForm,
  emptyCoupon,
  emptyReduction,
  reductionDraft,
  reductionForm,
  reductionState,
} from "./campaignForm.ts";

/** Goal: campaigns are saved as they were read where nothing was touched, and what is wrong is named. */
const COUPON = {
  ...{ _id: "spring", rev: 1, name: "春", scope: { kind: "all" }, fromFen: 10000 },
  ...{ off: { kind: "rate", offBp: 1250, mostFen: 3000 }, takeFromMs: 1, takeUntilMs: 2 },
  ...{ good: { untilMs: 9 }, perPerson: 2, total: null, isEnded: false, left: null, taken: null },
} as unknown as StaffCampaign;

it("saves untouched what it read", () => {
  const { draft, wrong } = couponDraft(couponForm(COUPON));
  const { _id, rev, isEnded, left, taken, ...terms } = COUPON;
  expect(wrong).toEqual({});
  expect(draft).toEqual({ campaignId: _id, ...terms });
  const reduction = {
    ...{ id: "r", name: "满减", scope: { kind: "products", ids: ["tea"] }, fromMs: 1, untilMs: 2 },
    steps: [{ fromFen: 9900, offFen: 1000 }],
  } as never;
  expect(reductionDraft(reductionForm(reduction))).toEqual({ draft: reduction, wrong: {} });
});

it("names what is missing", () => {
  expect(couponDraft({ ...emptyCoupon("c", 5), perPerson: "x" }).wrong).toEqual({
    name: "noName",
    "off.offFen": "wrongAmount",
    takeUntilMs: "wrongTime",
    perPerson: "wrongWhole",
  });
  expect(reductionDraft(emptyReduction("r", 5)).wrong).toEqual({
    name: "noName",
    untilMs: "wrongTime",
    "steps.0.fromFen": "wrongAmount",
    "steps.0.offFen": "wrongAmount",
  });
});

it.each([
  [{}, 0, "planned"],
  [{}, 1, "open"],
  [{ left: 0 }, 1, "gone"],
  [{}, 2, "over"],
  [{ isEnded: true }, 1, "ended"],
])("%j at %d", (changes, nowMs, state) =>
  expect(campaignState({ ...COUPON, ...changes }, nowMs)).toBe(state),
);

it.each([
  [0, "planned"],
  [1, "open"],
  [2, "over"],
])("a reduction at %d", (nowMs, state) =>
  expect(reductionState({ fromMs: 1, untilMs: 2 }, nowMs)).toBe(state),
);

it("names what nobody means: more off than it counts from, an end before the beginning", () => {
  const coupon = { ...emptyCoupon("c", 5), name: "券", from: "100", off: "200", takeUntilMs: 4 };
  const odd = { "off.offFen": "tooMuch", takeUntilMs: "tooEarly" };
  expect(couponDraft(coupon).wrong).toEqual(odd);
  expect(couponDraft({ ...coupon, off: "100", takeUntilMs: 6 }).wrong).toEqual({});
  expect(couponDraft({ ...coupon, from: "0", takeUntilMs: 6 }).wrong).toEqual({});
  expect(couponDraft({ ...coupon, takeUntilMs: 6 }, true).wrong).toEqual({});
  const steps = [
    { from: "99", off: "10" },
    { from: "199", off: "200" },
  ];
  const reduction = { ...emptyReduction("r", 5), name: "满减", steps, untilMs: 5 };
  expect(reductionDraft(reduction).wrong).toEqual({
    "steps.1.offFen": "tooMuch",
    untilMs: "tooEarly",
  });
});
