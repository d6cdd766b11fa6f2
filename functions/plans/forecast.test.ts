import { memoryDeps, person, staff } from "#adapters/memory/deps.ts";
import { emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import type { ForecastReport } from "#core/forecast/report.ts";
import { sold } from "#core/forecast/testing/past.ts";
import { sealedText } from "#core/plan/published.ts";
import { chinaDay } from "#core/time.ts";
import { actions } from "#functions/plans/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { aLine, aPlan, aPromoter } from "#tests/fixtures.ts";
import { LOGGED } from "#tests/staffCost.ts";

const START_MS = Date.parse("2026-01-01T00:00:00+08:00");
const UNTIL_MS = Date.parse("2026-07-01T00:00:00+08:00");
const draft = { id: "draft", rates: [{ distance: 1, rateBp: 800 }] };
const ask = { action: "startForecast", forecastId: "f1", plan: draft, fromMs: START_MS };

type Told = { phase: string; orders: number; doneBp: number; report: ForecastReport };

/** A brand with so many orders of 100.00 that were booked by the founding plan: two at an instant, by turns. */
function brand(orders: number, memory: Memory = emptyMemory()) {
  const { documents } = memory;
  for (const id of ["A", "B", "C", "D"]) documents.promoters.set(id, aPromoter(id));
  for (let nth = 0; nth < orders; nth += 1) {
    const day = chinaDay(START_MS + (nth - (nth % 2)) * 3_600_000);
    const { order, recorded } = sold(
      `O${String(nth).padStart(4, "0")}`,
      day,
      [aLine("tea", 10_000)],
      {
        booked: aPlan(),
      },
    );
    documents.orders.set(order._id, order);
    const known = (recorded ?? []).reduce(
      (current, fact) => {
        const next = recordFact(current, fact, START_MS);
        return next.ok ? next.value : current;
      },
      emptyCase(order._id, order.buyerId),
    );
    documents.cases.set(order._id, known);
  }
  const clock = { elapsedMs: 0 };
  const deps = memoryDeps({
    ...{ memory, caller: () => staff, nowMs: () => UNTIL_MS },
    // Every look at it takes some seconds, so that a step ends after its first page.
    elapsedMs: () => (clock.elapsedMs += 5_000),
  });
  const main = serve("plans", deps, actions);
  const call = async (event: object) => {
    const reply = await main(event);
    return reply.ok ? (reply.data as Told) : reply.error.code;
  };
  return { deps, documents, memory, call };
}

it("goes through all orders step by step and tells what changes", async () => {
  const { call, memory } = brand(450);
  expect(await call({ ...ask, untilMs: UNTIL_MS })).toEqual({
    ...{ forecastId: "f1", phase: "running", doneBp: 0, orders: 0 },
  });
  const step = { action: "stepForecast", forecastId: "f1" };
  const first = await call(step);
  expect(first).toMatchObject({ phase: "running", orders: 200 });
  memory.requests = 0;
  await call(step);
  expect(memory.requests).toBe(4 + LOGGED.requests); // The job, a page, its promoters, the change.
  expect(await call(step)).toMatchObject({ phase: "done", orders: 450, doneBp: 10_000 });
  expect(await call(step)).toMatchObject({ phase: "done", orders: 450 });
  const told = await call({ action: "forecast", forecastId: "f1" });
  expect(told).toMatchObject({
    draft: { id: "draft" },
    report: {
      ...{ orders: 450, against: "booked" },
      total: { paidFen: 4_500_000, draftFen: 360_000, baseFen: 810_000 },
      earnings: { promoters: 4, earning: 1, nothing: 3 },
      change: { ordersLess: 450, losers: 3 },
    },
    differenceFen: 360_000 - 810_000,
  });
  expect(await call({ action: "forecasts" })).toMatchObject({
    forecasts: [{ _id: "f1", draftId: "draft", sales: 450, phase: "done" }],
    nextAfterId: null,
  });
});

it.each(["before", "after"])(
  "a kill %s any request and the same again leave the same result",
  async (when) => {
    const step = { action: "stepForecast", forecastId: "f1" };
    const whole = brand(450);
    await whole.call({ ...ask, untilMs: UNTIL_MS });
    while ((await told(whole.call(step))).phase === "running");
    const expected = whole.documents.forecasts.get("f1");
    for (let killedAfter = 0; killedAfter < 14; killedAfter += 1) {
      const memory = emptyMemory();
      const { documents } = brand(450, memory);
      let left = killedAfter;
      let elapsedMs = 0;
      const deps = memoryDeps({
        ...{ memory, caller: () => staff, nowMs: () => UNTIL_MS },
        around: async (operation) => {
          if (left === 0 && when === "before") throw new Error("killed");
          const answer = operation();
          if (left === 0) throw new Error("killed");
          left -= 1;
          return answer;
        },
        logError: () => undefined,
        elapsedMs: () => (elapsedMs += 5_000),
      });
      const main = serve("plans", deps, actions);
      const start = () => main({ ...ask, untilMs: UNTIL_MS });
      await start();
      for (let tries = 0; tries < 3; tries += 1) await main(step);
      left = Number.POSITIVE_INFINITY;
      await start();
      for (let tries = 0; tries < 6; tries += 1) await main(step);
      const { rev: _rev, ...job } = documents.forecasts.get("f1") ?? { rev: 0 };
      const { rev: _other, ...same } = expected ?? { rev: 0 };
      expect(job).toEqual(same);
    }
  },
);

it("two who step at once count no order twice", async () => {
  const { call } = brand(450);
  await call({ ...ask, untilMs: UNTIL_MS });
  const step = { action: "stepForecast", forecastId: "f1" };
  for (let turn = 0; turn < 4; turn += 1) await Promise.all([call(step), call(step)]);
  expect(await call({ action: "forecast", forecastId: "f1" })).toMatchObject({ orders: 450 });
});

it("compares with a published version, and takes costs", async () => {
  const { call, deps, documents } = brand(3);
  const plan = aPlan({ id: "other" });
  const published = {
    ...{ _id: "other@1", plan, version: 1, publishedAtMs: 0, publishedBy: "staff" },
    lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
  };
  const seal = deps.seal.mark("plan", sealedText(published));
  documents.plans.set("other@1", { ...published, rev: 1, seal });
  const against = { planId: "other", version: 1 };
  const costs = [{ sku: "tea", costFen: 9_500 }];
  await call({ ...ask, untilMs: UNTIL_MS, against, costs });
  await call({ action: "stepForecast", forecastId: "f1" });
  const { report } = await told(call({ action: "forecast", forecastId: "f1" }));
  expect(report).toMatchObject({ against: "plan", change: { baseFen: 5_400 } });
  expect(report.losses).toMatchObject([{ sku: "tea", marginFen: -900 }]);
});

describe("refuses", () => {
  it.each([
    [
      "a version that does not exist",
      { against: { planId: "p", version: 9 } },
      "forecast_against_unknown",
    ],
    ["a span that ends before it begins", { untilMs: START_MS }, "request_invalid"],
    ["a plan that is none", { plan: { id: "x" } }, "request_invalid"],
  ])("%s", async (_what, changes, code) => {
    const { call } = brand(1);
    expect(await call({ ...ask, untilMs: UNTIL_MS, ...changes })).toBe(code);
  });

  it("another forecast under the same id, but not the same one again", async () => {
    const { call } = brand(1);
    await call({ ...ask, untilMs: UNTIL_MS });
    expect(await call({ ...ask, untilMs: UNTIL_MS })).toMatchObject({ phase: "running" });
    expect(await call({ ...ask, untilMs: UNTIL_MS + 1 })).toBe("forecast_id_taken");
  });

  it("a forecast that nobody began, and whoever is no staff", async () => {
    const { call, memory } = brand(1);
    expect(await call({ action: "stepForecast", forecastId: "f9" })).toBe("forecast_unknown");
    expect(await call({ action: "forecast", forecastId: "f9" })).toBe("forecast_unknown");
    const main = serve("plans", memoryDeps({ memory, caller: () => person("U1") }), actions);
    for (const action of ["startForecast", "stepForecast", "forecast", "forecasts"]) {
      expect(await main({ action })).toMatchObject({ error: { code: "staff_required" } });
    }
  });

  it("to keep what does not fit into one document", async () => {
    const { call, documents } = brand(1);
    const order = documents.orders.get("O0000");
    if (!order) throw new Error("no order");
    const lines = Array.from({ length: 9_000 }, (_, nth) => aLine(`sku-${nth}`, 100));
    documents.orders.set("O0000", { ...order, lines });
    await call({ ...ask, untilMs: UNTIL_MS });
    const step = { action: "stepForecast", forecastId: "f1" };
    expect(await call(step)).toBe("forecast_too_large");
    expect(await call(step)).toBe("forecast_too_large");
    expect(await call({ action: "forecast", forecastId: "f1" })).toMatchObject({
      ...{ phase: "too_large", orders: 0 },
    });
  });
});

async function told(reply: Promise<Told | string>): Promise<Told> {
  const answer = await reply;
  if (typeof answer === "string") throw new Error(answer);
  return answer;
}
