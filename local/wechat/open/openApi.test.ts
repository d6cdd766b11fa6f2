import { Root } from "protobufjs/light.js";
import { createClock } from "../../clock.ts";
import { createCallLog } from "../callLog.ts";
import { createScript } from "../script.ts";
import { createContentChecks } from "./contentChecks.ts";
import { limitedCodes } from "./limitedCodes.ts";
import { CODES_A_MINUTE_MAX, createCodeMaker } from "./miniProgramCode.ts";
import { createOpenApi } from "./openApi.ts";
import { createPersonalData } from "./personalData.ts";
import { createSubscriptions } from "./subscriptions.ts";

/** The SDK's side of the messages, written from its own schema and not from ours. */
const sdk = Root.fromJSON({
  nested: {
    KeyValuePair: {
      fields: { key: { id: 1, type: "string" }, value: { id: 2, type: "bytes" } },
    },
    OpenApiData: { fields: { pairs: { id: 1, rule: "repeated", type: "KeyValuePair" } } },
    CommApiData: {
      fields: { apiType: { id: 1, type: "int32" }, openapiData: { id: 2, type: "OpenApiData" } },
    },
    CommOpenApiResp: {
      fields: {
        respData: { id: 1, type: "bytes" },
        contentType: { id: 2, type: "string" },
        errorCode: { id: 3, type: "int32" },
      },
    },
  },
});

function call(parameters: object, apiType = 0): Buffer {
  const pairs = Object.entries(parameters).map(([key, value]) => ({
    key,
    value: Buffer.from(JSON.stringify(value)),
  }));
  const CommApiData = sdk.lookupType("CommApiData");
  return Buffer.from(CommApiData.encode({ apiType, openapiData: { pairs } }).finish());
}

function open() {
  const clock = createClock(1_700_000_000_000);
  const log = createCallLog();
  const script = createScript();
  const personal = createPersonalData({ clock, appid: "wx1" });
  const subscriptions = createSubscriptions({ clock });
  const checks = createContentChecks();
  const interfaces = [personal, subscriptions, checks].map(({ interfaces }) => interfaces);
  const { openData } = personal;
  const { call: openApi, callJson } = createOpenApi({ clock, log, script, interfaces, openData });
  const draw = async (parameters: object, apiName = "wxacode.getUnlimited") => {
    const answer = await openApi({ apiName, requestData: call(parameters) });
    if (answer === "cut") throw new Error("cut");
    const { contentType, body } = answer;
    expect(contentType).toBe("application/octet-stream");
    const Reply = sdk.lookupType("CommOpenApiResp");
    return Reply.toObject(Reply.decode(body), { bytes: Buffer, defaults: true });
  };
  /** An interface by JSON. */
  const ask = async (api: string, data: object): Promise<Record<string, unknown>> =>
    JSON.parse(await callJson(api, data)) as Record<string, unknown>;
  return { log, openApi, draw, ask, clock, script, personal, subscriptions, checks };
}

it("draws a PNG of the width that was asked for, to a pixel", async () => {
  const { draw } = open();
  for (const width of [280, 301]) {
    const { contentType, respData } = await draw({ scene: "a=1", width });
    expect(contentType).toBe("image/png");
    expect(respData.toString("latin1", 1, 4)).toBe("PNG");
    const drawnPx = respData.readUInt32BE(16); // The width in the header of a PNG file.
    expect(Math.abs(drawnPx - width)).toBeLessThanOrEqual(1);
  }
});

