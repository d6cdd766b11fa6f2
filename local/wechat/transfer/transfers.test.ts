/** Goal: transfers to people, beside what payApi.test.ts pins: names, funds, scenes, ends that are told of. */
import { stageForEach } from "../testing/stageForEach.ts";

const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0);
const BILLS = "v3/fund-app/mch-transfer/transfer-bills";
const DAY_MS = 24 * 3_600_000;
const PLATFORM = { "Wechatpay-Serial": "PUB_KEY_ID_0119000000012026010100000000000001" };

const stage = stageForEach(START_MS);

const infos = (...types: string[]) =>
  types.map((info_type) => ({ info_type, info_content: "推广佣金" }));
const bill = (more: object = {}) => ({
  ...{ appid: "wx1", out_bill_no: "b1", transfer_scene_id: "1005", openid: "o_li" },
  ...{ transfer_amount: 100, transfer_remark: "佣金", notify_url: stage().notifyUrl },
  transfer_scene_report_infos: infos("岗位类型", "报酬说明"),
  ...more,
});
const make = (more: object = {}, headers: object = {}) =>
  stage().ask("post", BILLS, bill(more), headers);
const show = (no = "b1") => stage().ask("get", `${BILLS}/out-bill-no/${no}`);
const answer = (result: string, more: object = {}) =>
  stage().control("transfers/answer", { outBillNo: "b1", result, ...more });

/** Goal: every end on one screen, and the one notice that tells of it. */
it.each<[did: string, atMs: number, state: string, reason: string | undefined]>([
  ["success", 0, "SUCCESS", undefined],
  ["fail", 0, "FAIL", "PAYEE_ACCOUNT_ABNORMAL"],
  ["nothing", DAY_MS, "FAIL", "OVERDUE_CLOSE"],
  ["cancel", 1_000, "CANCELLED", "MCH_CANCEL"],
])("after %s WeChat tells at +%i ms: %s %s", async (did, atMs, state, reason) => {
  await make();
  if (did === "cancel") await stage().ask("post", `${BILLS}/out-bill-no/b1/cancel`, {});
  else if (did !== "nothing") await answer(did);
  await stage().advanceTo(START_MS + 3 * DAY_MS);
  expect(stage().heard).toEqual([
    {
      ...{ verified: true, atMs: START_MS + atMs, id: expect.any(String) },
      eventType: "MCHTRANSFER.BILL.FINISHED",
      resource: {
        ...{ mch_id: "1900000001", out_bill_no: "b1", state, transfer_amount: 100 },
        ...{ transfer_bill_no: expect.stringMatching(/^1330\d{24}$/), openid: "o_li" },
        ...{ create_time: "2026-03-10T12:00:00+08:00", update_time: expect.any(String) },
        ...(reason === undefined ? {} : { fail_reason: reason }),
      },
    },
  ]);
});

it("tells of no end that did not come: the receiver was paid just before the day was over", async () => {
  await make();
  await answer("transfering");
  await stage().advanceTo(START_MS + 2 * DAY_MS);
  expect(stage().heard).toEqual([]);
  await answer("success");
  await stage().restart();
  await stage().advanceTo(START_MS + 2 * DAY_MS);
  expect(stage().heard.map(({ resource }) => resource["state"])).toEqual(["SUCCESS"]);
});

it("fails for the reason that was scripted", async () => {
  await answer("fail", { failReason: "NAME_NOT_CORRECT" });
  await make();
  expect(await show()).toMatchObject({ data: { state: "FAIL", fail_reason: "NAME_NOT_CORRECT" } });
  const wrong = stage().control("transfers/answer", {
    outBillNo: "b2",
    result: "success",
    failReason: "X",
  });
  await expect(wrong).rejects.toMatchObject({ code: "bad_request" });
});

/** Goal: when a name must be sent, when it must not, and how. */
it.each<[fen: number, name: string | undefined, serial: boolean, status: number]>([
  [199_999, undefined, false, 200],
  [200_000, undefined, false, 400],
  [200_000, "张三", true, 200],
  [200_000, "张三", false, 400],
  [30, "张三", true, 200],
  [29, "张三", true, 400],
])("%i fen, name %s, Wechatpay-Serial %s: %i", async (fen, name, serial, status) => {
  const named = name === undefined ? {} : { user_name: stage().encipher(name) };
  const made = await make({ transfer_amount: fen, ...named }, serial ? PLATFORM : {});
  expect(made.status).toBe(status);
  if (status !== 200) return expect(made.data["code"]).toBe("PARAM_ERROR");
  const { transfers } = await stage().control("transfers");
  expect(transfers).toMatchObject([name === undefined ? {} : { user_name: name }]);
});

