import fc from "fast-check";
import { bindingAt, foldHistory, type FanHistory } from "#core/attribution/bind.ts";
import { explain, VERDICT_SENTENCES } from "#core/attribution/explain.ts";
import { BRAND_NUMBER, type Fan, type Touch } from "#core/attribution/fan.ts";
import { decideMove, MOVES_MAX, proposeMove } from "#core/attribution/move.ts";
import { withRecommendation } from "#core/attribution/recommendation.ts";
import {
  aNamed,
  aTouch,
  FAN_ID,
  instant,
  policyOf,
  START_MS,
} from "#core/attribution/testing/story.ts";
import { emptyFan, foldOlderHalf, TOUCHES_MAX } from "#core/attribution/touches.ts";
import type { AttributionPolicy } from "#core/plan/plan.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";

const people = ["A", "B", "C", "self", "late"].map((name) => aNamed(name));
const asked = (id: string, toPromoterNumber: number | null, by = "s1") => ({
  ...{ id, toPromoterNumber, reason: "门店转交", by, askedAtMs: START_MS },
});
const yes = (atMs: number, by = "s2") => ({ by, atMs, yes: true });
const historyOf = (fan: Fan): FanHistory => ({ fan, paidAtMs: [], promoters: people });
const touchedBy = (...touches: Touch[]): Fan => ({ ...emptyFan(FAN_ID), touches });
/** After one of the staff asked and another said yes. */
function moved(fan: Fan, to: number | null, atMs: number): Fan {
  const open = proposeMove(fan, asked("m1", to));
  if (!open.ok) throw new Error(open.error.code);
  const decided = decideMove(open.value, "m1", yes(atMs), null);
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value;
}
it("is no visit: nobody opened a code then", () => {
  const came: Fan = { ...touchedBy(aTouch("A", START_MS)), touchedAtMs: START_MS };
  expect(moved(came, 2, instant("d1")).touchedAtMs).toBe(START_MS);
  expect(moved(touchedBy(), 2, instant("d1"))).not.toHaveProperty("touchedAtMs");
});

const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? "ok" : result.error?.code;
const ownerAt = (fan: Fan, atMs: number, policy: AttributionPolicy["policy"]) =>
  bindingAt(historyOf(fan), () => policyOf(policy), atMs);

const POLICIES = ["first", "last", "extend", "permanent"] as const;
describe.each(POLICIES)("under %s", (policy) => {
  const ofA = touchedBy(aTouch("A", START_MS));
  const at = instant("d1");

  it("gives the fan to whom two of the staff say, from that moment and not before", () => {
    const fan = moved(ofA, 2, at);
    expect(ownerAt(fan, at - 1, policy)).toMatchObject({ promoterNumber: 1 });
    expect(ownerAt(fan, at, policy)).toMatchObject({
      ...{ promoterId: "o_B", promoterNumber: 2, boundAtMs: at, moved: true },
      untilMs: policy === "permanent" ? null : at + 7 * DAY_MS,
    });
  });

  it("gives him to the brand, and a later code binds him as it would one who was free", () => {
    const fan = moved(ofA, null, at);
    expect(ownerAt(fan, at - 1, policy)).toMatchObject({ promoterNumber: 1 });
    expect(ownerAt(fan, at, policy)).toBeNull();
    const again = { ...fan, touches: [...fan.touches, aTouch("C", at + HOUR_MS)] };
    const owner = ownerAt(again, at + HOUR_MS, policy)?.promoterNumber ?? null;
    expect(owner).toBe(policy === "permanent" ? null : 3);
  });
});

it("is no repetition of an opening in the same millisecond, which did not bind", () => {
  const ofA = touchedBy(aTouch("A", START_MS), aTouch("B", instant("d1")));
  expect(ownerAt(ofA, instant("d1"), "extend")).toMatchObject({ promoterNumber: 1 });
  const fan = moved(ofA, 2, instant("d1"));
  expect(ownerAt(fan, instant("d1"), "extend")).toMatchObject({ promoterNumber: 2 });
});

it("explains a binding by the brand's word", () => {
  const fan = moved(touchedBy(aTouch("A", START_MS)), 2, instant("d1"));
  const verdicts = explain(historyOf(fan), () => policyOf("extend"), instant("d2")).touches;
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["bound", "moved"]);
  const out = moved({ ...fan, moves: [] }, null, instant("d2"));
  const told = explain(historyOf(out), () => policyOf("extend"), instant("d3"));
  expect(told.touches.map(({ verdict }) => verdict)).toEqual(["bound", "moved", "released"]);
  expect(VERDICT_SENTENCES.moved).toContain("品牌调整");
  expect(told.standing).toBe("expired");
});

it.each([
  ["B", "promoter_banned", [aNamed("B", { bannedAtMs: instant("d1") })]],
  ["self", "own_code", people],
  ["none", "promoter_unknown", people],
])("binds nobody to %s: %s", (name, verdict, promoters) => {
  const touch: Touch = { ...aTouch(name, instant("d1")), moved: true };
  const history = { ...historyOf(touchedBy(touch)), promoters };
  const { judged } = foldHistory(history, () => policyOf("last"), instant("d2"));
  expect(judged).toEqual([{ touch, verdict }]);
});

