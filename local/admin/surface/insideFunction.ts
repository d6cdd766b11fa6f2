import { startTestServer, type TestServer } from "../../testServer.ts";

/** A function that runs what it is sent, with both SDKs at hand as every function has them. */
const CODE = `
const tcb = require("@cloudbase/node-sdk");
const cloud = require("wx-server-sdk");
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ body }, context) => {
  const run = new Function("tcb", "app", "cloud", "context", "return (async () => {" + body + "})()");
  try {
    return { value: await run(tcb, app, cloud, context) };
  } catch (error) {
    const { code, errCode, message, errMsg } = error;
    return { error: { code, errCode, message: errMsg ?? message ?? String(error) } };
  }
};`;

/** What the code came to: its value, or the error that an SDK threw. */
export type Ran = {
  readonly value?: unknown;
  readonly error?: { code?: unknown; errCode?: unknown; message: string };
};

export type Inside = { readonly server: TestServer; run(body: string): Promise<Ran> };

/** A server with one function, called by a WeChat user, in which tests run code against the SDKs. */
export async function startInside(openid: string): Promise<Inside> {
  const echo = "exports.main = async (event) => ({ event });";
  const server = await startTestServer({
    functions: { sdk: { code: CODE, timeout: 60 }, echo: { code: echo } },
    // $geoNear looks in an index.
    files: {
      "database-indexes.json": JSON.stringify({
        staged: [{ name: "geo", keys: [{ name: "at", direction: "2dsphere" }] }],
      }),
    },
  });
  return {
    server,
    async run(body) {
      const call = { name: "sdk", data: { body }, identity: { openid } };
      const answered = await server.control("call", call);
      if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
      return answered.body["result"] as Ran;
    },
  };
}
