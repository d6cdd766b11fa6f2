import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import { DAY_MS } from "#core/time.ts";
import { actions } from "#functions/commission/actions.ts";
import { ANNOUNCED_MAX } from "#functions/shared/planVersions.ts";
import { serve } from "#functions/shared/serve.ts";
import { LOGGED } from "#tests/staffCost.ts";

const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
const paying = (bp: number, more: object = {}) => ({
  ...{ id: "p1", rates: [{ distance: 1, rateBp: bp }] },
  ...more,
});

/** A shop where nobody plays logs of the past. */
function shop(pastLogs = false, memory: Memory = emptyMemory()) {
  const clock = { nowMs: START_MS };
  const deps = memoryDeps({ memory, pastLogs, nowMs: () => clock.nowMs, caller: () => staff });
  const main = serve("commission", deps, actions);
  const publish = (plan: object, fields: object = {}) =>
    main({ action: "publishPlan", acknowledges: [], plan, ...fields });
  const entries = () => memory.documents.calendars.get("plans")?.versions ?? [];
  return { clock, deps, memory, publish, entries };
}
const entry = (version: number, fromMs: number, planId = "p1") => ({
  ...{ ok: true, data: { planId, version, fromMs } },
});
const LATER_MS = START_MS + 7 * DAY_MS;

it("starts better terms at once, and worse ones after the notice", async () => {
  const { publish } = shop();
  expect(await publish(paying(400))).toEqual(entry(1, START_MS));
  expect(await publish(paying(500))).toEqual(entry(2, START_MS));
  expect(await publish(paying(450))).toEqual(entry(3, LATER_MS));
});

it("refuses worse terms before the notice is over, and says until when, why, and by which law", async () => {
  const { publish, memory } = shop();
  await publish(paying(500));
  const written = memory.written;
  expect(await publish(paying(400), { fromMs: LATER_MS - 1 })).toMatchObject({
    ok: false,
    error: {
      code: "notice_too_short",
      message: "有对推广员不利的变更，公示时间不够，请改到 earliestMs 或以后生效。",
      earliestMs: LATER_MS,
      changes: [{ path: "rates.distance1", zh: "距离 1 的比例从 5% 降为 4%（变差）" }],
      findings: [{ id: "E171" }],
    },
  });
  expect(memory.written).toBe(written + LOGGED.written);
  expect(await publish(paying(400), { fromMs: 0 })).toMatchObject({
    error: { code: "notice_too_short" },
  });
  expect(await publish(paying(400), { fromMs: LATER_MS })).toEqual(entry(2, LATER_MS));
});

it("takes the same request again as the same publication, while it waits and when it is in force", async () => {
  const { clock, publish, entries } = shop();
  await publish(paying(500));
  const first = await publish(paying(400));
  clock.nowMs += DAY_MS;
  expect(await publish(paying(400))).toEqual(first);
  expect(await publish(paying(400), { fromMs: LATER_MS })).toEqual(first);
  clock.nowMs = LATER_MS;
  expect(await publish(paying(400))).toEqual(first);
  expect(entries()).toHaveLength(2);
});

it("takes nothing announced back without notice", async () => {
  const { publish } = shop();
  await publish(paying(300));
  await publish(paying(500), { fromMs: START_MS + DAY_MS });
  expect(await publish(paying(400), { fromMs: START_MS + DAY_MS })).toMatchObject({
    error: { code: "notice_too_short", earliestMs: LATER_MS },
  });
  expect(await publish(paying(400))).toEqual(entry(3, START_MS)); // Until the rise it is a rise.
});

it("lets nobody acknowledge all at once but where logs of the past are played", async () => {
  const all = { acknowledges: "all" };
  const { publish, memory } = shop();
  expect(await publish(paying(500), all)).toMatchObject({
    error: { code: "acknowledge_each", message: "提醒须逐条确认，不能一次全部确认。" },
  });
  expect(memory.requests).toBe(LOGGED.requests);
  const past = shop(true);
  await past.publish(paying(500), all);
  expect(await past.publish(paying(400), all)).toEqual(entry(2, START_MS)); // Nobody waits in a log.
  const { lint, ...version } = past.memory.documents.plans.get("p1@2")!;
  expect(lint).toMatchObject({ pastLog: true });
  expect(lint).not.toHaveProperty("acknowledged");
  expect(version).not.toHaveProperty("before");
});

it("keeps that a version came from a log within its seal", async () => {
  const { publish, memory, deps } = shop(true);
  await publish(paying(500), { acknowledges: "all" });
  const { lint, ...known } = memory.documents.plans.get("p1@1")!;
  const { pastLog: _, ...washed } = lint;
  memory.documents.plans.set("p1@1", { ...known, lint: { ...washed, acknowledged: [] } });
  await expect(deps.plans.get({ planId: "p1", version: 1, fromMs: 0 })).rejects.toThrow(
    "was not published by a function",
  );
});

