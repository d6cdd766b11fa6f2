import {
  archivedDraft,
  type DraftReading,
  type PlanDraft,
  savedDraft,
  signatureFor,
  signedDraft,
} from "#core/plan/draft.ts";

const reading = (planHash: string): DraftReading => ({
  ...{ kind: "plan", planId: "p1", pack: "declared", planHash },
  ...{ refusing: [], accepted: ["E102"], warnings: [] },
});
const content = { title: "春季", note: "", text: `{"id":"p1"}`, reading: reading("h1") };
const wanted = { _id: "d1", ...content, base: { kind: "empty" as const } };
const named = (staffId: string) => ({ staffId, name: staffId.toUpperCase() });
const ann = { staff: named("ann"), nowMs: 10 };
const bob = { staff: named("bob"), nowMs: 20 };

/** What the store makes of a decision: it counts `rev`. */
function kept(decided: ReturnType<typeof savedDraft>, before?: PlanDraft): PlanDraft {
  if (!decided.ok) throw new Error(decided.error.code);
  return decided.value === before
    ? decided.value
    : { ...decided.value, rev: (before?.rev ?? 0) + 1 };
}
const first = () => kept(savedDraft(undefined, wanted, 0, ann));
const signed = () =>
  ((draft) => kept(signedDraft(draft, { ...content, planHash: "h1" }, 1, ann), draft))(first());

describe("saving", () => {
  it("keeps who began it and who changed it last, and what it began with", () => {
    const draft = first();
    expect(draft).toMatchObject({
      rev: 1,
      createdBy: named("ann"),
      changedBy: named("ann"),
      signed: null,
    });
    const base = { kind: "template" as const, name: "other" };
    const next = kept(savedDraft(draft, { ...wanted, title: "夏季", base }, 1, bob), draft);
    expect(next).toMatchObject({
      ...{ rev: 2, title: "夏季", createdBy: named("ann"), createdAtMs: 10 },
      ...{ changedBy: named("bob"), changedAtMs: 20, base: { kind: "empty" } },
    });
  });

  it.each([
    ["a new draft where one stands", 0],
    ["an older one", 1],
    ["a later one", 3],
  ])("tells who changed it and when, and overwrites nothing: %s", (_, rev) => {
    const before = first();
    const draft = kept(savedDraft(before, { ...wanted, title: "夏季" }, 1, bob), before);
    const saved = savedDraft(draft, { ...wanted, title: "秋季" }, rev, ann);
    expect(saved).toEqual({
      ok: false,
      error: { code: "draft_changed", rev: 2, changedBy: named("bob"), changedAtMs: 20 },
    });
  });

  it("takes the same again as done, whatever it was read at", () => {
    const draft = first();
    const again = savedDraft(draft, wanted, 0, bob);
    expect(again.ok && again.value).toBe(draft);
  });

  it("opens what was put away", () => {
    const draft = first();
    const away = kept(archivedDraft(draft, 1, bob), draft);
    expect(away).toMatchObject({ rev: 2, isArchived: true, changedBy: named("bob") });
    expect(archivedDraft(away, 1, ann)).toEqual({ ok: true, value: away });
    expect(kept(savedDraft(away, wanted, 2, ann), away)).toMatchObject({ isArchived: false });
    expect(savedDraft(away, wanted, 1, ann)).toMatchObject({ error: { code: "draft_changed" } });
  });

  it("puts nothing away that changed meanwhile", () => {
    expect(archivedDraft(first(), 0, bob)).toMatchObject({ error: { code: "draft_changed" } });
  });
});

describe("a signature", () => {
  it("stays while the plan is the same, and falls with the first change of it", () => {
    const draft = signed();
    expect(draft.signed).toEqual({ ...named("ann"), atMs: 10, planHash: "h1" });
    const retitled = kept(savedDraft(draft, { ...wanted, title: "夏季" }, 2, bob), draft);
    expect(retitled.signed).toEqual(draft.signed);
    const changes: readonly DraftReading[] = [
      reading("h2"),
      { kind: "invalid", faults: 1 },
      { kind: "unreadable" },
    ];
    for (const [n, changed] of changes.entries()) {
      const text = `changed ${n}`;
      const next = savedDraft(draft, { ...wanted, text, reading: changed }, 2, bob);
      expect(next).toMatchObject({ value: { signed: null } });
    }
  });

  it("given again by the same person changes nothing; by another one it is his", () => {
    const draft = signed();
    const word = { ...content, planHash: "h1" };
    expect(signedDraft(draft, word, 0, { ...ann, nowMs: 99 })).toEqual({ ok: true, value: draft });
    expect(signedDraft(draft, word, 1, bob)).toMatchObject({ error: { code: "draft_changed" } });
    expect(signedDraft(draft, word, 2, bob)).toMatchObject({
      value: { signed: { staffId: "bob" } },
    });
  });

  it.each([
    ["nobody's draft", undefined, "h1", "bob", "declaration_unsigned"],
    ["an unsigned draft", first(), "h1", "bob", "declaration_unsigned"],
    ["another plan", signed(), "h2", "bob", "declaration_unsigned"],
    ["a draft put away", { ...signed(), isArchived: true }, "h1", "bob", "declaration_unsigned"],
    ["the same person", signed(), "h1", "ann", "second_person_required"],
    ["another plan by the same person", signed(), "h2", "ann", "declaration_unsigned"],
  ])("does not stand for %s", (_, draft, planHash, publisherId, code) => {
    expect(signatureFor(draft, planHash, publisherId)).toEqual({ ok: false, error: { code } });
  });

  it("stands for exactly this plan, published by somebody else", () => {
    const draft = signed();
    expect(signatureFor(draft, "h1", "bob")).toEqual({ ok: true, value: draft.signed });
  });
});
