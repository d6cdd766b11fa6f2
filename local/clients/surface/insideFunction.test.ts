/** Goal: what only a function may ask of js-sdk, which signs what it sends there, is answered or refused by name. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import type { Ran } from "./testing/runCode.ts";

const CODE = `
const cloudbase = require("@cloudbase/js-sdk");
exports.main = async ({ body }, context) => {
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, context });
  const run = new Function("cloudbase", "app", "context", "return (async () => {" + body + "})()");
  try {
    return { value: await run(cloudbase, app, context) };
  } catch ({ code, message }) {
    return { error: { code, message } };
  }
};`;
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    functions: {
      sdk: { code: CODE, timeout: 60 },
      echo: { code: "exports.main = async (event) => ({ event });" },
    },
    files: {
      "database-rules.json": JSON.stringify({
        kept: { why: "A server's.", read: false, write: false },
      }),
      "function-rules.json": JSON.stringify({ "*": { why: "A server's.", invoke: false } }),
    },
  });
});
afterAll(() => server.close());

async function run(body: string): Promise<Ran> {
  const call = { name: "sdk", data: { body }, identity: { openid: "oLi" } };
  const answered = await server.control("call", call);
  if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
  return answered.body["result"] as Ran;
}

it("is a server, which no rule binds", async () => {
  const { value, error } = await run(`
    const { result } = await app.callFunction({ name: "echo", data: { a: 1 } });
    await app.database().collection("kept").doc("a").set({ n: 1 });
    return [result, (await app.database().collection("kept").doc("a").get()).data];`);
  expect(error).toBeUndefined();
  // What the SDK signs, it also names the environment in.
  expect(value).toEqual([{ event: { a: 1, envName: "local-env" } }, [{ _id: "a", n: 1 }]]);
});

it("knows the caller, and what it runs in", async () => {
  const { value, error } = await run(`
    const auth = app.auth();
    return [auth.getClientIP(), typeof await auth.getAuthContext(context),
      cloudbase.parseContext(context).functionName, cloudbase.getCloudbaseContext(context).WX_OPENID];`);
  expect(error).toBeUndefined();
  expect(value).toEqual(["127.0.0.1", "object", "sdk", "oLi"]);
});

it.each([
  ["callWxPayApi", "{ apiName: 'facePay', requestData: Buffer.from('{}') }", "cloudPay.facePay"],
  ["callCompatibleWxOpenApi", "{ apiName: 'a.b', requestData: Buffer.from([8, 1]) }", "a.b"],
  [
    "wxCallContainerApi",
    "{ apiName: 'a', requestData: Buffer.from('x') }",
    "wx.wxCallContainerApi",
  ],
  ["sendTemplateNotification", "{ notifyId: 'n' }", "lowcode-datasource"],
])("%s is refused by name", async (name, given, what) => {
  const { value, error } = await run(`return String(await app.${name}(${given}))`);
  expect(`${String(value)} ${error?.message}`).toContain("not emulated: ");
  expect(`${String(value)} ${error?.message}`).toContain(what);
});

it("asks who may read a file, and who a user is", async () => {
  const { value, error } = await run(`
    const list = { fileList: [{ type: "READ", path: "cloud://local-env.x/a" }] };
    const { data } = await app.getFileAuthority(list);
    const nobody = await app.auth().queryUserInfo({ uid: "nobody" }).catch(({ message }) => message);
    const short = await app.auth().getEndUserInfo("nobody").catch(({ message }) => message);
    return [data[0].read, nobody, short];`);
  expect(error).toBeUndefined();
  expect(value).toEqual([true, expect.stringContaining("USER_NOT_EXIST"), expect.any(String)]);
});

it("gets no credential for data models and AI: that is refused by name", async () => {
  const { value } = await run("return app.auth().getClientCredential()");
  expect(value).toMatchObject({
    error_description: expect.stringContaining("token/clientCredential"),
  });
});