it("publishes anew what was only in a log, once somebody reads and answers for it", async () => {
  const { publish, memory } = shop(true);
  await publish(paying(500), { acknowledges: "all" });
  expect(await publish(paying(500))).toEqual(entry(2, START_MS));
  expect(memory.documents.plans.get("p1@2")?.lint).not.toHaveProperty("pastLog");
});

it("keeps for good who answers for what: findings, what was read, the plan's hash, the one before", async () => {
  const { publish, memory } = shop();
  await publish(paying(500));
  const plan = paying(600, { selfPurchase: "level1" });
  await publish(plan, { acknowledges: ["W205", "W310"] });
  const second = memory.documents.plans.get("p1@2")!;
  expect(second).toMatchObject({
    ...{ publishedBy: "staff-1", publishedAtMs: START_MS, before: "p1@1" },
    lint: { findings: ["W205", "W310"], accepted: [], acknowledged: ["W205", "W310"] },
    planHash: digest(canonicalJson(second.plan)),
  });
  expect(memory.documents.plans.get("p1@1")).toMatchObject({ before: null });
});

it("gives two publishers at once their turns: neither escapes the notice to the other's terms", async () => {
  const { publish, entries, memory } = shop();
  await publish(paying(300));
  const [rise, fall] = await Promise.all([publish(paying(500)), publish(paying(400))]);
  expect([rise, fall].map((reply) => reply.ok)).toEqual([true, true]);
  const rates = entries().map(({ planId, version, fromMs }) => {
    const plan = memory.documents.plans.get(`${planId}@${version}`)?.plan;
    return [plan?.rates[0]?.rateBp, fromMs - START_MS];
  });
  // Whoever came second was judged by what the first had published.
  const sequences = [
    [
      [300, 0],
      [500, 0],
      [400, 7 * DAY_MS],
    ],
    [
      [300, 0],
      [400, 0],
      [500, 0],
    ],
  ];
  expect(sequences).toContainEqual(rates);
});

it("counts the notice again when another version came in between", async () => {
  const { deps, publish } = shop();
  await publish(paying(300));
  const { store } = deps;
  let others = 1;
  const create: typeof store.create = async (to, document) => {
    if (to === "plans" && others-- > 0) await publish(paying(500)); // Better, so in force at once.
    return store.create(to, document);
  };
  const slow = serve("commission", { ...deps, store: { ...store, create } }, actions);
  const reply = await slow({ action: "publishPlan", acknowledges: [], plan: paying(400) });
  expect(reply).toMatchObject({ ok: true, data: { planId: "p1", fromMs: LATER_MS } });
});

it("finishes what a call that died before the calendar began, and counts the notice from then", async () => {
  const { clock, publish, memory, entries } = shop();
  await publish(paying(500));
  await publish(paying(400));
  const [first] = entries();
  const calendar = { _id: "plans" as const, rev: 1, versions: [first!] };
  memory.documents.calendars.set("plans", calendar);
  clock.nowMs += 60_000;
  expect(await publish(paying(400))).toEqual(entry(2, LATER_MS + 60_000));
  expect(memory.documents.plans.size).toBe(2);
  memory.documents.calendars.set("plans", calendar);
  clock.nowMs += 10 * 60_000; // No call lives so long: this is another publication.
  expect(await publish(paying(400))).toMatchObject({ data: { version: 3 } });
});

it("compares with the last version whose seal holds, where the newest is forged", async () => {
  const { publish, memory } = shop();
  await publish(paying(500));
  await publish(paying(600), { acknowledges: ["W310"] });
  const forged = memory.documents.plans.get("p1@2")!;
  memory.documents.plans.set("p1@2", { ...forged, publishedBy: "somebody" });
  expect(await publish(paying(500))).toEqual(entry(3, START_MS));
  memory.documents.plans.set("p1@3", { ...memory.documents.plans.get("p1@3")!, seal: "" });
  expect(await publish(paying(400))).toEqual(entry(4, LATER_MS));
});

it(`takes at most ${ANNOUNCED_MAX} announced versions, and one more later`, async () => {
  const { clock, publish, entries } = shop();
  await publish(paying(100));
  for (let n = 1; n <= ANNOUNCED_MAX + 1; n++) {
    await publish(paying(100 + n), { fromMs: START_MS + n });
  }
  expect(entries()).toHaveLength(ANNOUNCED_MAX + 2);
  expect(await publish(paying(300), { fromMs: START_MS + DAY_MS })).toMatchObject({
    error: { code: "announced_full", announcedMax: ANNOUNCED_MAX },
  });
  clock.nowMs += 1;
  expect((await publish(paying(300), { fromMs: START_MS + DAY_MS })).ok).toBe(true);
});
