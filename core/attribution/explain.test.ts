import { bindingAt } from "#core/attribution/bind.ts";
import { explain } from "#core/attribution/explain.ts";
import { aTouch, instant, told } from "#core/attribution/testing/story.ts";

const standingAt = (at: string, events: readonly (readonly [at: string, event: string])[]) => {
  const { history, policyAt } = told(
    "first",
    events.map(([when, event]) => ({ atMs: instant(when), event })),
  );
  const { standing } = explain(history, policyAt, instant(at));
  expect(standing === "in_force").toBe(bindingAt(history, policyAt, instant(at)) !== null);
  return standing;
};
const scanned = ["d0", "scan:A"] as const;

it("says what ended a binding first", () => {
  expect(standingAt("d1", [["d0", "scan:self"]])).toBe("never_bound");
  expect(standingAt("d7-1", [scanned])).toBe("in_force");
  expect(standingAt("d7", [scanned])).toBe("expired");
  expect(standingAt("d3-1", [scanned, ["d3", "ban:A"]])).toBe("in_force");
  expect(standingAt("d3", [scanned, ["d3", "ban:A"]])).toBe("promoter_banned");
  expect(standingAt("d9", [scanned, ["d3", "ban:A"]])).toBe("promoter_banned");
  expect(standingAt("d9", [scanned, ["d8", "ban:A"]])).toBe("expired");
});

it("names the touch that binds, and judges all others", () => {
  const { history, policyAt } = told("first", [
    { atMs: instant("d0"), event: "scan:A" },
    { atMs: instant("d1"), event: "scan:B" },
  ]);
  const [a, b] = [aTouch("A", instant("d0")), aTouch("B", instant("d1"))];
  expect(explain(history, policyAt, instant("d2"))).toEqual({
    standing: "in_force",
    cause: { ...a, untilMs: instant("d7") },
    touches: [
      { touch: a, verdict: "bound" },
      { touch: b, verdict: "owned" },
    ],
  });
});
