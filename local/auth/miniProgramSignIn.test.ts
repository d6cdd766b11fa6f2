/** Goal: js-sdk inside a mini program, with its own adapter, signs a WeChat user in by the code of `wx.login`. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startTestServer, type TestServer } from "../testServer.ts";

/** A process of its own, since the adapter takes hold of global names. `wx` has what the adapter looks at. */
const MINI_PROGRAM = `
const [address, code] = process.argv.slice(1);
const kept = new Map();
global.Page = global.App = () => {};
global.getApp = () => ({});
global.wx = {
  getSystemInfoSync: () => ({ platform: "devtools" }),
  getAccountInfoSync: () => ({ miniProgram: { appId: "wxmine" } }),
  getStorageSync: (key) => kept.get(key) ?? "",
  setStorageSync: (key, value) => kept.set(key, value),
  removeStorageSync: (key) => kept.delete(key),
  login: ({ success } = {}) => (success ? setTimeout(() => success({ code }), 1) : Promise.resolve({ code })),
  getFileSystemManager: () => ({}),
  connectSocket: () => ({}),
  request({ url, method = "GET", header, data, success, fail, complete }) {
    const body = method === "GET" ? undefined : typeof data === "string" ? data : JSON.stringify(data);
    fetch(url, { method, headers: header, body })
      .then(async (r) => ({ statusCode: r.status, header: Object.fromEntries(r.headers), data: await r.json() }))
      .then((answer) => { success?.(answer); complete?.(answer); }, fail);
    return { abort() {} };
  },
};
console.log = console.info = console.warn = console.error = () => {};
const cloudbase = require(process.cwd() + "/node_modules/@cloudbase/js-sdk/dist/index.cjs.js");
const adapter = require("@cloudbase/adapter-wx_mp");
const sdk = cloudbase.default ?? cloudbase;
sdk.useAdapters(adapter.default ?? adapter, {});
const app = sdk.init({ env: "local-env" });
app.registerHost(address, "http");
(async () => {
  const byOpenId = await app.auth.signInWithOpenId({ useWxCloud: false });
  const byPhone = await app.auth.signInWithPhoneAuth({ phoneCode: "13700000001" });
  const guest = await app.auth.signInAnonymouslyInWx({ useWxCloud: false });
  const told = ({ data, error }) => ({ user: data?.user, error: error?.message });
  process.stdout.write(JSON.stringify({ byOpenId: told(byOpenId), byPhone: told(byPhone), guest: guest !== null }));
  process.exit(0);
})();`;

type Told = {
  readonly user?: { readonly id: string; readonly phone?: string };
  readonly error?: string;
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());

it("knows him by openid, and by the phone number that WeChat vouches for", async () => {
  const words = ["-e", MINI_PROGRAM, new URL(server.url).host, "openid:oMini;unionid:uMini"];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  const { byOpenId, byPhone, guest } = JSON.parse(stdout) as Record<
    "byOpenId" | "byPhone",
    Told
  > & {
    guest: boolean;
  };
  expect([byOpenId.error, byPhone.error, guest]).toEqual([undefined, undefined, true]);
  expect(byPhone.user).toMatchObject({ phone: "+86 13700000001" });
  const { body } = await server.control("users?q=oMini");
  expect(body["users"]).toMatchObject([
    { uid: byOpenId.user?.id, openId: "oMini", unionId: "uMini", appId: "wxmine" },
  ]);
});
