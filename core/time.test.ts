import { readFileSync } from "node:fs";
import { chinaMonth, GUARD_BAND_MS, nextMidnightMs, wechatTimeMs } from "#core/time.ts";

/** Goal: the one calendar, and the one length of time on which settlement's finality rests. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

it("keeps the guard band longer than two lives of the longest call", () => {
  const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as {
    functions: { timeout: number }[];
  };
  const longestMs = Math.max(...functions.map(({ timeout }) => timeout)) * 1_000;
  expect(longestMs).toBeGreaterThan(0);
  expect(GUARD_BAND_MS).toBeGreaterThan(2 * longestMs);
});

it("counts months and midnights in China", () => {
  expect(chinaMonth(at("2026-03-01T00:00:00"))).toBe("2026-03");
  expect(chinaMonth(at("2026-03-01T00:00:00") - 1)).toBe("2026-02");
  expect(nextMidnightMs(at("2026-03-09T23:59:59"))).toBe(at("2026-03-10T00:00:00"));
  expect(nextMidnightMs(at("2026-03-10T00:00:00"))).toBe(at("2026-03-11T00:00:00"));
  expect(wechatTimeMs("20260310000000")).toBe(at("2026-03-10T00:00:00"));
  expect(wechatTimeMs("20261310000000")).toBeNull();
});
