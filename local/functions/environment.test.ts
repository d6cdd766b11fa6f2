/** Goal: a function's `process.env` behaves as Node's does: texts only, and what is taken out is gone. */
import { startTestServer, type TestServer } from "../testServer.ts";

const CODE = `
const { execFileSync } = require("node:child_process");
exports.main = async () => {
  process.env.N = 5;
  process.env.NONE = undefined;
  const told = [process.env.N, process.env.NONE, "N" in process.env, Object.keys(process.env).includes("N")];
  const child = execFileSync(process.execPath, ["-p", "process.env.N + process.env.MINE"]).toString().trim();
  delete process.env.N;
  return { told, child, left: [process.env.N ?? null, "N" in process.env], mine: process.env.MINE };
};`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    functions: { env: { code: CODE, timeout: 60, envVariables: { MINE: "!" } } },
  });
});
afterAll(() => server.close());

it.each(["first", "second"])("behaves as Node's at the %s call", async () => {
  const { body } = await server.control("call", { name: "env", data: {} });
  expect(body["result"]).toEqual({
    told: ["5", "undefined", true, true],
    child: "5!",
    left: [null, false],
    mine: "!",
  });
});
