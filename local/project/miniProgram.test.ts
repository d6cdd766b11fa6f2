/** Goal: a mini program's project, as WeChat's developer tools make it and without cloudbaserc.json, runs as it lies. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startServer } from "../server.ts";

const FILES = {
  "project.config.json": '{"miniprogramRoot":"miniprogram/","cloudfunctionRoot":"cloudfunctions/"}',
  "cloudfunctions/login/index.js": `
    const cloud = require("wx-server-sdk");
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    exports.main = async () => ({ openid: cloud.getWXContext().OPENID, word: require("./word") });`,
  "cloudfunctions/login/word.js": 'module.exports = "hi";',
  "cloudfunctions/login/config.json": '{"permissions":{"openapi":["wxacode.get"]}}',
  "cloudfunctions/tick/index.js": "exports.main = async (event) => event.TriggerName;",
  "cloudfunctions/tick/config.json":
    '{"triggers":[{"name":"hourly","type":"timer","config":"0 0 * * * * *"}]}',
};

it("calls its functions and runs the timers of their config.json", async () => {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-mini-"));
  symlinkSync(join(process.cwd(), "node_modules"), join(directory, "node_modules"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const errors: unknown[] = [];
  const server = await startServer({
    ...{ projectDirectory: directory, dataDirectory: join(directory, ".data"), port: 0 },
    ...{ durability: "off", environment: {}, onError: (error) => errors.push(error) },
  });
  const control = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const init = { method: "POST", body: JSON.stringify(body) };
    return (await (await fetch(`${server.url}/control/${path}`, init)).json()) as never;
  };
  try {
    const called = await control("call", { name: "login", identity: { openid: "oA" } });
    expect(called["result"]).toEqual({ openid: "oA", word: "hi" });
    expect(await control("timers/run", { name: "tick" })).toMatchObject({ result: "hourly" });
    expect(errors).toEqual([]);
  } finally {
    await server.close();
    rmSync(directory, { recursive: true });
  }
});