it.each([
  [0, {}],
  [0, { scene: "!#$&'()*+,/:;=?@-._~09AZaz" }],
  [0, { scene: "x".repeat(32) }],
  [40169, { scene: "x".repeat(33) }],
  [40169, { scene: "" }],
  [40169, { scene: undefined }],
  [40169, { scene: 12 }],
  [40169, { scene: "a%20b" }],
  [40169, { scene: "推广" }],
  [0, { page: "pages/home/index", check_path: false }],
  [41030, { page: "pages/home/index" }],
  [41030, { page: "/pages/home/index", check_path: false }],
  [41030, { page: "pages/home/index?a=1", check_path: false }],
  [40097, { width: 279 }],
  [40097, { width: 1_281 }],
  [40097, { width: "430" }],
  [40097, { env_version: "beta" }],
  [0, { env_version: "trial", is_hyaline: true, line_color: { r: 0, g: "128", b: 255 } }],
  [40097, { line_color: { r: 0, g: 256, b: 0 } }],
  [40097, { line_color: { r: 0, g: 1 } }],
  [40097, { is_hyaline: 1 }],
  [40097, { colour: "red" }],
])("errcode %i for %j", async (expected, parameters) => {
  // Drawing is slow under jest, and not what is tried here.
  const make = createCodeMaker(createClock(0), async () => Buffer.from("png"));
  const made = await make(new Map(Object.entries({ scene: "a=1", ...parameters })));
  expect("errcode" in made ? made.errcode : 0).toBe(expected);
});

it("draws 5,000 codes in a minute of the clock and no more", async () => {
  const clock = createClock(1_700_000_000_000);
  const png = Buffer.from("png");
  const make = createCodeMaker(clock, async () => png);
  const scene = new Map([["scene", "a"]]);
  for (let drawn = 0; drawn < CODES_A_MINUTE_MAX; drawn += 1) expect(await make(scene)).toBe(png);
  expect(await make(scene)).toMatchObject({ errcode: 45009 });
  clock.advanceTo(clock.nowMs() + 60_000);
  expect(await make(scene)).toBe(png);
});

it("tells a refusal as JSON inside the reply", async () => {
  const { contentType, respData } = await open().draw({ scene: "" });
  expect(contentType).toBe("application/json");
  expect(JSON.parse(respData.toString())).toMatchObject({ errcode: 40169 });
});

it("answers -604100 to an interface that it does not know, as WeChat does", async () => {
  expect(await open().draw({}, "foo.bar")).toMatchObject({ errorCode: -604100 });
});

it("refuses every other kind of call by its name", async () => {
  const { openApi, log } = open();
  const apiName = "ApiGetVoIPSign";
  const reply = await openApi({ apiName, requestData: call({}, 2) });
  expect(reply === "cut" ? reply : JSON.parse(reply.body.toString())).toEqual({
    code: "NOT_EMULATED",
    message: "not emulated: ApiGetVoIPSign (SVRKIT_API)",
  });
  expect(log.newest(1)).toMatchObject([{ api: apiName, outcome: "NOT_EMULATED" }]);
});

describe("subscription messages", () => {
  const message = (o: object = {}) => ({
    ...{ touser: "oA", templateId: "t1", page: "pages/a", miniprogramState: "formal" },
    data: { thing1: { value: "提现已到账" }, amount2: { value: "¥12.30" } },
    ...o,
  });

  it("sends one message for each consent, and none after a refusal", async () => {
    const { ask, subscriptions } = open();
    const send = async () => (await ask("subscribeMessage.send", message()))["errcode"];
    expect(await send()).toBe(43101);
    subscriptions.answer({ openid: "oA", templateId: "t1", times: 2 });
    expect([await send(), await send(), await send()]).toEqual([0, 0, 43101]);
    subscriptions.answer({ openid: "oA", templateId: "t1" });
    subscriptions.answer({ openid: "oA", templateId: "t1", result: "reject" });
    expect(await send()).toBe(43101);
    expect(subscriptions.sent(10)).toMatchObject([
      { openid: "oA", templateId: "t1", data: { thing1: "提现已到账", amount2: "¥12.30" } },
      { templateId: "t1" },
    ]);
  });

  it.each([
    [40003, { touser: "" }],
    [40037, { templateId: "" }],
    [40037, { templateId: "t2" }],
    [47003, { data: {} }],
    [47003, { data: { thing1: { value: "" }, amount2: { value: "1" } } }],
    [47003, { data: { thing1: { value: "x".repeat(21) }, amount2: { value: "1" } } }],
    [47003, { data: { thing1: { value: "x" }, amount2: { value: "many" } } }],
    [47003, { data: { thing1: { value: "x" } } }],
    [47003, { data: { nothing1: { value: "x" } } }],
    [0, {}],
    [0, { data: { thing1: { value: "x" }, amount2: { value: 5 } } }],
  ])("errcode %i for %j", async (errcode, o) => {
    const { ask, subscriptions } = open();
    subscriptions.addTemplate({ templateId: "t1", fields: ["thing1", "amount2"] });
    subscriptions.answer({ openid: "oA", templateId: "t1" });
    expect(await ask("subscribeMessage.send", message(o))).toMatchObject({ errcode });
    expect(subscriptions.sent(10)).toHaveLength(errcode === 0 ? 1 : 0);
  });
});

