/** Goal: what no other test asks of wx-server-sdk, asked from inside a function: it is answered, or refused by name. */
import { startInside, type Inside } from "./insideFunction.ts";

let inside: Inside;

beforeAll(async () => {
  inside = await startInside("oLi");
});
afterAll(() => inside.server.close());

const script = (directive: object) => inside.server.control("wechat/script", directive);

it.each([
  [
    "getVoIPSign",
    "return cloud.getVoIPSign({ groupId: 'g', nonce: 'n', timestamp: 1 })",
    "ApiVoipSign",
  ],
  ["getCloudCallSign", "return cloud.getCloudCallSign({})", "GetCloudCallSign"],
  ["cloudPay's others", "return cloud.cloudPay.facePay({})", "cloudPay.facePay"],
])("is told by name that %s is not emulated", async (_, body, name) => {
  const told = JSON.stringify(await inside.run(body));
  expect(told).toContain("not emulated");
  expect(told).toContain(name);
});

it.each(["v1", "v2"])("calls open interfaces by the path of version %s", async (version) => {
  const { value, error } = await inside.run(`
    const code = await cloud.openapi({ version: "${version}" }).wxacode.getUnlimited({ scene: "a=1", checkPath: false });
    return { type: code.contentType, isPng: code.buffer.toString("latin1", 1, 4) === "PNG" };`);
  expect(error).toBeUndefined();
  expect(value).toEqual({ type: "image/png", isPng: true });
});

it("throws WeChat's refusal with its number", async () => {
  const { error } = await inside.run("return cloud.openapi.wxacode.getUnlimited({ scene: '' })");
  expect(error).toMatchObject({
    errCode: 40169,
    message: expect.stringContaining("openapi.wxacode.getUnlimited:fail"),
  });
  const unknown = await inside.run("return cloud.openapi.nothing.likeThis({})");
  expect(unknown.error).toMatchObject({ errCode: -604100 });
});

it("sends a picture's bytes, and text to be looked at", async () => {
  const { value, error } = await inside.run(`
    const media = { contentType: "image/png", value: Buffer.from([137, 80, 78, 71, 0, 255]) };
    const image = await cloud.openapi.security.imgSecCheck({ media });
    const text = await cloud.openapi.security.msgSecCheck({
      content: "你好", version: 2, scene: 1, openid: cloud.getWXContext().OPENID });
    const risky = { ...media, value: Buffer.from("赌博") };
    const refused = await cloud.openapi.security.imgSecCheck({ media: risky }).catch((e) => e);
    return { image: image.errCode, text: text.errCode, risky: refused.errCode };`);
  expect(error).toBeUndefined();
  expect(value).toEqual({ image: 0, text: 0, risky: 87014 });
  const { body } = await inside.server.control("wechat/log");
  expect(JSON.stringify(body)).toContain("6 bytes");
});

it("asks by callOpenAPI in JSON", async () => {
  const { value } = await inside.run(
    "return cloud.callOpenAPI({ api: 'wxacode.getUnlimited', data: { scene: '' } })",
  );
  expect(value).toMatchObject({ result: { errcode: 40169 }, errMsg: "callOpenAPI:ok" });
});

it("opens a CloudID, and says so of one that is none", async () => {
  const given = await inside.server.control("wechat/cloud-id", {
    data: { phoneNumber: "13800000000" },
  });
  const cloudId = String(given.body["cloudID"] ?? given.body["cloudId"]);
  const { value, error } = await inside.run(
    `return cloud.getOpenData({ list: ["${cloudId}", "no such"] })`,
  );
  expect(error).toBeUndefined();
  expect(value).toMatchObject({
    errMsg: "getOpenData:ok",
    list: [
      { cloudID: cloudId, data: { phoneNumber: "13800000000" } },
      { cloudID: "no such", errCode: -601006 },
    ],
  });
});

it("feels a scripted answer that is cut off as a broken connection", async () => {
  await script({ api: "security.msgSecCheck", fail: { code: 45009, message: "reach max api" } });
  await script({ api: "security.msgSecCheck", cut: true });
  const ask = () => inside.run("return cloud.openapi.security.msgSecCheck({ content: 'a' })");
  expect((await ask()).error).toMatchObject({ errCode: 45009 });
  const cut = await ask();
  expect(cut.error?.message).toMatch(/socket hang up|ECONNRESET/);
});