it("asks two people, decides once, and keeps one proposal open at a time", () => {
  const open = proposeMove(touchedBy(aTouch("A", START_MS)), asked("m1", 2));
  if (!open.ok) throw new Error(open.error.code);
  const fan = open.value;
  expect(fan.moveAskedAtMs).toBe(START_MS);
  expect(proposeMove(fan, asked("m1", 2))).toEqual({ ok: true, value: fan });
  expect(codeOf(proposeMove(fan, asked("m1", 3)))).toBe("move_id_taken");
  expect(codeOf(proposeMove(fan, asked("m2", 2)))).toBe("move_open");
  expect(codeOf(decideMove(fan, "m1", yes(1, "s1"), null))).toBe("second_person_required");
  expect(codeOf(decideMove(fan, "m9", yes(1), null))).toBe("move_unknown");
  const no = decideMove(fan, "m1", { ...yes(1), yes: false }, null);
  if (!no.ok) throw new Error(no.error.code);
  expect(no.value.touches).toEqual(fan.touches);
  expect(no.value.moveAskedAtMs).toBeUndefined();
  expect(codeOf(decideMove(no.value, "m1", yes(2), null))).toBe("move_decided");
  expect(decideMove(no.value, "m1", { ...yes(2), yes: false }, null)).toEqual(no);
  expect(codeOf(proposeMove(no.value, asked("m2", 2)))).toBe("ok");
});

it("gives nobody who wants no recommendations, and forgets with the rest", () => {
  const open = proposeMove(touchedBy(aTouch("A", START_MS)), asked("m1", 2));
  if (!open.ok) throw new Error(open.error.code);
  const off = withRecommendation(open.value, false, instant("d1"));
  expect(off.moves).toBeUndefined();
  expect(off.moveAskedAtMs).toBeUndefined();
  expect(codeOf(proposeMove(off, asked("m2", 2)))).toBe("fan_unrecommended");
  const still = { ...open.value, offSinceMs: 1 };
  expect(codeOf(decideMove(still, "m1", yes(2), null))).toBe("fan_unrecommended");
});

it("folds where a hundred touches are listed, and keeps so many proposals", () => {
  const touches = Array.from({ length: TOUCHES_MAX }, (_, i) =>
    aTouch("A", START_MS + i * HOUR_MS),
  );
  const open = proposeMove(touchedBy(...touches), asked("m1", 2));
  if (!open.ok) throw new Error(open.error.code);
  expect(codeOf(decideMove(open.value, "m1", yes(instant("d9")), null))).toBe("touches_full");
  const folding = foldOlderHalf({ ...historyOf(open.value), fan: open.value }, () =>
    policyOf("last"),
  );
  const decided = decideMove(open.value, "m1", yes(instant("d9")), folding);
  expect(decided.ok && ownerAt(decided.value, instant("d9"), "first")?.promoterNumber).toBe(2);
  let fan = touchedBy();
  for (let n = 0; n < MOVES_MAX + 3; n++) {
    const next = proposeMove(fan, asked(`m${n}`, 2));
    const no = next.ok ? decideMove(next.value, `m${n}`, { ...yes(n), yes: false }, null) : next;
    if (no.ok) fan = no.value;
  }
  expect(fan.moves).toHaveLength(MOVES_MAX);
});

/** Codes and the brand's words in one history, on the hour; a number that nobody has is the brand's. */
const anyEvent = fc
  .tuple(fc.constantFrom("A", "B", "C", "self", "brand"), fc.nat({ max: 400 }), fc.boolean())
  .map(([name, hours, isMoved]): Touch => {
    const touch = aTouch(name, START_MS + hours * HOUR_MS);
    if (name === "brand") return { ...touch, promoterNumber: BRAND_NUMBER, moved: true };
    return isMoved ? { ...touch, moved: true } : touch;
  });

it("gives the same owner after the older half was folded, with the brand's words among it", () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { minLength: 100, maxLength: 130 }),
      fc.constantFrom(...POLICIES),
      fc.array(fc.nat({ max: 400 }), { maxLength: 5 }),
      fc.nat({ max: 600 }),
      (touches, policy, paid, hours) => {
        const fan = touchedBy(...touches);
        const history = { ...historyOf(fan), paidAtMs: paid.map((at) => START_MS + at * HOUR_MS) };
        const policyAt = () => policyOf(policy);
        const { base, kept } = foldOlderHalf({ ...history, fan }, policyAt);
        const folded = { ...history, fan: { ...fan, base, touches: kept } };
        const atMs = base.asOfMs + hours * HOUR_MS;
        expect(bindingAt(folded, policyAt, atMs)).toEqual(bindingAt(history, policyAt, atMs));
      },
    ),
  );
});

it("lets the brand's last word stand until something later binds or the term ends", () => {
  fc.assert(
    fc.property(
      fc.array(anyEvent, { maxLength: 20 }),
      fc.constantFrom(...POLICIES),
      fc.constantFrom(1, 2, 3, null),
      (touches, policy, to) => {
        const atMs = START_MS + 500 * HOUR_MS;
        const fan = moved(touchedBy(...touches), to, atMs);
        expect(ownerAt(fan, atMs, policy)?.promoterNumber ?? null).toBe(to);
      },
    ),
  );
});
