import { memoryDeps, nobody, person, staff, timer } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { DAY_MS } from "#core/time.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions } from "#functions/plans/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { LOGGED, STAFF_READ } from "#tests/staffCost.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
const paying = (bp: number, more: object = {}) => ({
  ...{ id: "p1", rates: [{ distance: 1, rateBp: bp }] },
  ...more,
});

/** 4 % since the start, 6 % since the next day, 5 % announced for a week later. */
async function shop() {
  const memory = emptyMemory();
  const clock = { nowMs: START_MS };
  const by = (caller: Caller) =>
    memoryDeps({ memory, pastLogs: false, nowMs: () => clock.nowMs, caller: () => caller });
  const publish = (plan: object, acknowledges: readonly string[] = []) =>
    serve("commission", by(staff), commission)({ action: "publishPlan", acknowledges, plan });
  const ask = (event: object, caller: Caller = staff) => serve("plans", by(caller), actions)(event);
  await publish(paying(400));
  clock.nowMs += DAY_MS;
  await publish(paying(600), ["W310"]);
  clock.nowMs += DAY_MS;
  await publish(paying(500));
  return { memory, clock, publish, ask };
}
const data = (reply: { ok: boolean; data?: unknown }) => reply.data as Record<string, unknown>;
type Listed = { version: number; state: string; touches: { zh: string }; published: object | null };
const listed = (reply: { ok: boolean; data?: unknown }) => data(reply)["versions"] as Listed[];

it("lists the versions, the latest first, with what each touches", async () => {
  const { ask, memory } = await shop();
  memory.requests = 0;
  const reply = await ask({ action: "versions" });
  expect(listed(reply).map(({ version, state, touches }) => [version, state, touches.zh])).toEqual([
    [3, "announced", "2026-03-10 08:00 起付款的订单；此前付款的订单不变"],
    [2, "in_force", "2026-03-02 08:00 起、2026-03-10 08:00 前付款的订单"],
    [1, "over", "2026-03-01 08:00 起、2026-03-02 08:00 前付款的订单"],
  ]);
  expect(data(reply)["isLast"]).toBe(true);
  expect(listed(reply)[1]?.published).toMatchObject({
    ...{ publishedAtMs: START_MS + DAY_MS, publishedBy: "staff-1", before: "p1@1" },
    lint: { findings: ["W310"], acknowledged: ["W310"], declaration: null },
  });
  expect(memory.requests).toBe(4 + STAFF_READ);
});

it("goes on page by page, and knows where it ends", async () => {
  const { ask } = await shop();
  const first = await ask({ action: "versions", limit: 2 });
  expect([listed(first).length, data(first)["isLast"]]).toEqual([2, false]);
  const after = { planId: "p1", version: 2 };
  const second = await ask({ action: "versions", limit: 2, after });
  expect(listed(second).map(({ version }) => version)).toEqual([1]);
  expect(data(second)["isLast"]).toBe(true);
  expect(await ask({ action: "versions", after: { planId: "p1", version: 9 } })).toMatchObject({
    error: { code: "plan_version_unknown", message: "没有这个方案版本。" },
  });
});

it("shows an announced version that was taken back as one that touches nothing", async () => {
  const { ask, publish } = await shop();
  await publish(paying(600), ["W310"]); // In force already: nothing is published.
  const fromMs = START_MS + 9 * DAY_MS;
  expect(listed(await ask({ action: "versions" }))).toHaveLength(3);
  const replaced = await publish({ ...paying(550), id: "p2" }, ["W310"]);
  expect(data(replaced)).toEqual({ planId: "p2", version: 1, fromMs });
  const states = listed(await ask({ action: "versions" })).map(({ version, state, touches }) => [
    version,
    state,
    touches.zh,
  ]);
  expect(states.slice(0, 2)).toEqual([
    [1, "announced", "2026-03-10 08:00 起付款的订单；此前付款的订单不变"],
    [3, "withdrawn", "没有订单：同一时刻另有版本生效"],
  ]);
});

it("shows one version whole, with its findings in words", async () => {
  const { ask } = await shop();
  const one = { action: "version", planId: "p1", version: 2 };
  expect(await ask(one)).toMatchObject({
    ok: true,
    data: {
      ...{ version: 2, state: "in_force", fromMs: START_MS + DAY_MS },
      plan: { rates: [{ rateBp: 600 }], capBp: 3_000 },
      findings: [{ id: "W310", articles: ["财税〔2009〕29号"] }],
      published: { publishedBy: "staff-1" },
    },
  });
  expect(await ask({ ...one, version: 9 })).toMatchObject({
    error: { code: "plan_version_unknown" },
  });
});

