import fc from "fast-check";
import { bindingAt } from "#core/attribution/bind.ts";
import { explain, STANDING_SENTENCES } from "#core/attribution/explain.ts";
import type { Fan } from "#core/attribution/fan.ts";
import {
  isRecommended,
  touchesForgotten,
  withRecommendation,
} from "#core/attribution/recommendation.ts";
import { aNamed, aTouch, FAN_ID, instant, policyOf } from "#core/attribution/testing/story.ts";
import { emptyFan, withTouch } from "#core/attribution/touches.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";

/** Goal: who refuses is nobody's fan from that instant on, under whatever policy, and begins anew when he wants it again. */
const POLICIES: AttributionPolicy["policy"][] = ["first", "last", "extend", "permanent"];
const promoters = ["A", "B"].map((name) => aNamed(name));
const bound = (
  fan: Fan,
  policy: AttributionPolicy["policy"],
  atMs: number,
  paidAtMs: number[] = [],
) => bindingAt({ fan, paidAtMs, promoters }, () => policyOf(policy), atMs);
const touched = (fan: Fan, name: string, at: string): Fan => {
  const added = withTouch(fan, aTouch(name, instant(at)), null);
  return added.ok ? added.value : fan;
};
const ofA = touched(emptyFan(FAN_ID), "A", "d0");

it.each(POLICIES)(
  "%s: off ends the binding at once; a code is refused, a payment revives nothing",
  (policy) => {
    const off = withRecommendation(ofA, false, instant("d1"));
    expect(bound(ofA, policy, instant("d1"))?.promoterId).toBe("o_A");
    expect(bound(off, policy, instant("d1"))).toBe(null);
    expect(bound(off, policy, instant("d2"), [instant("d1+1")])).toBe(null);
    expect(withTouch(off, aTouch("B", instant("d2")), null)).toEqual({
      ...{ ok: false, error: { code: "recommendation_off" } },
    });
    const { standing, touches } = explain(
      { fan: off, paidAtMs: [], promoters },
      () => policyOf(policy),
      instant("d2"),
    );
    expect([standing, touches]).toEqual(["recommendation_off", []]);
    expect(STANDING_SENTENCES[standing]).toContain("已关闭推荐");
  },
);

it.each(POLICIES)(
  "%s: on again he is free, and the next code binds, whoever had him before",
  (policy) => {
    const on = withRecommendation(
      withRecommendation(ofA, false, instant("d1")),
      true,
      instant("d2"),
    );
    expect(isRecommended(on)).toBe(true);
    expect(bound(on, policy, instant("d2"))).toBe(null);
    const again = touched(on, "B", "d3");
    expect(bound(again, policy, instant("d3"))?.promoterId).toBe("o_B");
    expect(bound(again, policy, instant("d3-1"))).toBe(null);
  },
);

it("changes nothing when it says so already", () => {
  const off = withRecommendation(ofA, false, instant("d1"));
  expect(withRecommendation(ofA, true, instant("d1"))).toBe(ofA);
  expect(withRecommendation(off, false, instant("d2"))).toBe(off);
  expect(touchesForgotten(off, instant("d2"))).toBe(off);
});

it("leaves nothing of what was recorded, and a checkpoint that keeps earlier orders as they are", () => {
  const off = withRecommendation({ ...ofA, touchedAtMs: instant("d0") }, false, instant("d1"));
  expect(off).toEqual({
    ...{ _id: FAN_ID, rev: 0, touches: [], offSinceMs: instant("d1") },
    base: { asOfMs: instant("d1"), owner: null, lastPaidMs: null },
  });
});

it("forgets without touching the switch, and forgets a checkpoint's owner too", () => {
  const owner = { ...aTouch("A", instant("d0")), untilMs: null };
  const folded = { ...emptyFan(FAN_ID), base: { asOfMs: instant("d0"), owner, lastPaidMs: 1 } };
  const base = { asOfMs: instant("d5"), owner: null, lastPaidMs: null };
  expect(touchesForgotten(folded, instant("d5"))).toEqual({ ...emptyFan(FAN_ID), base });
});

it("is nobody's after off, whatever came before and whatever payments follow", () => {
  const anyName = fc.constantFrom("A", "B", "none");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyName, fc.nat({ max: 40 })), { maxLength: 20 }),
      fc.array(fc.nat({ max: 80 }), { maxLength: 6 }),
      fc.constantFrom(...POLICIES),
      fc.nat({ max: 40 }),
      fc.nat({ max: 40 }),
      (touches, payments, policy, offDay, laterDays) => {
        const paidAtMs = payments.map((day) => instant(`d${day}`));
        const fan = {
          ...emptyFan(FAN_ID),
          touches: touches.map(([name, day]) => aTouch(name, instant(`d${day}`))),
        };
        const off = withRecommendation(fan, false, instant(`d${offDay}`));
        expect(bound(off, policy, instant(`d${offDay + laterDays}`), paidAtMs)).toBe(null);
      },
    ),
  );
});