it("gives a phone number for a code, once, for five minutes", async () => {
  const { ask, clock, personal } = open();
  const numberOf = (code: string) => ask("phonenumber.getPhoneNumber", { code });
  const { code } = personal.giveNumber({ phoneNumber: "13800000000" });
  expect(await numberOf(code)).toMatchObject({
    phone_info: { phoneNumber: "13800000000", purePhoneNumber: "13800000000", countryCode: "86" },
  });
  expect(await numberOf(code)).toMatchObject({ errcode: 40029 });
  const late = personal.giveNumber({ phoneNumber: "+1 5550000000" });
  clock.advanceTo(clock.nowMs() + 300_001);
  expect(await numberOf(late.code)).toMatchObject({ errcode: 40029 });
});

it.each([
  ["pass", 0, { content: "你好" }],
  ["risky", 0, { content: "网上赌博" }],
  [undefined, 44004, { content: "" }],
  [undefined, 45002, { content: "x".repeat(2_501) }],
  [undefined, 40097, { content: "x", scene: 5 }],
  [undefined, 40097, { content: "x", version: undefined }],
  [undefined, 40003, { content: "x", openid: "" }],
])("checks a text: %s, %i", async (suggest, errcode, o) => {
  const asked = { version: 2, scene: 2, openid: "oA", ...o };
  const answer = await open().ask("security.msgSecCheck", asked);
  expect(answer).toMatchObject({ errcode, ...(suggest ? { result: { suggest } } : {}) });
});

it.each([
  [0, "wxacode.get", { path: "pages/a?b=1" }],
  [40159, "wxacode.get", { path: "" }],
  [40159, "wxacode.createQRCode", { path: "x".repeat(129) }],
  [40097, "wxacode.get", { path: "a", width: 10 }],
  [40097, "wxacode.get", { path: "a", colour: 1 }],
])("errcode %i of %s for %j", async (errcode, api, parameters) => {
  expect(await open().ask(api, parameters)).toMatchObject({ errcode });
});

it("draws a fixed number of the codes that are limited", async () => {
  const get = limitedCodes(1).get("wxacode.get");
  const path = new Map([["path", "a"]]);
  expect(await get?.(path)).toHaveProperty("picture");
  expect(await get?.(path)).toMatchObject({ errcode: 45029 });
});

it("answers as a developer scripted it, and says so in the log", async () => {
  const { ask, script, log, openApi } = open();
  const api = "wxacode.getUnlimited";
  script.add({ api, fail: { code: 45009, message: "quota" }, match: { scene: "a" } });
  expect(await ask(api, { scene: "b" })).toMatchObject({ errcode: 0 });
  expect(await ask(api, { scene: "a" })).toEqual({ errcode: 45009, errmsg: "quota" });
  expect(log.newest(1)).toMatchObject([{ api, outcome: "45009", scripted: true }]);
  script.add({ api: "security.msgSecCheck", answer: { result: { suggest: "review" } } });
  expect(await ask("security.msgSecCheck", {})).toMatchObject({ result: { suggest: "review" } });
  script.add({ api, cut: true });
  expect(await openApi({ apiName: api, requestData: call({ scene: "a" }) })).toBe("cut");
});
