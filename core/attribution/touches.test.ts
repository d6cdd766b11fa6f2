import { bindingAt } from "#core/attribution/bind.ts";
import {
  aNamed,
  aTouch,
  FAN_ID,
  instant,
  policyOf,
  START_MS,
} from "#core/attribution/testing/story.ts";
import {
  emptyFan,
  foldOlderHalf,
  REPEAT_MS,
  TOUCHES_MAX,
  withTouch,
} from "#core/attribution/touches.ts";
import { HOUR_MS } from "#core/time.ts";

const FULL = {
  ...emptyFan(FAN_ID),
  rev: 100,
  touches: Array.from({ length: TOUCHES_MAX }, (_, i) => aTouch("A", START_MS + i * HOUR_MS)),
};
const policyAt = () => policyOf("extend");
const history = { fan: FULL, paidAtMs: [], promoters: [aNamed("A")] };

it("takes the same code in the same millisecond for the same opening, and only then", () => {
  const first = aTouch("A", START_MS);
  const fan = { ...emptyFan(FAN_ID), touches: [first] };
  const codeOf = (touch: typeof first) => {
    const added = withTouch(fan, touch, null);
    return added.ok ? added.value.touches.length : added.error.code;
  };
  expect(codeOf({ ...first, atMs: START_MS + REPEAT_MS - 1 })).toBe("touch_repeated");
  expect(codeOf({ ...first, atMs: START_MS + REPEAT_MS })).toBe(2);
  expect(codeOf({ ...first, channel: 1 })).toBe(2);
  expect(codeOf({ ...first, campaign: 1 })).toBe(2);
  expect(codeOf(aTouch("B", START_MS))).toBe(2);
  const between = { ...fan, touches: [first, aTouch("B", START_MS + 1)] };
  expect(withTouch(between, { ...first, atMs: START_MS + 2 }, null).ok).toBe(true);
});

it("refuses a hundred and first touch until the older half is folded, of this very document", () => {
  const touch = aTouch("B", instant("d30"));
  const full = { ok: false, error: { code: "touches_full" } };
  const folding = foldOlderHalf(history, policyAt);
  expect(withTouch(FULL, touch, null)).toEqual(full);
  expect(withTouch({ ...FULL, rev: 101 }, touch, folding)).toEqual(full);
  const added = withTouch(FULL, touch, folding);
  expect(added.ok && added.value.touches).toEqual([...FULL.touches.slice(50), touch]);
});

it("keeps in the checkpoint who owns the fan, how long, and by which touch", () => {
  const { base, kept } = foldOlderHalf({ ...history, paidAtMs: [START_MS] }, policyAt);
  const fiftieth = FULL.touches[49];
  expect(base).toEqual({
    asOfMs: fiftieth?.atMs,
    owner: { ...fiftieth, untilMs: instant("d30") },
    lastPaidMs: START_MS,
  });
  const fan = { ...FULL, base, touches: kept };
  const early = bindingAt({ ...history, fan }, policyAt, START_MS);
  expect(early?.boundAtMs).toBe(base.asOfMs); // Nobody can say any more what was before.
});

it("counts a touch that a slow clock dates before the checkpoint as of the checkpoint", () => {
  const base = { asOfMs: START_MS, owner: null, lastPaidMs: null };
  const added = withTouch({ ...emptyFan(FAN_ID), base }, aTouch("A", START_MS - 5), null);
  expect(added.ok && added.value.touches).toEqual([aTouch("A", START_MS)]);
});

it("says of a moment before the checkpoint what it says of the checkpoint", () => {
  const owner = { ...aTouch("A", START_MS), untilMs: instant("d7") };
  const base = { asOfMs: instant("d10"), owner, lastPaidMs: null };
  const past = { ...history, fan: { ...emptyFan(FAN_ID), base } };
  expect(bindingAt(past, policyAt, instant("d5"))).toBe(null);
});

it("leaves a payment in the checkpoint's millisecond to come after the touches that are kept", () => {
  const tenth = instant("d10");
  const touches = [
    ...Array.from({ length: 49 }, () => aTouch("A", START_MS)),
    aTouch("none", tenth),
    aTouch("B", tenth), // A's protection by the payment of day 0 is over; day 10's comes later.
    ...Array.from({ length: 49 }, () => aTouch("none", tenth)),
  ];
  const fan = { ...FULL, touches };
  const busy = { fan, paidAtMs: [START_MS, tenth], promoters: [aNamed("A"), aNamed("B")] };
  const { base, kept } = foldOlderHalf(busy, policyAt);
  const folded = { ...busy, fan: { ...fan, base, touches: kept } };
  const expected = {
    promoterId: "o_B",
    promoterNumber: 2,
    boundAtMs: tenth,
    untilMs: instant("d40"),
    channel: 0,
    campaign: 0,
  };
  expect(bindingAt(busy, policyAt, tenth)).toEqual(expected);
  expect(bindingAt(folded, policyAt, tenth)).toEqual(expected);
});
