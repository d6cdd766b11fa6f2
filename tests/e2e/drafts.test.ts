import type { WholeDraft } from "#contracts/drafts.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { DEMO_STAFF, DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";
import { planDraftReadsContract } from "#tests/contract/planDraftReads.ts";
import { signed } from "#tests/e2e/brand.ts";
import { done, staff, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's reads of drafts, through node-sdk and over the wire", () => {
  const stack = withStack();
  planDraftReadsContract(() => adminDatabase(stack().url));
});

/** Goal: a declared plan is published by two persons or not at all, and a draft never loses what an editor saved. */
describe("a declared plan", () => {
  const stack = withStack({ pastLogs: false });
  const call = (name: string, event: object, who = staff) => stack().control.call(name, who, event);
  const other = { uid: DEMO_STAFF_TWO };
  const PLAN = {
    ...{
      id: "deep",
      pack: "declared",
      rates: [1, 2].map((distance) => ({ distance, rateBp: 400 })),
    },
    declaration: { by: "王老板", counsel: "李律师", accepts: ["E102"] },
  };
  const publishing = { action: "publishPlan", acknowledges: [] };

  it("is refused unsigned, refused to its signer, and published by another one", async () => {
    expect(await call("commission", { ...publishing, plan: PLAN })).toMatchObject({
      error: { code: "declaration_unsigned" },
    });
    const both = await signed(stack().control, PLAN);
    expect(await call("commission", { ...publishing, ...both }, other)).toMatchObject({
      error: { code: "second_person_required" },
    });
    expect(await done(call("commission", { ...publishing, ...both }))).toMatchObject({
      ...{ planId: "deep", version: 1 },
    });
    const shown = await done(call("plans", { action: "version", planId: "deep", version: 1 }));
    expect(shown).toMatchObject({
      published: { publishedBy: DEMO_STAFF, signed: { staffId: DEMO_STAFF_TWO } },
    });
  });

  it("is no longer signed when somebody changed it, and of two editors one is told", async () => {
    const { draftId, plan } = await signed(stack().control, { ...PLAN, id: "other" });
    const save = { action: "saveDraft", draftId, rev: 2, title: "t", plan };
    const changed = { ...save, plan: { ...plan, freezeDays: 20 } };
    const replies = await Promise.all([call("plans", changed), call("plans", save, other)]);
    const refused = replies.filter(({ ok }) => !ok);
    expect(refused).toMatchObject([{ error: { code: "draft_changed" } }]);
    const { rev } = (await done(call("plans", { action: "draft", draftId }))) as WholeDraft;
    await done(call("plans", { ...changed, rev, note: "x" }));
    const asked = { ...publishing, draftId, plan };
    expect(await call("commission", asked)).toMatchObject({
      error: { code: "declaration_unsigned" },
    });
  });
});
