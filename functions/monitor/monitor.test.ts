import { memoryDeps, staff, timer } from "#adapters/memory/deps.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { actions as books } from "#functions/books/actions.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { monitorDay } from "#functions/monitor/monitor.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { dayStartMs, HOUR_MS } from "#core/time.ts";
import { aPromoter } from "#tests/fixtures.ts";

const nightMs = (day: string): number => dayStartMs(day) + 4 * HOUR_MS;
const declaration = { by: "品牌", counsel: "某律师", accepts: ["E102"] };
const DEEP = {
  ...{ id: "p1", pack: "declared", declaration },
  rates: [
    { distance: 1, rateBp: 500 },
    { distance: 2, rateBp: 300 },
  ],
};

/** A brand with a plan that pays two distances, and so many promoters; the first introduced the second. */
async function brand(promoters: number, plan: object = DEEP) {
  const memory = emptyMemory();
  const logged: string[] = [];
  const clock = { nowMs: nightMs("2026-03-01") };
  const deps = memoryDeps({
    memory,
    nowMs: () => clock.nowMs,
    logError: (e) => void logged.push(String(e)),
  });
  const asStaff = { ...deps, caller: () => staff };
  const [main, people] = [serve("books", asStaff, books), serve("commission", asStaff, commission)];
  const watch = serveTimer({ ...deps, caller: () => timer }, monitorDay);
  await people?.({ action: "publishPlan", plan, acknowledges: "all" });
  for (let n = 1; n <= promoters; n++) {
    const introducerIds = n === 2 ? ["P1"] : [];
    memory.documents.promoters.set(`P${n}`, aPromoter(`P${n}`, { introducerIds }));
  }
  const ask = (action: string, fields: object = {}) => main?.({ action, ...fields });
  const cost = async (run: () => Promise<unknown>) => {
    const { requests, written } = memory;
    await run();
    return [memory.requests - requests, memory.written - written];
  };
  return { memory, clock, logged, watch, ask, cost, people };
}

it("looks once a day at 8 requests and 1 document, however many there are", async () => {
  const { watch, cost, logged, ask } = await brand(5);
  expect(await cost(() => watch())).toEqual([9, 1]); // The plan version is read once more, and kept.
  expect(await cost(() => watch())).toEqual([8, 1]);
  expect(logged).toEqual([]);
  expect(await ask("monitors")).toMatchObject({
    data: { monitors: [{ day: "2026-03-01", people: 6, levels: 3, alerts: [] }] },
  });
});

it("looks at nothing before there is a plan", async () => {
  const { watch, cost } = await brand(5, { ...DEEP, id: "" });
  expect(await cost(() => watch())).toEqual([1, 0]);
});

it("tells staff of a grave finding, and pauses nothing by itself", async () => {
  const { watch, logged, ask } = await brand(29);
  await watch();
  expect(logged).toEqual([expect.stringContaining("monitor: R02 30 people on 3 levels")]);
  expect(await ask("monitors")).toMatchObject({
    data: { monitors: [{ alerts: [{ id: "R02", severity: "stop" }], pausedJoining: false }] },
  });
  expect(await ask("settings")).toMatchObject({ data: { switches: { joining: null } } });
});

it("pauses joining where the brand has decided so, and touches nothing else", async () => {
  const { watch, ask, people, memory } = await brand(29);
  const reason = "律师建议";
  expect(await ask("setMonitors", { pausesJoining: true, reason })).toMatchObject({
    data: { monitorsPause: true, changes: [{ what: "monitors may pause joining", reason }] },
  });
  await watch();
  await watch(); // Again on the same day: it is paused already.
  expect(await ask("settings")).toMatchObject({
    data: {
      switches: {
        joining: { by: "monitor", reason: expect.stringMatching(/^R02 含品牌共 30 人/) },
        ...{ shares: null, payouts: null },
      },
    },
  });
  expect(memory.documents.monitors.size).toBe(1);
  const approve = { action: "approve", promoterId: "N" };
  memory.documents.applications.set("N", { _id: "N", rev: 1, appliedAtMs: 0 });
  expect(await people?.(approve)).toMatchObject({ error: { code: "joining_paused" } });
  const again = { pausesJoining: true, reason };
  expect(await ask("setMonitors", again)).toMatchObject({ data: { changes: [{}, {}] } });
});

it.each([
  ["an alert", 29, { ...DEEP, rates: [{ distance: 1, rateBp: 500 }] }, "alert", 1],
  ["a notice", 19, DEEP, "notice", 0],
])(
  "pauses nothing for %s, though the brand let it pause",
  async (_, people, plan, severity, told) => {
    const { watch, logged, ask } = await brand(people, plan);
    await ask("setMonitors", { pausesJoining: true, reason: "律师建议" });
    await watch();
    expect(await ask("monitors")).toMatchObject({
      data: { monitors: [{ alerts: [{ id: "R02", severity }], pausedJoining: false }] },
    });
    expect(await ask("settings")).toMatchObject({ data: { switches: { joining: null } } });
    expect(logged).toHaveLength(told);
  },
);

it("lists the days, the newest first, a month to a page", async () => {
  const { watch, ask, clock } = await brand(2);
  for (const day of ["2026-03-01", "2026-03-02", "2026-05-01"]) {
    clock.nowMs = nightMs(day);
    await watch();
  }
  const daysOf = async (beforeDay?: string) => {
    const reply = await ask("monitors", beforeDay === undefined ? {} : { beforeDay });
    const { data } = reply as { data: { monitors: { day: string }[] } };
    return data.monitors.map(({ day }) => day);
  };
  expect(await daysOf()).toEqual(["2026-05-01"]);
  expect(await daysOf("2026-03-31")).toEqual(["2026-03-02", "2026-03-01"]);
});