it("shows nothing that no function published, and says so", async () => {
  const { ask, memory } = await shop();
  const known = memory.documents.plans.get("p1@2")!;
  memory.documents.plans.set("p1@2", { ...known, publishedBy: "somebody" });
  expect(await ask({ action: "version", planId: "p1", version: 2 })).toMatchObject({
    data: { published: null, plan: null, findings: [] },
  });
  const all = listed(await ask({ action: "versions" }));
  expect(all.map(({ published }) => published === null)).toEqual([false, true, false]);
  memory.documents.plans.set("p1@7", { ...known, _id: "p1@7", version: 7 });
  expect(await ask({ action: "version", planId: "p1", version: 7 })).toMatchObject({
    error: { code: "plan_version_unknown" }, // It never came into the calendar.
  });
});

it("tells a person all but who of the staff published", async () => {
  const { ask } = await shop();
  const asPerson = await ask({ action: "versions" }, person("U1"));
  expect(listed(asPerson)).toHaveLength(3);
  expect(JSON.stringify(asPerson)).not.toContain("staff-1");
  const whole = await ask({ action: "version", planId: "p1", version: 2 }, person("U1"));
  expect(whole).toMatchObject({ ok: true, data: { plan: { id: "p1" } } });
  expect(JSON.stringify(whole)).not.toContain("staff-1");
});

it("compares a draft with what is in force, and says when it may start", async () => {
  const { ask, memory } = await shop();
  memory.requests = 0;
  const draft = await ask({ action: "compare", plan: paying(450) });
  expect(data(draft)).toMatchObject({
    ...{ before: "p1@2", after: null, worse: 1, leftOut: 0 },
    changes: [{ zh: "距离 1 的比例从 6% 降为 4.5%（变差）" }],
    earliestMs: START_MS + 9 * DAY_MS,
    touches: { zh: "2026-03-10 08:00 起付款的订单；此前付款的订单不变" },
  });
  expect(memory.requests).toBe(3 + STAFF_READ);
  expect(memory.written).toBe(6 + 3 * LOGGED.written);
  // A rise may start at once: everybody was told a week before of the version that ends it.
  const rise = await ask({ action: "compare", plan: paying(700) });
  expect(data(rise)).toMatchObject({ worse: 0, earliestMs: START_MS + 2 * DAY_MS, hinders: [] });
});

it("compares two versions, in either order", async () => {
  const { ask } = await shop();
  const [one, two] = [1, 2].map((version) => ({ planId: "p1", version }));
  const up = data(await ask({ action: "compare", before: one, after: two }));
  expect(up).toMatchObject({
    ...{ before: "p1@1", after: "p1@2", worse: 0, earliestMs: START_MS + DAY_MS },
    changes: [{ direction: "better" }],
  });
  const down = data(await ask({ action: "compare", before: two, after: one }));
  expect(down).toMatchObject({ worse: 1, earliestMs: START_MS + 7 * DAY_MS });
  const gone = { planId: "p1", version: 9 };
  expect(await ask({ action: "compare", before: one, after: gone })).toMatchObject({
    error: { code: "plan_version_unknown" },
  });
});

it("compares a first draft with nothing", async () => {
  const main = serve("plans", memoryDeps({ caller: () => staff }), actions);
  expect(await main({ action: "compare", plan: paying(400) })).toMatchObject({
    data: { before: null, changes: [], earliestMs: 0 },
  });
});

const one = { planId: "p1", version: 1 };
it.each<[string, object]>([
  ["nothing", {}],
  ["one version", { before: one }],
  ["a draft and a version", { plan: paying(1), before: one }],
])("refuses to compare %s", async (_, fields) => {
  const main = serve("plans", memoryDeps({ caller: () => staff }), actions);
  expect(await main({ action: "compare", ...fields })).toMatchObject({
    error: { code: "request_invalid" },
  });
});

it.each<[string, object, Caller, string]>([
  ["versions", {}, nobody, "person_required"],
  ["versions", {}, timer, "person_required"],
  ["version", one, nobody, "person_required"],
  ["compare", { plan: paying(1) }, person("U1"), "staff_required"],
  ["compare", { plan: paying(1) }, nobody, "staff_required"],
  ["versions", { limit: 51 }, staff, "request_invalid"],
  ["version", { ...one, version: 0 }, staff, "request_invalid"],
])("answers %s %j of %j with %s", async (action, fields, caller, code) => {
  const main = serve("plans", memoryDeps({ caller: () => caller }), actions);
  expect(await main({ action, ...fields })).toMatchObject({ error: { code } });
});
