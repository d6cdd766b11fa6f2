import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { trackingContract } from "#tests/contract/tracking.ts";
import { leadCloudCallsTo } from "./testing/cloudCalls.ts";
import { wechatTracking } from "./tracking.ts";

let server: WechatServer;
beforeAll(async () => {
  server = await startWechatServer();
  leadCloudCallsTo(server);
});
afterAll(() => server.close());

const track = (place: object) => server.control("/control/wechat/shipping/track", place);

trackingContract(async () => ({
  tracking: wechatTracking(),
  add: (waybill, state, { atMs, text }) => track({ ...waybill, state, atMs, text }),
}));

it.each([
  ["assigned", "unknown"],
  ["collectFailed", "problem"],
  ["signFailed", "problem"],
  ["cancelled", "problem"],
])("takes %s for %s", async (played, state) => {
  const waybill = { carrier: "YTO", trackingNumber: `odd-${played}` };
  await track({ ...waybill, state: played });
  const person = { openid: "o_li", phone: "" };
  expect(await wechatTracking().read({ ...waybill, ...person })).toMatchObject({ state });
});

it("puts places in order of time, and leaves out what is none", async () => {
  const place = (action_type: number, action_time: unknown) => ({
    ...{ action_type, action_time, action_msg: `${action_type}` },
  });
  const path_item_list = [place(300003, 30), place(100001, 10), place(200001, 20), place(1, "x")];
  await server.control("/control/wechat/script", {
    ...{ api: "logistics.getPath", answer: { path_item_list } },
  });
  const parcel = { carrier: "YTO", trackingNumber: "YT1", openid: "o_li", phone: "" };
  const { state, places } = await wechatTracking().read(parcel);
  expect([state, places.map(({ atMs }) => atMs)]).toEqual(["signed", [30_000, 20_000, 10_000]]);
});

it("throws any other refusal: nothing follows from it", async () => {
  await server.control("/control/wechat/script", {
    ...{ api: "logistics.getPath", fail: { code: 45009, message: "quota" } },
  });
  const parcel = { carrier: "YTO", trackingNumber: "YT1", openid: "o_li", phone: "" };
  await expect(wechatTracking().read(parcel)).rejects.toMatchObject({ errCode: 45009 });
});
