import type { Finding, FindingId } from "#core/plan/finding.ts";
import { permitted } from "#core/plan/publish.ts";
import { verdict } from "#core/plan/verdict.ts";
import { aPlan } from "#tests/fixtures.ts";

const finding = (id: FindingId): Finding => ({
  id,
  severity: id.startsWith("E") ? "error" : "warning",
  path: "",
  zh: "",
  en: "",
  articles: [],
  witness: null,
});
const findings = (["E101", "E102", "W310", "W360"] as const).map(finding);
const accepting = (...accepts: string[]) =>
  aPlan({ declaration: { by: "owner", counsel: "counsel", accepts } });

it("strict accepts no error, whatever stands beside it", () => {
  const plan = { ...accepting("E101", "E102"), pack: "strict" as const };
  expect(verdict(plan, findings)).toEqual({
    refusing: ["E101", "E102"],
    accepted: [],
    warnings: ["W310", "W360"],
  });
});

it("declared accepts the errors that the declaration names, and only those", () => {
  expect(verdict(accepting("E102"), findings)).toMatchObject({
    refusing: ["E101"],
    accepted: ["E102"],
  });
  expect(verdict(accepting("E101", "E102"), findings).refusing).toEqual([]);
});

it.each(["E110", "E111", "E120", "E121", "E122", "E199"] as const)("nobody can accept %s", (id) => {
  expect(verdict(accepting(id), [finding(id)]).refusing).toEqual([id]);
});

it("publishes when each warning is acknowledged by its id", () => {
  const plan = accepting("E101", "E102");
  expect(permitted(plan, findings, "all").ok).toBe(true);
  expect(permitted(plan, findings, ["W360", "W310"]).ok).toBe(true);
  expect(permitted(plan, findings, ["W360"])).toEqual({
    ok: false,
    error: { code: "warnings_unacknowledged", findings: [finding("W310")] },
  });
});

it("refuses before it asks about warnings, and tells all findings", () => {
  expect(permitted(accepting("E101"), findings, [])).toEqual({
    ok: false,
    error: { code: "plan_refused", findings },
  });
});
