import { createClock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import { createPayNotices, type CallFunction } from "./payNotices.ts";

const START_MS = Date.UTC(2026, 0, 31, 1, 0, 0); // 09:00 in China.
const PAYMENT = {
  ...{ functionName: "order", outTradeNo: "order1", openid: "o_li", totalFee: 9_900 },
  ...{ notices: 1, delayMs: 0 },
};
const TAKEN = { ok: true, result: { errcode: 0 } } as const;

/** Drives the notices as the server does: to each due time, one after the other. */
function open(answer: (call: number) => Awaited<ReturnType<CallFunction>> = () => TAKEN) {
  const clock = createClock(START_MS);
  const calls: { atMs: number; name: string; data: unknown; identity: object }[] = [];
  const notices = createPayNotices({
    clock,
    async callFunction(call) {
      calls.push({ atMs: clock.nowMs() - START_MS, ...call });
      return answer(calls.length);
    },
  });
  const advanceTo = async (untilMs: number) => {
    for (let due = notices.nextDueMs(); due !== undefined && due <= START_MS + untilMs;) {
      clock.advanceTo(Math.max(due, clock.nowMs()));
      await notices.runDue(due);
      due = notices.nextDueMs();
    }
  };
  return { clock, calls, notices, advanceTo, times: () => calls.map(({ atMs }) => atMs) };
}

it("tells the function at once, as cloudPay does, and passes its reply on", async () => {
  const { calls, notices } = open();
  expect(await notices.pay(PAYMENT)).toEqual({ replies: [{ errcode: 0 }] });
  expect(calls).toMatchObject([
    {
      name: "order",
      identity: { openid: "o_li", source: "wx_paycallback" },
      data: {
        ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: "order1", totalFee: 9_900 },
        ...{ cashFee: 9_900, feeType: "CNY", tradeType: "JSAPI", subOpenid: "o_li" },
        ...{ timeEnd: "20260131090000", transactionId: expect.stringMatching(/^4200\d{24}$/) },
        userInfo: { openId: "o_li" },
      },
    },
  ]);
  expect(notices.nextDueMs()).toBeUndefined();
});

it("repeats a notice after WeChat's pauses, the same to the letter", async () => {
  const { calls, notices, advanceTo, times } = open();
  await notices.pay({ ...PAYMENT, notices: 17, delayMs: 1_000 });
  expect(times()).toEqual([]);
  await advanceTo(200 * 3_600_000);
  const pauses = times().map((at, n) => (at - (times()[n - 1] ?? 0)) / 1_000);
  expect(pauses).toEqual([
    ...[1, 15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800],
    ...[3_600, 10_800, 10_800, 10_800, 21_600, 21_600, 21_600],
  ]);
  expect(new Set(calls.map(({ data }) => JSON.stringify(data))).size).toBe(1);
});

it.each([
  ["another errcode", { ok: true, result: { errcode: 1 } }],
  ["no reply", { ok: true, result: null }],
  ["a failure", { ok: false, error: { code: "FUNCTIONS_EXECUTE_FAIL", message: "boom" } }],
] as const)("repeats a notice that was not taken: %s", async (_, answer) => {
  const { notices, advanceTo, times } = open((call) => (call < 3 ? answer : TAKEN));
  await notices.pay(PAYMENT);
  await advanceTo(3_600_000);
  expect(times()).toEqual([0, 15_000, 30_000]);
  expect(notices.nextDueMs()).toBeUndefined();
});

it("counts a call that breaks down as not taken, and loses no other notice", async () => {
  const { notices, advanceTo, times } = open((call) => {
    if (call === 1) throw new Error("the worker is gone");
    return TAKEN;
  });
  await notices.pay({ ...PAYMENT, delayMs: 1_000 });
  await advanceTo(3_600_000);
  expect(times()).toEqual([1_000, 16_000]);
});

it("gives up after WeChat's 16 tries", async () => {
  const { notices, advanceTo, calls } = open(() => ({ ok: true, result: "no" }));
  await notices.pay(PAYMENT);
  await advanceTo(1_000 * 3_600_000);
  expect(calls).toHaveLength(16);
});

it("says so at once when there is no such function, and forgets the notice", async () => {
  const error = { code: "FUNCTION_NOT_FOUND", message: "" };
  const { notices } = open(() => ({ ok: false, error }));
  await expect(notices.pay(PAYMENT)).rejects.toThrow(ControlError);
  expect(notices.nextDueMs()).toBeUndefined();
});

it("sends what is due at the same instant together, and the rest in order of time", async () => {
  const { notices, calls, advanceTo } = open();
  for (const [outTradeNo, delayMs] of [
    ["late", 20],
    ["early", 10],
    ["alsoLate", 20],
  ] as const) {
    await notices.pay({ ...PAYMENT, outTradeNo, delayMs });
  }
  expect(await notices.runDue(START_MS + 9)).toBe(0);
  await advanceTo(1_000);
  expect(calls.map(({ atMs, data }) => [atMs, data])).toMatchObject([
    [10, { outTradeNo: "early" }],
    [20, { outTradeNo: "late" }],
    [20, { outTradeNo: "alsoLate" }],
  ]);
});

it("delivers all that is outstanding without moving the clock, and what is not taken once", async () => {
  const { notices, calls, clock } = open((call) => (call === 2 ? { ok: true, result: 0 } : TAKEN));
  await notices.pay({ ...PAYMENT, outTradeNo: "three", notices: 3, delayMs: 5 });
  await notices.pay({ ...PAYMENT, outTradeNo: "stubborn", delayMs: 9 });
  expect(await notices.deliver()).toEqual({ delivered: 3, refused: 1 });
  expect(calls).toHaveLength(4);
  expect(clock.nowMs()).toBe(START_MS);
  expect(notices.nextDueMs()).toBe(START_MS + 9 + 15_000);
});
