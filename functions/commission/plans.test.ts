import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { versionId } from "#core/plan/calendar.ts";
import { sealedText } from "#core/plan/published.ts";
import { actions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { LOGGED, STAFF_READ, asLogged } from "#tests/staffCost.ts";

const plan = { id: "p1", rates: [{ distance: 1, rateBp: 500 }] };
const founding = {
  id: "p3",
  rates: [1_000, 500, 300].map((rateBp, index) => ({ distance: index + 1, rateBp })),
};

/** A shop whose clock tests set, with the staff's call and the raw documents. */
function shop(memory: Memory = emptyMemory()) {
  const clock = { nowMs: 1_000 };
  const deps = memoryDeps({ memory, nowMs: () => clock.nowMs, caller: () => staff });
  const main = serve("commission", deps, actions);
  const publish = (changes: object = {}, fields: object = {}) =>
    main({ action: "publishPlan", acknowledges: "all", ...fields, plan: { ...plan, ...changes } });
  return { clock, deps, memory, main, publish };
}
const entries = ({ documents }: Memory) => documents.calendars.get("plans")?.versions ?? [];

it("publishes a plan as a sealed version, in force at once: 3 requests, 2 documents", async () => {
  const { memory, deps, publish, main } = shop();
  const entry = { planId: "p1", version: 1, fromMs: 1_000 };
  expect(await publish()).toEqual({ ok: true, data: entry });
  expect([memory.requests, memory.written]).toEqual(asLogged([3, 2]));
  const published = await deps.plans.get(entry); // It would throw if the seal did not fit.
  expect(published).toMatchObject({
    publishedBy: "staff-1",
    publishedAtMs: 1_000,
    lint: { pack: "strict", findings: [], declaration: null },
  });
  expect(published.seal).toBe(deps.seal.mark("plan", sealedText(published)));
  expect(await main({ action: "plan" })).toMatchObject({
    ok: true,
    data: { ...entry, plan: { capBp: 3_000 }, findings: [] },
  });
});

it("has the plan before in force until the new one, and none before the first", async () => {
  const { clock, publish, main } = shop();
  const inForce = async (nowMs: number) => {
    clock.nowMs = nowMs;
    const reply = await main({ action: "plan" });
    return reply.ok && (reply.data as { version: number } | null)?.version;
  };
  await publish();
  await publish({ freezeDays: 20 }, { fromMs: 5_000 });
  expect([await inForce(999), await inForce(4_999), await inForce(5_000)]).toEqual([
    undefined,
    1,
    2,
  ]);
});

it("never changes the past: an earlier start is now", async () => {
  const { publish } = shop();
  expect(await publish({}, { fromMs: 999 })).toMatchObject({ data: { fromMs: 1_000 } });
});

it("takes the same plan again as the same publication, until another is in force", async () => {
  const { clock, memory, publish } = shop();
  const first = await publish();
  clock.nowMs += 1_000;
  expect(await publish({ capBp: undefined, freezeDays: 15 })).toEqual(first);
  expect(memory.documents.plans.size).toBe(1);
  memory.requests = 0;
  expect(await publish({ id: "p2" })).toMatchObject({ data: { planId: "p2", version: 1 } });
  expect(memory.requests).toBe(3 + LOGGED.requests); // Another plan's version need not be read to see that it differs.
  expect(await publish()).toMatchObject({ data: { planId: "p1", version: 2, fromMs: 2_000 } });
  expect(entries(memory)).toHaveLength(3);
});

it("refuses the founding plan under strict with its findings, and the plan before stays", async () => {
  const { memory, publish, main } = shop();
  await publish();
  expect(await publish(founding)).toMatchObject({
    ok: false,
    error: {
      code: "plan_refused",
      message: "方案没有通过合规检查，请按检查结果改好再发布。",
      findings: [{ id: "E101" }, { id: "E102" }, { id: "W310" }],
    },
  });
  expect(entries(memory)).toHaveLength(1);
  expect(memory.documents.plans.size).toBe(1);
  expect(await main({ action: "plan" })).toMatchObject({ data: { planId: "p1" } });
});

it("publishes what a declaration accepts, and keeps the declaration", async () => {
  const { memory, publish } = shop();
  const declaration = { by: "王老板", counsel: "李律师", accepts: ["E101"] };
  const declared = { ...founding, pack: "declared", declaration };
  expect(await publish(declared)).toMatchObject({ error: { code: "plan_refused" } });
  const both = { ...declaration, accepts: ["E101", "E102"] };
  expect((await publish({ ...declared, declaration: both })).ok).toBe(true);
  expect(memory.documents.plans.get("p3@1")?.lint).toEqual({
    pack: "declared",
    findings: ["E101", "E102", "W310"],
    declaration: both,
    accepted: ["E101", "E102"],
    pastLog: true,
  });
});

it("asks staff to acknowledge each warning by its id", async () => {
  const { memory, publish } = shop();
  const warned = { rates: [{ distance: 1, rateBp: 600 }], selfPurchase: "level1" };
  expect(await publish(warned, { acknowledges: ["W205"] })).toMatchObject({
    error: { code: "warnings_unacknowledged", findings: [{ id: "W310" }] },
  });
  expect(memory.written).toBe(LOGGED.written);
  expect((await publish(warned, { acknowledges: ["W205", "W310"] })).ok).toBe(true);
});

it("says what it would say, and publishes nothing", async () => {
  const { memory, main } = shop();
  expect(await main({ action: "lintPlan", plan: founding })).toMatchObject({
    ok: true,
    data: { refusing: ["E101", "E102"], accepted: [], warnings: ["W310"] },
  });
  expect(memory.requests).toBe(STAFF_READ);
});

it("gives plans that are published at once each its own number and place", async () => {
  const { memory, publish } = shop();
  const replies = await Promise.all([10, 11, 12, 13].map((freezeDays) => publish({ freezeDays })));
  expect(replies.filter(({ ok }) => ok)).toHaveLength(4);
  expect(entries(memory).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  for (const entry of entries(memory)) {
    expect(memory.documents.plans.has(versionId(entry))).toBe(true);
  }
});

it("publishes one version when the same plan is published twice at once", async () => {
  const { memory, publish } = shop();
  const [one, other] = await Promise.all([publish(), publish()]);
  expect(one).toEqual(other);
  expect([entries(memory).length, memory.documents.plans.size]).toEqual([1, 1]);
});

it("finishes what a call that died before the calendar began", async () => {
  const { memory, clock, publish } = shop();
  await publish();
  memory.documents.calendars.clear();
  clock.nowMs += 500;
  expect(await publish()).toMatchObject({ data: { version: 1, fromMs: 1_500 } });
  expect(memory.documents.plans.size).toBe(1);
});

it("does not take over a version whose seal is broken", async () => {
  const { memory, publish } = shop();
  await publish();
  const forged = memory.documents.plans.get("p1@1");
  if (forged) memory.documents.plans.set("p1@1", { ...forged, publishedBy: "somebody" });
  expect(await publish()).toMatchObject({ data: { version: 2 } });
});

it.each([
  ["publishPlan", { plan, acknowledges: "all" }],
  ["lintPlan", { plan }],
])("lets only staff call %s", async (action, fields) => {
  const main = serve("commission", memoryDeps({ caller: () => person("U1") }), actions);
  expect(await main({ action, ...fields })).toMatchObject({ error: { code: "staff_required" } });
});

it("shows the plan to anybody signed in, and to nobody else", async () => {
  const { memory, publish } = shop();
  await publish();
  const asked = async (caller: typeof staff) =>
    serve(
      "commission",
      memoryDeps({ memory, nowMs: () => 1_000, caller: () => caller }),
      actions,
    )({
      action: "plan",
    });
  expect(await asked(person("U1"))).toMatchObject({ data: { planId: "p1" } });
  expect(await asked({ ...staff, userId: null })).toMatchObject({
    error: { code: "person_required" },
  });
});

it("tells where a plan does not fit, and that a fourth distance does not exist", async () => {
  const { publish } = shop();
  expect(await publish({ rates: [{ distance: 4, rateBp: 1 }] })).toMatchObject({
    error: {
      code: "request_invalid",
      issues: [{ path: "plan.rates.0.distance", message: "只能是 1、2 或 3：没有更远的分润" }],
    },
  });
});
