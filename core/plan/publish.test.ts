import { canonicalJson } from "#core/canonicalJson.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { isUnfinished, type Publication, unsealedVersion } from "#core/plan/publish.ts";
import { type PublishedPlan, sealedText } from "#core/plan/published.ts";
import { aPlan } from "#tests/fixtures.ts";

const plan = aPlan();
const by: Publication = { staffId: "staff-1", atMs: 1_000, pastLog: false, before: "p1@1" };
const sealed = (one: Publication = by): PublishedPlan => ({
  ...unsealedVersion(plan, 2, lintPlan(plan), one),
  seal: "seal",
});

it("seals versions of earlier days by the very text that they were sealed by", () => {
  const { planHash: _, before: _none, lint, ...old } = sealed();
  const { pack, findings, declaration } = lint;
  const version = { ...old, lint: { pack, findings, declaration } };
  const { _id, publishedAtMs, publishedBy } = version;
  expect(sealedText(version)).toBe(
    canonicalJson({ _id, plan, version: 2, publishedAtMs, publishedBy, lint: version.lint }),
  );
});

it.each<[string, (one: PublishedPlan) => PublishedPlan]>([
  ["the hash", (one) => ({ ...one, planHash: "0" })],
  ["the version before", (one) => ({ ...one, before: null })],
  ["what was read", (one) => ({ ...one, lint: { ...one.lint, acknowledged: [] } })],
  ["what was accepted", (one) => ({ ...one, lint: { ...one.lint, accepted: [] } })],
  ["that it came from a log", (one) => ({ ...one, lint: { ...one.lint, pastLog: true } })],
])("covers %s by the seal", (_, forged) => {
  expect(sealedText(forged(sealed()))).not.toBe(sealedText(sealed()));
});

it("tells errors that were accepted from warnings that were read", () => {
  const { lint } = sealed();
  expect(lint.accepted).toEqual(["E101", "E102"]);
  expect(lint.findings).toEqual([...(lint.accepted ?? []), ...(lint.acknowledged ?? [])]);
  expect(lint.acknowledged).toContain("W310");
});

it.each<[string, Partial<Publication>, boolean]>([
  ["a second later", { atMs: 2_000 }, true],
  ["by somebody else of the staff", { staffId: "staff-2" }, true],
  ["after ten minutes", { atMs: 601_000 }, false],
  ["after another version came before it", { before: "p1@9" }, false],
  ["from a log", { pastLog: true }, false],
])("finishes what was left half done: %s", (_, changes, isSame) => {
  expect(isUnfinished(sealed(), plan, { ...by, ...changes })).toBe(isSame);
  expect(isUnfinished(sealed(), aPlan({ freezeDays: 1 }), { ...by, ...changes })).toBe(false);
});
