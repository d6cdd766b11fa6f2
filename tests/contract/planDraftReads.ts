import type { PlanDraft } from "#core/plan/draft.ts";
import type { PlanDraftReads } from "#ports/planDraftReads.ts";
import type { Store } from "#ports/store.ts";

const id = (name: string): string => `ct-${name}`;
const aDraft = (
  name: string,
  changedAtMs: number,
  changes: Partial<PlanDraft> = {},
): PlanDraft => ({
  ...{ _id: id(name), rev: 1, title: name, note: "", text: "{}" },
  ...{ reading: { kind: "invalid", faults: 2 }, base: { kind: "empty" }, signed: null },
  ...{
    createdAtMs: 1,
    createdBy: { staffId: "staff-1", name: "甲" },
    changedAtMs,
    changedBy: { staffId: "staff-2", name: "乙" },
    isArchived: false,
  },
  ...changes,
});
const DRAFTS = [
  aDraft("a", 10),
  aDraft("b", 20, { signed: { staffId: "staff-1", name: "甲", atMs: 5, planHash: "h" } }),
  aDraft("c", 20),
  aDraft("d", 30, { isArchived: true }),
  aDraft("e", 5),
];

/** What every `PlanDraftReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function planDraftReadsContract(open: () => { store: Store; reads: PlanDraftReads }): void {
  let reads: PlanDraftReads;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    for (const one of DRAFTS) await opened.store.create("planDrafts", one);
  });
  const names = async (...asked: Parameters<PlanDraftReads["planDrafts"]>) =>
    (await reads.planDrafts(...asked)).map(({ _id }) => _id.slice(3));

  it("lists drafts, the one changed last first, page by page", async () => {
    expect(await names(false, null, 9)).toEqual(["c", "b", "a", "e"]);
    expect(await names(false, null, 1)).toEqual(["c"]);
    expect(await names(false, { atMs: 20, id: id("c") }, 2)).toEqual(["b", "a"]);
    expect(await names(false, { atMs: 10, id: id("a") }, 2)).toEqual(["e"]);
    expect(await names(false, { atMs: 5, id: id("e") }, 2)).toEqual([]);
  });

  it("lists those put away apart, and no text at all", async () => {
    const { text: _text, ...head } = DRAFTS[3]!;
    expect(await reads.planDrafts(true, null, 9)).toEqual([head]);
    const { text: _other, ...signed } = DRAFTS[1]!;
    expect((await reads.planDrafts(false, null, 9))[1]).toEqual(signed);
  });
}
