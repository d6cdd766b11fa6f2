import { Root } from "protobufjs/light.js";
import { createClock } from "../clock.ts";
import { createCallLog } from "./callLog.ts";
import { CODES_A_MINUTE_MAX, createCodeMaker } from "./miniProgramCode.ts";
import { createOpenApi } from "./openApi.ts";

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
  const openApi = createOpenApi({ clock, log });
  const draw = async (parameters: object, apiName = "wxacode.getUnlimited") => {
    const { contentType, body } = await openApi({ apiName, requestData: call(parameters) });
    expect(contentType).toBe("application/octet-stream");
    const Reply = sdk.lookupType("CommOpenApiResp");
    return Reply.toObject(Reply.decode(body), { bytes: Buffer, defaults: true });
  };
  return { log, openApi, draw };
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
  const apiName = "ApiGetOpenDataByCloudId";
  const reply = await openApi({ apiName, requestData: call({}, 2) });
  expect(JSON.parse(reply.body.toString())).toEqual({
    code: "NOT_EMULATED",
    message: "not emulated: ApiGetOpenDataByCloudId (SVRKIT_API)",
  });
  expect(log.newest(1)).toMatchObject([{ api: apiName, outcome: "NOT_EMULATED" }]);
});
