import fc from "fast-check";
import { bindingAt } from "#core/attribution/bind.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import {
  aTouch,
  FAN_ID,
  instant,
  NUMBERS,
  spelled,
  told,
} from "#core/attribution/testing/story.ts";
import { DAY_MS } from "#core/time.ts";
import { relationTo } from "#core/promoter/relation.ts";

type Policy = Parameters<typeof told>[0];
const story = (text: string) =>
  text.split(" ").map((one) => {
    const [at = "", event = ""] = one.split("=");
    return { atMs: instant(at), event };
  });

/** How the fan stands to A at a moment: `state since until opened`. */
function standing(policy: Policy, events: string, at: string, to = "A"): string | null {
  const { history, policyAt } = told(policy, story(events));
  const promoter = history.promoters.find(({ number }) => number === NUMBERS[to])!;
  const found = relationTo(promoter, history, policyAt, instant(at));
  if (!found) return null;
  const since = found.sinceMs === null ? "-" : spelled(found.sinceMs);
  return `${found.state} ${since} ${spelled(found.untilMs)} ${spelled(found.openedAtMs)}`;
}

it.each<[string, Policy, string, string, string | null]>([
  ["nothing of his was opened", "extend", "d0=scan:B", "d1", null],
  ["bound", "extend", "d0=scan:A", "d1", "bound d0 d7 d0"],
  ["bound anew by his own", "extend", "d0=scan:A d3=scan:A", "d4", "bound d3 d10 d3"],
  ["first: later visits change nothing", "first", "d0=scan:A d3=scan:A", "d4", "bound d0 d7 d3"],
  ["longer by a payment", "extend", "d0=scan:A d1=pay", "d9", "bound d0 d31 d0"],
  ["for ever", "permanent", "d0=scan:A", "d99", "bound d0 ever d0"],
  ["ended by time", "extend", "d0=scan:A", "d7", "ended d0 d7 d0"],
  ["ended by time, after a payment", "extend", "d0=scan:A d1=pay", "d40", "ended d0 d31 d0"],
  ["ended by another's code", "last", "d0=scan:A d2=scan:B", "d3", "ended d0 d2 d0"],
  ["ended by time before the other's", "last", "d0=scan:A d9=scan:B", "d10", "ended d0 d7 d0"],
  ["ended by a ban", "extend", "d0=scan:A d2=ban:A", "d3", "ended d0 d2 d0"],
  ["another's in the same millisecond", "last", "d0=scan:A d0=scan:B", "d1", "ended d0 d0 d0"],
  ["never: another's fan then", "first", "d0=scan:B d1=scan:A", "d2", "never - ever d1"],
  ["never: his own code", "extend", "d0=scan:self", "d1", "never - ever d0"],
])("%s", (_name, policy, events, at, expected) => {
  const to = events.includes("self") ? "self" : "A";
  expect(standing(policy, events, at, to)).toBe(expected);
});

it("finds a binding that was folded", () => {
  const { history, policyAt } = told("permanent", story("d5=scan:B"));
  const owner = { ...aTouch("A", instant("d0")), channel: 3, untilMs: null };
  const base = { asOfMs: instant("d1"), owner, lastPaidMs: null };
  const fan = { ...emptyFan(FAN_ID), base, touches: [aTouch("B", instant("d5"))] };
  const [a] = history.promoters;
  const found = relationTo(a!, { ...history, fan }, policyAt, instant("d6"));
  expect(found).toMatchObject({ state: "bound", sinceMs: instant("d0"), touch: { channel: 3 } });
});

it("says bound exactly where an order would be his, and ends nothing later than now", () => {
  const event = fc.record({
    atMs: fc.integer({ min: 0, max: 60 }).map((day) => instant(`d${day}`)),
    event: fc.constantFrom("scan:A", "scan:B", "scan:self", "pay", "ban:A", "plan:last"),
  });
  const policies = fc.constantFrom<Policy>("first", "last", "extend", "permanent");
  const now = fc.integer({ min: 0, max: 70 * DAY_MS }).map((ms) => instant("d0") + ms);
  fc.assert(
    fc.property(policies, fc.array(event, { maxLength: 12 }), now, (policy, events, nowMs) => {
      const { history, policyAt } = told(policy, events);
      const owner = bindingAt(history, policyAt, nowMs);
      for (const promoter of history.promoters) {
        const found = relationTo(promoter, history, policyAt, nowMs);
        expect(found?.state === "bound").toBe(owner?.promoterId === promoter._id);
        if (found?.state === "ended") {
          expect(found.untilMs).toBeLessThanOrEqual(nowMs);
        }
      }
    }),
  );
});