it("orders by cloudPay for the user who called, when no openid is named", async () => {
  const { value } = await inside.run(`
    return cloud.cloudPay.unifiedOrder({
      body: "茶", outTradeNo: "t1", spbillCreateIp: "127.0.0.1", subMchId: "1900000109",
      totalFee: 100, envId: "local-env", functionName: "echo" })`);
  expect(value).toMatchObject({ resultCode: "SUCCESS" });
  const { body } = await inside.server.control("wechat/orders");
  expect(JSON.stringify(body)).toContain("oLi");
});

it("has instances of its own, a logger, a version and a signature", async () => {
  const { value, error } = await inside.run(`
    const other = new cloud.Cloud({ resourceEnv: "other-env" });
    await other.init();
    const fresh = cloud.createNewInstance({ env: "local-env" });
    cloud.updateConfig({ env: cloud.DYNAMIC_CURRENT_ENV });
    cloud.registerService({ createService: () => ({ name: "mine", getAPIs: () => ({ mine: () => 7 }) }) });
    cloud.logger().info({ said: "a word" });
    const called = await fresh.callFunction({ name: "echo", data: { a: 1 } });
    const fromOther = await other.callFunction({ name: "echo", data: { a: 2 } });
    return {
      ai: typeof cloud.ai().createModel,
      version: typeof cloud.version,
      fresh: called.result.event.a, other: fromOther.result.event.a,
      signed: cloud.signature({ type: "midas", secret: "s", params: ["openid"] }).params[0],
    };`);
  expect(error).toBeUndefined();
  expect(value).toEqual({
    ...{ ai: "function", version: "string", fresh: 1, other: 2, signed: "openid" },
  });
});

it("changes documents in transactions of both kinds", async () => {
  const { value, error } = await inside.run(`
    const db = cloud.database();
    await db.createCollection("kept");
    await db.runTransaction(async (transaction) => {
      await transaction.collection("kept").doc("a").set({ data: { n: 1 } });
    });
    const transaction = await db.startTransaction();
    await transaction.collection("kept").doc("a").update({ data: { n: db.command.inc(1) } });
    const { data } = await transaction.collection("kept").doc("a").get();
    await transaction.rollback();
    return [data, (await db.collection("kept").doc("a").get()).data];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([
    { _id: "a", n: 2 },
    { _id: "a", n: 1 },
  ]);
});

it.each(["addFields", "bucket", "bucketAuto", "geoNear", "replaceRoot", "sample", "sortByCount"])(
  "hands the stage %s on to the database",
  async (stage) => {
    const value = {
      addFields: "{ m: 1 }",
      bucket: "{ groupBy: '$n', boundaries: [0, 5, 10] }",
      bucketAuto: "{ groupBy: '$n', buckets: 1 }",
      geoNear: "{ distanceField: 'd', spherical: true, near: db.Geo.Point(113, 23), key: 'at' }",
      replaceRoot: "{ newRoot: { k: '$n' } }",
      sample: "{ size: 1 }",
      sortByCount: "'$n'",
    }[stage];
    const { value: list, error } = await inside.run(`
      const db = cloud.database();
      await db.createCollection("staged").catch(() => undefined);
      const staged = db.collection("staged");
      await staged.doc("a").set({ data: { n: 1, at: db.Geo.Point(113.1, 23.1) } });
      return (await staged.aggregate().${stage}(${value}).end()).list;`);
    expect(error).toBeUndefined();
    expect(list).toMatchObject({ length: 1 });
  },
);

it.each(["facet", "graphLookup", "collStats", "indexStats", "out", "redact"])(
  "names the stage %s, which its own inner SDK cannot send",
  async (stage) => {
    const { error } = await inside.run(
      `return cloud.database().collection("staged").aggregate().${stage}({}).end()`,
    );
    expect(error?.message).toContain(`is not a function`);
  },
);
