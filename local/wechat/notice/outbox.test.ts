/** Goal: notices come as WeChat's do: again and again until they are taken, more often or later where scripted. */
import { awakeMsOf } from "../../testTimes.ts";
import type { PayStage } from "../testing/payStage.ts";
import { stageForEach } from "../testing/stageForEach.ts";

const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0);
const JSAPI = "v3/pay/transactions/jsapi";
const HOUR_MS = 3_600_000;

const stage = stageForEach(START_MS);

async function place(no = "order001", notify_url = stage().notifyUrl): Promise<void> {
  await stage().ask("post", JSAPI, {
    ...{ appid: "wxlocal0000000000", mchid: "1900000001", description: "茶", out_trade_no: no },
    ...{ notify_url, amount: { total: 1 }, payer: { openid: "o_li" } },
  });
}
const pay = (more: object = {}) => stage().control("pay", { outTradeNo: "order001", ...more });
const times = () => stage().heard.map(({ atMs }) => (atMs - START_MS) / 1_000);
const notices = async () => (await stage().control("notices"))["notices"];

it.each<[string, Parameters<PayStage["answerWith"]>[0], answer: string]>([
  ["500", () => ({ status: 500 }), "HTTP 500"],
  ["a redirect", () => ({ status: 302 }), "HTTP 302"],
  ["FAIL", () => ({ status: 200, body: '{"code":"FAIL"}' }), 'HTTP 200 {"code":"FAIL"}'],
])("repeats what was answered with %s", async (_, answer, told) => {
  stage().answerWith(() =>
    stage().heard.length < 3 ? answer(stage().heard[0]!) : { status: 200 },
  );
  await place();
  expect(await pay()).toMatchObject({ noticeTaken: false, replies: [told] });
  expect(await notices()).toMatchObject([
    { state: "waiting", tries: 1, dueMs: START_MS + 15_000, last: { answer: told } },
  ]);
  await stage().advanceTo(START_MS + HOUR_MS);
  expect(times()).toEqual([0, 15, 30]);
  expect(new Set(stage().heard.map(({ id }) => id)).size).toBe(1);
  expect(stage().heard.every(({ verified }) => verified)).toBe(true);
});

it.each(['{"code":"SUCCESS","message":"OK"}', "success", ""])(
  "counts 200 with %j as taken",
  async (body) => {
    stage().answerWith(() => ({ status: 200, body }));
    await place();
    expect(await pay()).toMatchObject({ noticeTaken: true });
    expect(await notices()).toMatchObject([{ state: "taken", dueMs: null }]);
  },
);

it("says why nobody could be told", async () => {
  await place("order001", "http://127.0.0.1:1/notify");
  expect(await pay()).toMatchObject({
    noticeTaken: false,
    replies: [expect.stringMatching(/bad port|ECONNREFUSED/)],
  });
});

it("waits five seconds for an answer, and no longer", async () => {
  stage().answerWith(() => "silence");
  await place();
  let told: unknown;
  const waitedMs = await awakeMsOf(async () => (told = await pay()));
  expect(told).toMatchObject({ noticeTaken: false, replies: ["no answer in 5000 ms"] });
  expect(waitedMs).toBeLessThan(6_000);
});

it("goes through all of WeChat's pauses, over a restart, and then gives up", async () => {
  stage().answerWith(() => ({ status: 500 }));
  await place();
  await pay();
  await stage().advanceTo(START_MS + 10 * 60_000);
  await stage().restart();
  await stage().advanceTo(START_MS + 100 * HOUR_MS);
  const pauses = times().map((at, n) => at - (times()[n - 1] ?? 0));
  expect(pauses).toEqual([
    ...[0, 15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800],
    ...[3_600, 10_800, 10_800, 10_800, 21_600, 21_600],
  ]);
  expect(await notices()).toMatchObject([{ state: "given up", tries: 16 }]);
  await stage().restart();
  expect(await notices()).toMatchObject([{ state: "given up", tries: 16 }]);
});

it("comes later and more often as it was scripted, also over a restart", async () => {
  await stage().control("script", { api: "TRANSACTION.SUCCESS", duplicate: 2, delayMs: 60_000 });
  await place();
  expect(await pay()).toMatchObject({ noticeTaken: null, replies: [] });
  await stage().restart();
  await stage().advanceTo(START_MS + HOUR_MS);
  expect(times()).toEqual([60, 75, 90]);
});

it("tries whether the merchant looks at signatures, where scripted", async () => {
  await stage().control("script", { api: "WECHATPAY/SIGNTEST", duplicate: 1 });
  await place();
  expect(await pay()).toMatchObject({ noticeTaken: true });
  expect(stage().heard.map(({ verified }) => verified)).toEqual([false, true]);
  const { calls } = await stage().control("log");
  expect(calls).toMatchObject([
    {},
    { door: "notice", api: "WECHATPAY/SIGNTEST", outcome: "refused" },
    { door: "notice", api: "TRANSACTION.SUCCESS", outcome: "ok", answer: "HTTP 204" },
  ]);
});

it("delivers what is outstanding without moving the clock, but nothing that has not happened", async () => {
  await place();
  await pay({ delayMs: 60_000 });
  await stage().ask("post", "v3/refund/domestic/refunds", {
    ...{ out_trade_no: "order001", out_refund_no: "r1", notify_url: stage().notifyUrl },
    amount: { refund: 1, total: 1, currency: "CNY" },
  });
  expect(await stage().control("deliver")).toEqual({ delivered: 1, refused: 0 });
  expect(stage().heard.map(({ eventType }) => eventType)).toEqual(["TRANSACTION.SUCCESS"]);
  expect(stage().clock.nowMs()).toBe(START_MS);
});

it("is one notice, however often the same is asked for", async () => {
  await place();
  await pay();
  const ask = () =>
    stage().ask("post", "v3/refund/domestic/refunds", {
      ...{ out_trade_no: "order001", out_refund_no: "r1", notify_url: stage().notifyUrl },
      amount: { refund: 1, total: 1, currency: "CNY" },
    });
  await ask();
  await ask();
  let repeated: Promise<unknown> | undefined;
  stage().answerWith(() => {
    repeated ??= ask(); // While the notice is on its way.
    return { status: 204 };
  });
  await stage().advanceTo(START_MS + 1_000);
  await repeated;
  await ask();
  await stage().advanceTo(START_MS + HOUR_MS);
  expect(stage().heard.map(({ eventType }) => eventType)).toEqual([
    ...["TRANSACTION.SUCCESS", "REFUND.SUCCESS"],
  ]);
  expect(await notices()).toHaveLength(2);
});
