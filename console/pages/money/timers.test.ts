import { readFileSync } from "node:fs";
import { isBillDue, nextAuditMs, nextPayoutMs } from "./timers.ts";

const at = (time: string): number => Date.parse(`2026-03-05T${time}:00+08:00`);
it.each([
  ["00:00", "03:10"],
  ["03:09", "03:10"],
])("at %s the next audit begins at %s", (now, next) => {
  expect(nextAuditMs(at(now))).toBe(at(next));
});
it.each(["03:10", "12:00", "23:59"])("at %s the next audit is tomorrow's", (now) => {
  expect(nextAuditMs(at(now))).toBe(at("03:10") + 86_400_000);
});
it.each([
  ["00:00", "00:35"],
  ["00:35", "02:35"],
  ["01:59", "02:35"],
  ["22:34", "22:35"],
])("at %s the next payouts are sent at %s", (now, next) => {
  expect(nextPayoutMs(at(now))).toBe(at(next));
});
it("sends the next payouts of a late evening after midnight", () => {
  expect(nextPayoutMs(at("22:35"))).toBe(at("00:35") + 86_400_000);
});

it.each([
  ["audit", "0 10 3 * * * *"],
  ["payout", "0 35 */2 * * * *"],
])("knows the timer %s of the deployment", (name, config) => {
  const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as {
    functions: { name: string; triggers?: { config: string }[] }[];
  };
  const timer = functions.find((one) => one.name === name);
  expect(timer?.triggers?.map((trigger) => trigger.config)).toEqual([config]);
});

it.each([
  ["2026-03-01T23:00:00+08:00", false],
  ["2026-03-02T13:59:00+08:00", false],
  ["2026-03-02T14:00:00+08:00", true],
  ["2026-04-02T00:00:00+08:00", true],
])("expects the bills of the first of March at %s: %s", (at, isDue) => {
  expect(isBillDue("2026-03-01", Date.parse(at))).toBe(isDue);
});
