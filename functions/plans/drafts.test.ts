import { memoryDeps, owner, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import type { DraftHead, DraftsPage, PublishPreview, WholeDraft } from "#contracts/drafts.ts";
import { TEMPLATES } from "#contracts/templates.ts";
import type { Staff } from "#core/staff/staff.ts";
import { DAY_MS } from "#core/time.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions } from "#functions/plans/actions.ts";
import { ANNOUNCED_MAX } from "#functions/shared/planVersions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
const ann = staff;
const bob = owner("staff-2");
const PLAN = { id: "p1", rates: [{ distance: 1, rateBp: 500 }] };
const DEEP = {
  ...{ id: "deep", pack: "declared", rates: [1, 2].map((distance) => ({ distance, rateBp: 400 })) },
  declaration: { by: "请填写：负责人姓名与职务", counsel: "请填写：律师", accepts: [] },
};
const WORD = { by: "王老板，总经理", counsel: "某某律师事务所，执业证号 1", accepts: ["E102"] };

const BOB: Staff = {
  ...{ _id: "staff-2", rev: 1, name: "乙", role: "owner", storeIds: [], isActive: true },
  ...{ sessions: [], reentry: null, createdAtMs: 0, by: "staff-2" },
};

/** A shop whose staff draft and publish; nobody plays logs of the past. */
function office() {
  const memory = emptyMemory();
  const clock = { nowMs: START_MS };
  const asking =
    (of: typeof actions | typeof commission, name: string) =>
    async (caller: Caller, action: string, fields: object = {}): Promise<unknown> => {
      const caller_ = () => caller;
      const deps = memoryDeps({
        memory,
        pastLogs: false,
        nowMs: () => clock.nowMs,
        caller: caller_,
      });
      const reply = await serve(name, deps, of)({ action, ...fields });
      return reply.ok ? reply.data : reply.error;
    };
  const ask = asking(actions, "plans");
  const save = (fields: object = {}, caller = ann) =>
    ask(caller, "saveDraft", {
      ...{ draftId: "d1", rev: 0, title: "春季方案", plan: PLAN },
      ...fields,
    }) as Promise<WholeDraft>;
  const sign = (caller: Caller, fields: object = {}) =>
    ask(caller, "signDraft", { draftId: "d1", rev: 1, ...WORD, ...fields });
  const publish = (caller: Caller, plan: object, fields: object = {}) =>
    asking(commission, "commission")(caller, "publishPlan", { plan, acknowledges: [], ...fields });
  const preview = (caller: Caller, plan: object, fields: object = {}) =>
    ask(caller, "previewPublish", { plan, ...fields }) as Promise<PublishPreview>;
  return { memory, clock, ask, save, sign, publish, preview };
}

describe("a draft", () => {
  it("is kept with what the linter says of it", async () => {
    const { save, ask } = office();
    const saved = await save({ plan: { ...PLAN, rates: [{ distance: 1, rateBp: 600 }] } });
    expect(saved).toMatchObject({
      ...{ draftId: "d1", rev: 1, title: "春季方案", note: "", isArchived: false, signed: null },
      reading: { kind: "plan", planId: "p1", pack: "strict", refusing: [], warnings: ["W310"] },
      ...{
        createdBy: { staffId: "staff-1" },
        changedAtMs: START_MS,
        issues: [],
        base: { kind: "empty" },
      },
    });
    expect(saved.findings.map(({ id }) => id)).toEqual(["W310"]);
    expect(JSON.parse(saved.text)).toEqual({ ...PLAN, rates: [{ distance: 1, rateBp: 600 }] });
    expect(await ask(ann, "draft", { draftId: "d1" })).toEqual(saved);
  });

  it.each([
    ["no JSON", { plan: undefined, text: '{"id": ' }, { kind: "unreadable" }, []],
    ["JSON that is no object", { plan: undefined, text: "[1]" }, { kind: "unreadable" }, []],
    [
      "a plan with faults",
      { plan: { id: "p1", rates: [{ distance: 4 }] } },
      { kind: "invalid" },
      ["rates.0.distance"],
    ],
    ["nothing", { plan: {} }, { kind: "invalid" }, ["id", "rates"]],
  ])("may be %s: it is kept, and told", async (_, fields, reading, paths) => {
    const saved = await office().save(fields);
    expect(saved.reading).toMatchObject(reading);
    expect(saved.issues.map(({ path }) => path)).toEqual(paths);
    if ("text" in fields) expect(saved.text).toBe(fields.text);
  });

  it.each([
    ["both a plan and a text", { text: "x" }],
    ["neither", { plan: undefined }],
    ["a list for a plan", { plan: [] }],
    ["a text beyond a call", { plan: undefined, text: "货".repeat(102_401) }],
    ["a title with a line break", { title: "a\nb" }],
    ["no title", { title: "" }],
    ["who changed it", { changedBy: "staff-9" }],
    ["a signature of its own", { signed: { staffId: "staff-9" } }],
  ])("takes no request with %s", async (_, fields) => {
    expect(await office().save(fields)).toMatchObject({ code: "request_invalid" });
  });

  it("tells an editor who saved meanwhile, and takes the same again as done", async () => {
    const { save, clock, memory } = office();
    await save();
    clock.nowMs += 60_000;
    const his = await save({ rev: 1, title: "夏季方案" }, bob);
    expect(his).toMatchObject({
      rev: 2,
      createdBy: { staffId: "staff-1" },
      changedBy: { staffId: "staff-2" },
    });
    expect(await save({ rev: 1, note: "mine" })).toMatchObject({
      ...{
        code: "draft_changed",
        rev: 2,
        changedBy: { staffId: "staff-2" },
        changedAtMs: START_MS + 60_000,
      },
      message: "别人刚改过这份草稿，请先看他的改动，再决定保留哪一份。",
    });
    const kept = memory.documents.planDrafts.get("d1");
    expect(await save({ rev: 1, title: "夏季方案" }, bob)).toEqual(his);
    expect(memory.documents.planDrafts.get("d1")).toBe(kept);
  });

  it("of two editors at once saves one, and tells the other", async () => {
    const { save } = office();
    await save();
    const both = [save({ rev: 1, note: "a" }), save({ rev: 1, note: "b" }, bob)];
    const replies = await Promise.all(both);
    expect(replies.filter((one) => "code" in one)).toHaveLength(1);
  });

  it("is put away and opened again", async () => {
    const { save, ask } = office();
    await save();
    const away = { draftId: "d1", rev: 1 };
    expect(await ask(bob, "removeDraft", { ...away, rev: 0 })).toMatchObject({
      code: "draft_changed",
    });
    expect(await ask(bob, "removeDraft", away)).toMatchObject({ rev: 2, isArchived: true });
    expect(await ask(bob, "removeDraft", away)).toMatchObject({ rev: 2, isArchived: true });
    expect(await save({ rev: 2 })).toMatchObject({ rev: 3, isArchived: false });
    expect(await ask(ann, "draft", { draftId: "d9" })).toMatchObject({ code: "draft_unknown" });
    expect(await ask(ann, "removeDraft", { draftId: "d9", rev: 0 })).toMatchObject({
      code: "draft_unknown",
    });
  });
});

it("lists those that are open and those put away, the one changed last first, without their texts", async () => {
  const { save, ask, clock } = office();
  for (const draftId of ["d1", "d2", "d3", "d4"]) {
    await save({ draftId });
    clock.nowMs += draftId === "d2" ? 0 : 1_000;
  }
  await ask(ann, "removeDraft", { draftId: "d1", rev: 1 });
  const page = async (fields: object) => (await ask(ann, "drafts", fields)) as DraftsPage;
  const first = await page({ limit: 2 });
  const idsOf = ({ drafts }: DraftsPage) => drafts.map(({ draftId }: DraftHead) => draftId);
  expect(idsOf(first)).toEqual(["d4", "d3"]);
  expect(first.drafts[0]).not.toHaveProperty("text");
  expect(idsOf(await page({ limit: 2, cursor: first.next ?? "" }))).toEqual(["d2"]);
  expect(await page({ isArchived: true })).toMatchObject({
    drafts: [{ draftId: "d1" }],
    next: null,
  });
});

describe("a draft begins", () => {
  it.each(TEMPLATES)("with the template $name, and is what the template says", async (template) => {
    const { ask } = office();
    const from = { kind: "template", name: template.name };
    const started = (await ask(ann, "startDraft", {
      draftId: "d1",
      title: "a",
      from,
    })) as WholeDraft;
    expect(started).toMatchObject({ base: from, issues: [], reading: { kind: "plan" } });
    expect(JSON.parse(started.text)).toEqual(template.plan);
    expect(started.findings.map(({ id }) => id)).toEqual(template.needs.findings);
  });

  it("with a published version, and published again it is that plan as a new version", async () => {
    const { ask, publish, clock } = office();
    await publish(ann, PLAN);
    clock.nowMs += DAY_MS;
    await publish(ann, { ...PLAN, rates: [{ distance: 1, rateBp: 450 }] });
    clock.nowMs += 30 * DAY_MS;
    const from = { kind: "version", planId: "p1", version: 1 };
    const back = (await ask(ann, "startDraft", { draftId: "d1", title: "a", from })) as WholeDraft;
    expect(back).toMatchObject({ base: from, reading: { kind: "plan", planId: "p1" } });
    const written = JSON.parse(back.text) as object;
    expect(await publish(bob, written)).toMatchObject({ planId: "p1", version: 3 });
    const one = (await ask(ann, "version", { planId: "p1", version: 1 })) as { plan: object };
    expect(await ask(ann, "version", { planId: "p1", version: 3 })).toMatchObject({
      plan: one.plan,
    });
  });

  it.each([
    [{ kind: "template", name: "none" }, "plan_template_unknown"],
    [{ kind: "version", planId: "p1", version: 1 }, "plan_version_unknown"],
  ])("with nothing that does not exist: %j", async (from, code) => {
    const reply = await office().ask(ann, "startDraft", { draftId: "d1", title: "a", from });
    expect(reply).toMatchObject({ code });
  });

  it("only once: another draft under its id is told", async () => {
    const { ask, save } = office();
    await save();
    const from = { kind: "template", name: TEMPLATES[0]?.name };
    const start = { draftId: "d1", title: "a", from };
    expect(await ask(bob, "startDraft", start)).toMatchObject({ code: "draft_changed" });
  });
});

describe("a declaration", () => {
  it("is written into the draft and signed by one, and published by another", async () => {
    const { save, sign, publish, memory, ask } = office();
    await save({ plan: DEEP });
    const signed = (await sign(ann)) as WholeDraft;
    expect(signed).toMatchObject({
      reading: { kind: "plan", pack: "declared", refusing: [], accepted: ["E102"] },
      ...{ rev: 2, signed: { staffId: "staff-1", atMs: START_MS } },
    });
    const plan = JSON.parse(signed.text) as object;
    expect(plan).toEqual({ ...DEEP, declaration: WORD });
    const fields = { draftId: "d1", acknowledges: ["W310"] };
    expect(await publish(ann, plan, fields)).toMatchObject({
      ...{ code: "second_person_required", message: "需要由另一位员工决定。" },
    });
    expect(await publish(bob, plan, { acknowledges: ["W310"] })).toMatchObject({
      code: "declaration_unsigned",
    });
    expect(memory.documents.plans.size).toBe(0);
    const entry = { planId: "deep", version: 1, fromMs: START_MS };
    expect(await publish(bob, plan, fields)).toEqual(entry);
    expect(await publish(bob, plan, fields)).toEqual(entry);
    const by = {
      publishedBy: "staff-2",
      signed: { staffId: "staff-1", name: "staff-1", atMs: START_MS },
    };
    expect(memory.documents.plans.get("deep@1")).toMatchObject(by);
    const asked = { planId: "deep", version: 1 };
    expect(await ask(ann, "version", asked)).toMatchObject({ published: by, publisherName: null });
    memory.documents.staff.set("staff-2", BOB);
    expect(await ask(ann, "version", asked)).toMatchObject({ publisherName: "乙" });
    const told = (await ask(person("U1"), "version", asked)) as { published: object };
    expect(told.published).not.toHaveProperty("signed");
  });

  it("may pay beyond the cap, at which the engine cuts: whoever publishes has read that", async () => {
    const { save, sign, publish } = office();
    await save({ plan: { ...DEEP, capBp: 700 } });
    const { text, reading } = (await sign(ann)) as WholeDraft;
    expect(reading).toMatchObject({ warnings: ["E140"] });
    const plan = JSON.parse(text) as object;
    const publishing = (acknowledges: readonly string[]) =>
      publish(bob, plan, { draftId: "d1", acknowledges });
    expect(await publishing([])).toMatchObject({ code: "warnings_unacknowledged" });
    expect(await publishing(["E140"])).toMatchObject({ planId: "deep", version: 1 });
  });

  it("is within the seal of the version", async () => {
    const { save, sign, publish, memory } = office();
    await save({ plan: DEEP });
    const { text } = (await sign(ann)) as WholeDraft;
    const fields = { draftId: "d1", acknowledges: ["W310"] };
    const { fromMs } = (await publish(bob, JSON.parse(text) as object, fields)) as {
      fromMs: number;
    };
    const known = memory.documents.plans.get("deep@1");
    if (!known) throw new Error("nothing was published");
    const { plans } = memoryDeps({ memory });
    const entry = { planId: "deep", version: 1, fromMs };
    expect((await plans.get(entry)).signed?.staffId).toBe("staff-1");
    const forged = { ...known, signed: { staffId: "staff-3", name: "丙", atMs: START_MS } };
    memory.documents.plans.set("deep@1", forged);
    const other = memoryDeps({ memory }).plans;
    await expect(other.get(entry)).rejects.toThrow("was not published by a function");
  });

  it("no longer stands when the plan was changed, or the draft put away", async () => {
    const { save, sign, publish, ask } = office();
    await save({ plan: DEEP });
    const { text } = (await sign(ann)) as WholeDraft;
    const plan = JSON.parse(text) as typeof DEEP;
    const fields = { draftId: "d1", acknowledges: ["W310"] };
    const more = { ...plan, freezeDays: 20 };
    expect(await publish(bob, more, fields)).toMatchObject({ code: "declaration_unsigned" });
    expect(await save({ rev: 2, plan: more }, bob)).toMatchObject({ rev: 3, signed: null });
    expect(await publish(bob, plan, fields)).toMatchObject({ code: "declaration_unsigned" });
    await sign(ann, { rev: 3 });
    await ask(ann, "removeDraft", { draftId: "d1", rev: 4 });
    expect(await publish(bob, more, fields)).toMatchObject({ code: "declaration_unsigned" });
    // Who opens it again does not bring the other one's word back with it.
    expect(await save({ rev: 5, plan: more }, bob)).toMatchObject({ isArchived: false, rev: 6 });
    expect(await publish(bob, more, fields)).toMatchObject({ code: "declaration_unsigned" });
  });

  it.each([
    [
      "an error left out",
      { ...DEEP, rates: [1, 2, 3].map((distance) => ({ distance, rateBp: 100 })) },
      {},
      "plan_refused",
    ],
    [
      "what nobody may accept",
      { ...DEEP, programme: { join: { feeFen: 1 } } },
      { accepts: ["E102", "E120"] },
      "plan_refused",
    ],
    ["a blank cheque", DEEP, { accepts: ["E101", "E102"] }, "accepts_not_found"],
    ["a plan of the pack strict", PLAN, {}, "draft_not_declared"],
    ["faults", { ...DEEP, rates: 1 }, {}, "draft_faulty"],
    ["what another one saved meanwhile", DEEP, { rev: 0 }, "draft_changed"],
    ["the words of the template", DEEP, { counsel: "请填写：律师" }, "request_invalid"],
    ["nothing accepted", DEEP, { accepts: [] }, "request_invalid"],
    ["a warning as if it were an error", DEEP, { accepts: ["W310"] }, "request_invalid"],
    ["a draft that is none", DEEP, { draftId: "d9" }, "draft_unknown"],
  ])("is not signed with %s", async (_, plan, fields, code) => {
    const { save, sign, memory } = office();
    await save({ plan });
    expect(await sign(ann, fields)).toMatchObject({ code });
    expect(memory.documents.planDrafts.get("d1")).toMatchObject({ rev: 1, signed: null });
  });

  it("names what it accepts without need", async () => {
    const { save, sign } = office();
    await save({ plan: DEEP });
    expect(await sign(ann, { accepts: ["E101", "E102"] })).toMatchObject({
      ...{ ids: ["E101"], message: "声明接受了检查没有发现的项：E101，请去掉。" },
    });
  });
});

describe("what publishing would do", () => {
  const WORSE = { ...PLAN, rates: [{ distance: 1, rateBp: 400 }] };

  it("is told in numbers, and nothing is written", async () => {
    const { preview, publish, memory } = office();
    for (const id of ["A", "B"])
      memory.documents.promoters.set(id, aPromoter(id, { approvedAtMs: 1 }));
    expect(await preview(ann, PLAN)).toEqual({
      ...{ fromMs: START_MS, earliestMs: START_MS, version: 1, before: null, promoters: 2 },
      ...{
        changes: 0,
        worse: 0,
        worseChanges: [],
        hinders: [],
        refusedBy: null,
        isOwnSignature: false,
        isPublished: false,
        warnings: [],
      },
    });
    await publish(ann, PLAN);
    const { written } = memory;
    expect(await preview(ann, WORSE)).toMatchObject({
      ...{ fromMs: START_MS + 7 * DAY_MS, earliestMs: START_MS + 7 * DAY_MS, version: 2 },
      ...{ before: "p1@1", changes: 1, worse: 1, refusedBy: null },
      hinders: [{ zh: "距离 1 的比例从 5% 降为 4%（变差）" }],
      worseChanges: [{ zh: "距离 1 的比例从 5% 降为 4%（变差）" }],
    });
    expect(memory.written).toBe(written);
  });

  it("is nothing where the plan is in force, or announced, already", async () => {
    const { preview, publish } = office();
    await publish(ann, PLAN);
    const held = { version: 1, fromMs: START_MS, isPublished: true, changes: 0, refusedBy: null };
    expect(await preview(ann, PLAN)).toMatchObject(held);
    await publish(ann, WORSE);
    const announced = { version: 2, fromMs: START_MS + 7 * DAY_MS, isPublished: true };
    expect(await preview(ann, WORSE)).toMatchObject(announced);
    expect(await preview(ann, WORSE, { fromMs: START_MS + 30 * DAY_MS })).toMatchObject(announced);
  });

  it.each([
    ["sooner than the notice allows", WORSE, { fromMs: START_MS + DAY_MS }, "notice_too_short"],
    ["a plan with an error", { ...PLAN, freezeDays: 0 }, {}, "plan_refused"],
    [
      "a declaration that nobody signed",
      { ...DEEP, declaration: WORD },
      {},
      "declaration_unsigned",
    ],
    ["a start that the notice allows", WORSE, { fromMs: START_MS + 9 * DAY_MS }, null],
  ])("says what is in the way: %s", async (_, plan, fields, refusedBy) => {
    const { preview, publish } = office();
    await publish(ann, PLAN);
    const told = await preview(ann, plan, fields);
    expect(told.refusedBy).toBe(refusedBy);
    expect(told.fromMs === null).toBe(refusedBy === "notice_too_short");
  });

  it("is told against the version that it would follow, which may be one that is announced", async () => {
    const { preview, publish } = office();
    await publish(ann, PLAN);
    expect(await publish(ann, WORSE)).toMatchObject({ fromMs: START_MS + 7 * DAY_MS });
    const worst = { ...WORSE, rates: [{ distance: 1, rateBp: 300 }], freezeDays: 20 };
    const told = await preview(ann, worst, { fromMs: START_MS + 8 * DAY_MS });
    expect(told).toMatchObject({ before: "p1@2", fromMs: START_MS + 8 * DAY_MS, hinders: [] });
    expect(told.worseChanges.map(({ path }) => path)).toEqual(["rates.distance1", "freezeDays"]);
  });

  it("is in the way of itself where too many versions are announced already", async () => {
    const { preview, publish, memory } = office();
    const versions = Array.from({ length: ANNOUNCED_MAX + 1 }, (_, n) => ({
      ...{ planId: "p9", version: n + 1, fromMs: START_MS + (n + 1) * DAY_MS },
    }));
    memory.documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
    expect((await preview(ann, PLAN)).refusedBy).toBe("announced_full");
    expect(await publish(ann, PLAN)).toMatchObject({ code: "announced_full" });
  });

  it("is told against what is in force then, whatever version the draft was begun with", async () => {
    const { ask, preview, publish, clock } = office();
    await publish(ann, PLAN);
    const from = { kind: "version", planId: "p1", version: 1 };
    const begun = (await ask(ann, "startDraft", { draftId: "d2", title: "回到从前", from })) as {
      text: string;
    };
    const plan = JSON.parse(begun.text) as object;
    const better = { ...PLAN, rates: [{ distance: 1, rateBp: 600 }] };
    await publish(bob, better, { acknowledges: ["W310"] });
    clock.nowMs += DAY_MS;
    const told = await preview(ann, plan, { draftId: "d2" });
    expect(told).toMatchObject({ before: "p1@2", version: 3, worse: 1, isPublished: false });
    expect(await publish(ann, plan)).toMatchObject({ version: 3, fromMs: told.fromMs });
    expect(told.fromMs).toBe(clock.nowMs + 7 * DAY_MS);
  });

  it("tells who signed it that somebody else must publish", async () => {
    const { preview, save, sign } = office();
    await save({ plan: DEEP });
    const { text } = (await sign(ann)) as WholeDraft;
    const plan = JSON.parse(text) as object;
    const fields = { draftId: "d1" };
    expect(await preview(ann, plan, fields)).toMatchObject({
      refusedBy: null,
      isOwnSignature: true,
    });
    expect(await preview(bob, plan, fields)).toMatchObject({
      refusedBy: null,
      isOwnSignature: false,
    });
  });
});

it.each([
  "drafts",
  "draft",
  "saveDraft",
  "startDraft",
  "removeDraft",
  "signDraft",
  "previewPublish",
])("lets only staff call %s", async (action) => {
  expect(await office().ask(person("U1"), action)).toMatchObject({ code: "staff_required" });
});
