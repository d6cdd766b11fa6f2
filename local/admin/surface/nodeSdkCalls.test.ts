/** Goal: what no other test asks of node-sdk, asked from inside a function: it is answered, or refused by name. */
import { startInside, type Inside } from "./insideFunction.ts";

let inside: Inside;

beforeAll(async () => {
  inside = await startInside("oLi");
});
afterAll(() => inside.server.close());

it.each([
  ["models", "return app.models.todo.list({ filter: {} })", "data models (app.models)"],
  ["models' SQL", "return app.models.$runSQL('SELECT 1', {})", "lowcode-datasource"],
  [
    "sendTemplateNotification",
    "return app.sendTemplateNotification({ notifyId: 'n' })",
    "lowcode-datasource",
  ],
  ["rdb", "return app.rdb().from('todos').select('*')", "the relational database (app.rdb)"],
  ["mysql", "return app.mysql().from('todos').select('*')", "the relational database (app.rdb)"],
  ["callContainer", "return app.callContainer({ name: 'web', path: '/a' })", "CloudRun"],
  [
    "callFunction of CloudRun",
    "return app.callFunction({ name: 'web', type: 'cloudrun' })",
    "CloudRun",
  ],
  ["callApis", "return app.callApis({ name: 'weather', path: 'now' })", "integrated APIs"],
  [
    "analytics",
    "return app.analytics({ report_type: 'mall', report_data: { action_type: 'visit' } })",
    "analytics.report",
  ],
  [
    "wxCallContainerApi",
    "return String(await app.wxCallContainerApi({ apiName: 'a', requestData: Buffer.from('x') }))",
    "wx.wxCallContainerApi",
  ],
  [
    "callCompatibleWxOpenApi",
    "return String(await app.callCompatibleWxOpenApi({ apiName: 'a.b', requestData: Buffer.from([8, 1]) }))",
    "a.b",
  ],
  [
    "callWxPayApi",
    "return String(await app.callWxPayApi({ apiName: 'facePay', requestData: Buffer.from('{}') }))",
    "cloudPay.facePay",
  ],
])("is told by name that %s is not emulated", async (_, body, name) => {
  const told = JSON.stringify(await inside.run(body));
  expect(told).toContain("not emulated");
  expect(told).toContain(name);
});

// The SDK drops the body of what AI refuses, and says only what status it had.
it("shows AI's refusal in the log of the call", async () => {
  const { error } = await inside.run(
    "return app.ai().createModel('hunyuan').generateText({ model: 'lite', messages: [] })",
  );
  expect(error).toMatchObject({ code: "404" });
  const { body } = await inside.server.control("calls?limit=1");
  const [call] = body["calls"] as { requestId: string }[];
  const one = await inside.server.control(`calls/one?requestId=${call?.requestId}`);
  expect(JSON.stringify(one.body)).toMatch(/tcloudbasegateway[^ ]*\/v1\/ai\/.* not emulated/);
});

it("knows the caller by every question of auth()", async () => {
  const { value } = await inside.run(`
    const auth = app.auth();
    return {
      ip: auth.getClientIP(),
      user: auth.getUserInfo(),
      end: await auth.getEndUserInfo(),
      context: await auth.getAuthContext(context),
      parsed: tcb.parseContext(context).functionName,
      seen: tcb.getCloudbaseContext(context).WX_OPENID,
    };`);
  const user = { openId: "oLi", isAnonymous: false };
  expect(value).toMatchObject({
    ...{ ip: "127.0.0.1", user, end: { userInfo: user } },
    ...{ context: { loginType: "" }, parsed: "sdk", seen: "oLi" },
  });
});

it("asks the open interface in JSON", async () => {
  const { value } = await inside.run(
    "return app.callWxOpenApi({ apiName: 'wxacode.getUnlimited', requestData: { scene: '' } })",
  );
  expect(value).toMatchObject({ result: { errcode: 40169 } });
});

it("says who may read a file, to a function that a user called", async () => {
  const { value, error } = await inside.run(`
    const { fileID } = await app.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.from('x') });
    return app.getFileAuthority({ fileList: [{ type: 'READ', path: fileID }] });`);
  expect(error).toBeUndefined();
  expect(value).toMatchObject({ data: expect.anything() });
});

it("runs extensions, and keeps a log of its own", async () => {
  const { value } = await inside.run(`
    app.registerExtension({ name: 'double', invoke: async (n) => 2 * n });
    app.logger().info({ said: 'through the logger' });
    return app.invokeExtension('double', 21);`);
  expect(value).toBe(42);
  const { body } = await inside.server.control("calls?limit=1");
  expect(JSON.stringify(body)).toBeDefined();
});

it("changes documents by every method that a document and a transaction have", async () => {
  const { value, error } = await inside.run(`
    const db = app.database();
    await db.createCollection("things");
    const things = db.collection("things");
    await things.doc("a").create({ n: 1 });
    await things.where({ n: 1 }).options({ multiple: false }).update({ n: 2 });
    const transaction = await db.startTransaction();
    const inIt = transaction.collection("things");
    await inIt.doc("b").set({ n: 5 });
    await inIt.doc("b").update({ n: db.command.inc(1) });
    const read = await inIt.doc("b").get();
    await inIt.doc("a").delete();
    await transaction.commit();
    const { data } = await things.get();
    return { read: read.data, data, name: things.name };`);
  expect(error).toBeUndefined();
  expect(value).toEqual({
    read: { _id: "b", n: 6 },
    data: [{ _id: "b", n: 6 }],
    name: "things",
  });
});

it("cannot watch: a server has no socket for it, and the SDK says so to its console", async () => {
  const { value } = await inside.run(`
    const said = [];
    console.error = (...words) => said.push(words.map(String).join(" "));
    app.database().collection("things").watch({ onChange() {}, onError() {} });
    while (!said.join().includes("not emulated")) await new Promise((resolve) => setTimeout(resolve, 50));
    return said.join();`);
  expect(value).toContain("not emulated: auth.wsWebSign");
});
