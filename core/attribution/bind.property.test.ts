import fc from "fast-check";
import { bindingAt, type FanHistory, type PolicyAt } from "#core/attribution/bind.ts";
import { aNamed, aTouch, FAN_ID, START_MS } from "#core/attribution/testing/story.ts";
import { emptyFan, foldOlderHalf } from "#core/attribution/touches.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";

/** Short policies over a month, so that bindings end, change and are protected in most runs. */
const anyPolicy: fc.Arbitrary<AttributionPolicy> = fc.record({
  policy: fc.constantFrom("first", "last", "extend", "permanent"),
  clickDays: fc.integer({ min: 0, max: 9 }),
  orderDays: fc.integer({ min: 0, max: 12 }),
  protectDays: fc.integer({ min: 0, max: 5 }),
});
/** A plan may come in the month; before it another policy is in force. */
const anyPolicyAt: fc.Arbitrary<PolicyAt> = fc.tuple(anyPolicy, anyPolicy, fc.nat({ max: 40 })).map(
  ([before, after, day]) =>
    (atMs) =>
      atMs < START_MS + day * DAY_MS ? before : after,
);

/** On the hour, so that things happen in the same millisecond too. */
const anyInstant = fc.nat({ max: 30 * 24 }).map((hours) => START_MS + hours * HOUR_MS);
const anyName = fc.constantFrom("A", "A", "B", "C", "self", "late", "none");
const anyTouch = fc.tuple(anyName, anyInstant).map(([name, atMs]) => aTouch(name, atMs));
const anyPromoters = fc
  .array(fc.option(anyInstant, { nil: null }), { minLength: 5, maxLength: 5 })
  .map((bans) =>
    ["A", "B", "C", "self", "late"].map((name, i) => aNamed(name, { bannedAtMs: bans[i] ?? null })),
  );
const historyWith = (
  touches: fc.Arbitrary<ReturnType<typeof aTouch>[]>,
): fc.Arbitrary<FanHistory> =>
  fc.record({
    fan: touches.map((some) => ({ ...emptyFan(FAN_ID), touches: some })),
    paidAtMs: fc.array(anyInstant, { maxLength: 8 }),
    promoters: anyPromoters,
  });
const anyHistory = historyWith(fc.array(anyTouch, { maxLength: 30 }));
const anyDistinctHistory = historyWith(
  fc.uniqueArray(anyTouch, { maxLength: 30, selector: ({ atMs }) => atMs }),
);

it("gives the same owner whatever the order of arrival, and however often a touch arrives", () => {
  fc.assert(
    fc.property(
      anyDistinctHistory,
      anyPolicyAt,
      anyInstant,
      fc.infiniteStream(fc.nat()),
      (history, policyAt, atMs, random) => {
        const shuffled = <T>(values: readonly T[]): T[] =>
          values
            .map((value) => ({ value, at: random.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        const { touches = [] } = history.fan ?? {};
        const fan = { ...emptyFan(FAN_ID), touches: shuffled([...touches, ...touches]) };
        const other = { ...history, fan, paidAtMs: shuffled(history.paidAtMs) };
        expect(bindingAt(other, policyAt, atMs)).toEqual(bindingAt(history, policyAt, atMs));
      },
    ),
  );
});

it("gives a fan to one who was approved, is not banned, is not himself, and whose code he opened", () => {
  fc.assert(
    fc.property(anyHistory, anyPolicyAt, anyInstant, (history, policyAt, atMs) => {
      const binding = bindingAt(history, policyAt, atMs);
      if (!binding) return;
      const { promoterId, promoterNumber, boundAtMs, untilMs } = binding;
      const promoter = history.promoters.find(({ _id }) => _id === promoterId);
      expect(promoterId).not.toBe(FAN_ID);
      expect(promoter?.number).toBe(promoterNumber);
      expect(promoter?.approvedAtMs).toBeLessThanOrEqual(boundAtMs);
      expect(promoter?.bannedAtMs ?? Infinity).toBeGreaterThan(atMs);
      expect(boundAtMs).toBeLessThanOrEqual(atMs);
      expect(untilMs ?? Infinity).toBeGreaterThan(atMs);
      const opened = history.fan?.touches.map((touch) => `${touch.promoterNumber}@${touch.atMs}`);
      expect(opened).toContain(`${promoterNumber}@${boundAtMs}`);
    }),
  );
});

it("decides by what happened up to then: what comes later changes nothing", () => {
  fc.assert(
    fc.property(anyHistory, anyPolicyAt, anyInstant, (history, policyAt, atMs) => {
      const touches = history.fan?.touches.filter((touch) => touch.atMs <= atMs) ?? [];
      const past: FanHistory = {
        fan: { ...emptyFan(FAN_ID), touches },
        paidAtMs: history.paidAtMs.filter((paidMs) => paidMs <= atMs),
        promoters: history.promoters.map((promoter) =>
          (promoter.bannedAtMs ?? 0) > atMs ? { ...promoter, bannedAtMs: null } : promoter,
        ),
      };
      expect(bindingAt(past, policyAt, atMs)).toEqual(bindingAt(history, policyAt, atMs));
    }),
  );
});

it("gives the same owner after the older half was folded, and folded again", () => {
  const anyLong = historyWith(fc.array(anyTouch, { minLength: 100, maxLength: 160 }));
  fc.assert(
    fc.property(anyLong, anyPolicyAt, fc.nat({ max: 60 * 24 }), (history, policyAt, hours) => {
      if (!history.fan) return;
      const { fan } = history;
      const once = foldOlderHalf({ ...history, fan }, policyAt);
      const shorter = { ...fan, base: once.base, touches: once.kept };
      const twice = foldOlderHalf({ ...history, fan: shorter }, policyAt);
      const shortest = { ...fan, base: twice.base, touches: twice.kept };
      const askedMs = (fromMs: number) => fromMs + hours * HOUR_MS;
      for (const [folded, fromMs] of [
        [shorter, once.base.asOfMs],
        [shortest, twice.base.asOfMs],
      ] as const) {
        expect(bindingAt({ ...history, fan: folded }, policyAt, askedMs(fromMs))).toEqual(
          bindingAt(history, policyAt, askedMs(fromMs)),
        );
      }
    }),
  );
});
