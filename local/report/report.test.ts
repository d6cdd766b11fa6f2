/** Goal: the bill is the published prices times the traffic, scaled to a day of the server's clock. */
import { createMeter } from "../meter.ts";
import { costOf } from "./cost.ts";
import { reportText } from "./text.ts";

const DAY_MS = 86_400_000;
const START_MS = 1_700_000_000_000;

/** `calls` calls of a function of 256 MB, each a second long, with one request to the database each. */
function measured(calls: number) {
  const meter = createMeter(() => START_MS);
  for (let call = 0; call < calls; call++) {
    meter.functionCall("order");
    meter.databaseRequest("order", { documentsRead: 2, documentsWritten: 1 });
    meter.functionEnded("order", { tookMs: 1_000, cpuMs: 100, memoryMb: 256 });
  }
  return meter.read();
}

it("prices a day: calls and requests together, GB-seconds, capacity", () => {
  const nowMs = START_MS + DAY_MS;
  const { day, byFunction } = costOf({ usage: measured(400), nowMs, storedBytes: 2 * 1_024 ** 3 });
  expect(day.lines).toEqual([
    { what: "calls", amount: 800, yuan: expect.closeTo(0.04, 10) },
    { what: "gbSeconds", amount: 100, yuan: expect.closeTo(0.011108, 10) },
    { what: "capacity", amount: 2, yuan: expect.closeTo(0.2, 10) },
  ]);
  expect(day.yuan).toBeCloseTo(0.251108, 10);
  expect(byFunction).toEqual([
    { name: "order", calls: 800, gbSeconds: 100, yuanADay: expect.closeTo(0.051108, 10) },
  ]);
});

it.each([
  ["half a day is doubled", DAY_MS / 2, 800],
  ["two days are halved", 2 * DAY_MS, 200],
  ["less than a minute counts as a minute", 0, 400 * 24 * 60],
])("%s", (_, spanMs, calls) => {
  const usage = measured(200);
  const { day } = costOf({ usage, nowMs: START_MS + spanMs, storedBytes: 0 });
  expect(day.lines[0]?.amount).toBeCloseTo(calls, 6);
});

it.each([
  ["little traffic", 10, "个人版", 0],
  // 4,000 calls and requests a day are 120,000 a month: within the smallest plan's 200,000.
  ["nearly the quota", 2_000, "个人版", 0],
  ["beyond the quota, but cheaper than the next plan", 4_000, "个人版", 2],
])("finds the cheapest plan: %s", (_, calls, plan, overYuan) => {
  const nowMs = START_MS + DAY_MS;
  const { month } = costOf({ usage: measured(calls), nowMs, storedBytes: 0 });
  expect(month).toMatchObject({ plan, overYuan: expect.closeTo(overYuan, 6) });
});

it("reads well in a terminal", () => {
  const nowMs = START_MS + DAY_MS / 4;
  const text = reportText(costOf({ usage: measured(100), nowMs, storedBytes: 0 }));
  expect(text).toContain("(6.0 h measured, scaled to a day)");
  expect(text).toMatch(/调用次数 calls, requests +800 +¥0\.0400/);
  expect(text).toMatch(/order +800 +100 +¥0\.0511/);
  expect(text).toContain("Prices of 2023, read on 2026-11-21");
});

it.each([
  ["(1 min measured, scaled to a day)", 30_000, true],
  ["(24.0 h measured)", DAY_MS, false],
  ["(3.0 days measured, scaled to a day)", 3 * DAY_MS, false],
])("says how long was measured: %s", (words, spanMs, isShort) => {
  const nowMs = START_MS + spanMs;
  const text = reportText(costOf({ usage: measured(1), nowMs, storedBytes: 0 }));
  expect(text).toContain(words);
  expect(text.includes("So short a time")).toBe(isShort);
  expect(text).toContain(
    "1 function call, 1 database request (2 documents read, 1 written), 0 file requests",
  );
});
