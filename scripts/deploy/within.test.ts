import { within } from "./within.ts";

it("passes on what a call answers, and how it fails", async () => {
  expect(await within(1_000, async () => 7)).toBe(7);
  await expect(within(1_000, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
});

it("waits no longer than its limit", async () => {
  const never = () => new Promise<never>(() => undefined);
  await expect(within(20, never)).rejects.toThrow("0.02 秒内没有应答");
});
