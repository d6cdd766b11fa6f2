/** Goal: what a mini program alone asks of js-sdk, asked by its build: WeChat's sign-ins, and changes without PATCH. */
import { join } from "node:path";
import type adapters from "@cloudbase/adapter-wx_mp";
import type cloudbase from "@cloudbase/js-sdk";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { wx } from "../testing/wxStub.ts";
import { hushConsole, runnerOf, type Ran } from "./testing/runCode.ts";

const BUILD = join(process.cwd(), "node_modules/@cloudbase/js-sdk/miniprogram_dist/index.js");
const OPTIONS = "{ useWxCloud: false, phoneCode: '13900000077' }";
let server: TestServer;
let run: (body: string) => Promise<Ran>;
let code = "";

beforeAll(async () => {
  hushConsole();
  Object.assign(wx, {
    async login(asked?: { success?: (o: { code: string }) => void }) {
      asked?.success?.({ code });
      return { code };
    },
  });
  server = await startTestServer({});
  const build: unknown = require(BUILD);
  const sdk = build as typeof cloudbase;
  const { default: adapter } = require("@cloudbase/adapter-wx_mp") as typeof adapters;
  sdk.useAdapters(adapter, { EventBus: {} });
  const app = sdk.init({ env: "local-env", timeout: 60_000 });
  app.registerHost(new URL(server.url).host, "http");
  run = runnerOf({ auth: app.auth({ persistence: "none" }) });
});
afterAll(() => server.close());

it.each(["signInWithOpenId", "signInWithUnionId", "signInAnonymouslyInWx", "signInWithPhoneAuth"])(
  "%s makes a user of WeChat's answer, and knows him again",
  async (name) => {
    code = `openid:o-${name};unionid:u-${name}`;
    const { value, error } = await run(`
      const uids = [];
      for (let i = 0; i < 2; i++) {
        const told = await auth.${name}(${OPTIONS});
        if (told.error) throw told.error;
        uids.push((await auth.getUser()).data.user.id);
      }
      return uids;`);
    expect(error).toBeUndefined();
    const [first, second] = value as string[];
    expect(first).toMatch(/^\d+$/);
    expect(second).toBe(first);
  },
);

it("binds the openid of who signed in otherwise", async () => {
  code = "openid:o-bound";
  const { value, error } = await run(`
    await auth.signInAnonymously({});
    await auth.bindOpenId();
    return (await auth.getUserIdentities()).data.identities.map((one) => one.provider_user_id);`);
  expect(error).toBeUndefined();
  expect(value).toEqual(["o-bound"]);
});

it("changes the profile by POST that says it means PATCH", async () => {
  code = "openid:o-fan";
  const { value, error } = await run(`
    await auth.signInWithOpenId({ useWxCloud: false });
    await auth.currentUser.update({ name: "Fan" });
    return (await auth.getUserInfo()).name;`);
  expect(error).toBeUndefined();
  expect(value).toBe("Fan");
});

it("cannot send DELETE, and the SDK says so", async () => {
  const { value, error } = await run(`
    const { error } = await auth.unlinkIdentity({ provider: "wx1" });
    return error.message;`);
  expect(error).toBeUndefined();
  expect(value).toContain("invalid 【delete】 request method");
});
