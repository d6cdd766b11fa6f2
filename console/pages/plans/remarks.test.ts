import { NEVER_ACCEPTED as KNOWN } from "#core/plan/finding.ts";
import { countOf, faultsOf, findingsOf, NEVER_ACCEPTED, sectionOf, toAccept } from "./remarks.ts";

const finding = (id: "E102" | "E120" | "W310", path: string) => ({
  ...{ id, severity: "error" as const, path, zh: id, en: id, articles: [], witness: null },
});

it("says what stops first, then what is answered for, then what must be read", () => {
  const remarks = findingsOf({
    findings: [finding("E102", "rates[1]"), finding("E120", "programme.join"), finding("W310", "")],
    ...{ refusing: ["E120"], accepted: ["E102"], warnings: ["W310"] },
  });
  expect(remarks.map(({ id, kind, place }) => [id, kind, place])).toEqual([
    ["E120", "error", "programme.join"],
    ["E102", "accepted", "rates.1"],
    ["W310", "warning", ""],
  ]);
  expect(countOf(remarks, "error")).toBe(1);
});

it.each([
  ["rates.1.rateBp", "rates"],
  ["capBp", "caps"],
  ["programme.join.feeFen", "programme"],
  ["declaration", "basics"],
  ["", "basics"],
  ["something else", "basics"],
])("%j stands in %s", (place, section) => {
  expect(sectionOf(place)).toBe(section);
});

it("keeps the places of faults", () => {
  expect(faultsOf([{ path: "plan.rates.0", message: "m" }])).toMatchObject([
    { kind: "fault", place: "rates.0", message: "m" },
  ]);
});

it("knows what can be signed, and what nobody can sign", () => {
  const verdict = { refusing: ["E102", "E120"], accepted: ["E101"], warnings: [] } as const;
  expect(toAccept(verdict, NEVER_ACCEPTED)).toEqual({ accepts: ["E101", "E102"], never: ["E120"] });
  expect(NEVER_ACCEPTED).toEqual(KNOWN);
});