it("takes the same name, enciphered anew, for the same transfer; another for another", async () => {
  const named = (name: string) => make({ user_name: stage().encipher(name) }, PLATFORM);
  expect(await named("张三")).toMatchObject({ status: 200 });
  expect(await named("张三")).toMatchObject({ status: 200 });
  expect(await named("李四")).toMatchObject({ status: 400, data: { code: "INVALID_REQUEST" } });
  expect(await make({ user_name: "AAAA" }, PLATFORM)).toMatchObject({
    data: { code: "PARAM_ERROR" },
  });
  const foreign = await make({}, { "Wechatpay-Serial": "OTHER" });
  expect(foreign).toMatchObject({ status: 400, data: { code: "INVALID_REQUEST" } });
});

it.each([
  ["1000", ["活动名称", "奖励说明"], 200],
  ["1000", ["活动名称"], 400],
  ["1005", ["岗位类型", "报酬说明"], 200],
  ["1005", ["活动名称", "奖励说明"], 400],
  ["1004", ["保险产品备案编号", "保险名称", "保险操作单号"], 200],
  ["1011", ["赔付原因"], 200],
  ["1011", ["赔付原因", "赔付原因"], 400],
  ["1099", ["随便"], 200],
])("scene %s with %j: %i", async (transfer_scene_id, types, status) => {
  const report = { transfer_scene_report_infos: infos(...types) };
  expect(await make({ transfer_scene_id, ...report })).toMatchObject({ status });
});

it("pays only from what the operating account holds; what comes back can be paid again", async () => {
  await stage().control("accounts", { operationFen: 150 });
  expect(await make()).toMatchObject({ status: 200 });
  const second = () => make({ out_bill_no: "b2" });
  expect(await second()).toMatchObject({ status: 403, data: { code: "NOT_ENOUGH" } });
  expect(await show("b2")).toMatchObject({ status: 404 });
  expect(await make()).toMatchObject({ status: 200 }); // The same again costs nothing.
  await answer("fail");
  expect(await second()).toMatchObject({ status: 200 });
  expect(await stage().control("transfers")).toMatchObject({ operationFen: 50, total: 2 });
  await stage().restart();
  expect(await make({ out_bill_no: "b3" })).toMatchObject({ status: 403 });
  await stage().control("accounts", { operationFen: null });
  expect(await make({ out_bill_no: "b3" })).toMatchObject({ status: 200 });
});

it("keeps to the limits that the merchant was given, also after a restart", async () => {
  await stage().control("settings", { transfer: { maxFen: 99, minFen: 30 } });
  await stage().restart();
  for (const fen of [29, 100]) {
    expect(await make({ transfer_amount: fen })).toMatchObject({
      data: { code: "INVALID_REQUEST" },
    });
  }
  expect(await make({ transfer_amount: 99 })).toMatchObject({ status: 200 });
  const wrong = stage().control("settings", { transfer: { maxFen: -1 } });
  await expect(wrong).rejects.toMatchObject({ code: "bad_request" });
});

it("shows a transfer by WeChat's number, and refuses receipts by name", async () => {
  const { data } = await make();
  const path = `${BILLS}/transfer-bill-no/${String(data["transfer_bill_no"])}`;
  expect(await stage().ask("get", path)).toMatchObject({ data: { out_bill_no: "b1" } });
  expect(await stage().ask("get", `${BILLS}/transfer-bill-no/1330`)).toMatchObject({ status: 404 });
  const receipt = "v3/fund-app/mch-transfer/elecsign/out-bill-no";
  expect(await stage().ask("post", receipt, { out_bill_no: "b1" })).toMatchObject({
    status: 501,
    data: { message: `not emulated: POST /wechatpay/${receipt}` },
  });
});

it.each([["https://example.com/notify"], ["http://127.0.0.1:1/notify?a=1"], ["nowhere"]])(
  "refuses the notify_url %s",
  async (notify_url) => {
    expect(await make({ notify_url })).toMatchObject({
      status: 400,
      data: { code: "PARAM_ERROR" },
    });
  },
);

it("answers as it was scripted", async () => {
  const fail = { status: 429, code: "FREQUENCY_LIMITED", message: "slow down" };
  await stage().control("script", { api: BILLS, fail, match: { out_bill_no: "b1" } });
  expect(await make({ out_bill_no: "b2" })).toMatchObject({ status: 200 });
  expect(await make()).toMatchObject({ status: 429, data: { code: "FREQUENCY_LIMITED" } });
  expect(await make()).toMatchObject({ status: 200 });
});

it("lists by what package a receiver opens a transfer, while he can", async () => {
  const made = await make();
  const opened = made.data["package_info"];
  expect(opened).toEqual(expect.any(String));
  const found = await stage().control("transfers", undefined, `q=${String(opened)}`);
  expect(found).toMatchObject({
    total: 1,
    transfers: [{ out_bill_no: "b1", package_info: opened }],
  });
  await answer("success");
  const after = await stage().control("transfers");
  expect(after).toMatchObject({ transfers: [{ package_info: null }] });
});
