import { standingOf } from "./readingOf.ts";

type Head = Parameters<typeof standingOf>[0];
const plan = (more: object = {}): Head["reading"] => ({
  ...{ kind: "plan", planId: "p", pack: "strict", planHash: "h" },
  ...{ refusing: [], accepted: [], warnings: [] },
  ...more,
});
const signed: Head["signed"] = { staffId: "s", name: "S", atMs: 1, planHash: "h" };

it.each<[string, Head["reading"], Head["signed"], string, number]>([
  ["no JSON", { kind: "unreadable" }, null, "unreadable", 0],
  ["faults", { kind: "invalid", faults: 3 }, null, "invalid", 3],
  ["errors before all else", plan({ pack: "declared", refusing: ["E101"] }), signed, "refused", 1],
  ["a declaration nobody signed", plan({ pack: "declared" }), null, "unsigned", 0],
  ["one that is signed", plan({ pack: "declared", warnings: ["W310"] }), signed, "signed", 0],
  ["warnings", plan({ warnings: ["W310", "W205"] }), null, "warned", 2],
  ["nothing", plan(), null, "fine", 0],
])("%s", (_, reading, by, kind, n) => {
  expect(standingOf({ reading, signed: by })).toMatchObject({ kind, n });
});
