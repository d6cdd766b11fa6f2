/** Goal: the command starts quickly, says where it is, keeps what it was given, stops cleanly, and explains itself. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CLI = join(process.cwd(), "local", "dist", "cli.cjs");
const running = new Set<ChildProcess>();

afterEach(() => running.forEach((child) => child.kill("SIGKILL")));

function run(words: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const said = { out: "", error: "" };
  child.stdout.on("data", (chunk) => (said.out += chunk));
  child.stderr.on("data", (chunk) => (said.error += chunk));
  const exit = once(child, "close").then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | string;
  });
  const ready = async (what = "cloudbase-local"): Promise<string> => {
    for (;;) {
      const url = new RegExp(`^ready {2}${what} (http:\\S+)\n`, "m").exec(said.out)?.[1];
      if (url !== undefined) return url;
      if (child.exitCode !== null) throw new Error(said.error);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { child, said, exit, ready };
}

function newProject(rc: object = {}): string {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-cli-"));
  writeFileSync(join(directory, "cloudbaserc.json"), JSON.stringify(rc));
  return directory;
}

async function admin(url: string, fields: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/admin`, { method: "POST", body: JSON.stringify(fields) });
  return (await response.json()) as Record<string, unknown>;
}

it("starts, stops when asked at the control door, and finds its data again", async () => {
  const project = newProject();
  const words = [
    "start",
    "--project",
    project,
    "--port",
    "0",
    "--freeze-at",
    "1000",
    "--env",
    "e1",
  ];
  const first = run(words);
  const url = await first.ready();
  const health = await (await fetch(`${url}/control/health`)).json();
  expect(health).toMatchObject({ ok: true, env: "e1", nowMs: 1000 });
  await admin(url, { action: "database.addCollection", collectionName: "c" });
  await admin(url, {
    action: "database.insertDocument",
    collectionName: "c",
    data: ['{"_id":"a"}'],
  });
  await fetch(`${url}/control/shutdown`, { method: "POST" });
  expect(await first.exit).toBe(0);
  expect(existsSync(join(project, ".data"))).toBe(true);

  const second = run([...words, "--durability", "off"]);
  const found = await admin(await second.ready(), {
    action: "database.getDocument",
    collectionName: "c",
  });
  expect(found).toMatchObject({ data: { list: ['{"_id":"a"}'] } });
  second.child.kill("SIGTERM");
  expect([await second.exit, second.said.error]).toEqual([0, ""]);
});

it("makes the collections that it is told of, and tells who asks for another how to get it", async () => {
  const words = [
    "start",
    "--project",
    newProject(),
    "--port",
    "0",
    "--collections",
    "orders, users",
  ];
  const url = await run(words).ready();
  const find = (collectionName: string) =>
    admin(url, { action: "database.getDocument", collectionName });
  expect(await find("users")).toMatchObject({ data: { list: [] } });
  expect(await find("carts")).toMatchObject({
    code: "DATABASE_COLLECTION_NOT_EXIST",
    message: expect.stringContaining("start with --collections carts"),
  });
});

it("leaves the timers out that it is told of, and knows who has none", async () => {
  const timed = (name: string) => ({
    ...{ name, handler: "index.main" },
    triggers: [{ name, type: "timer", config: "0 0 1 * * * *" }],
  });
  const project = newProject({ functions: [timed("a"), timed("b")] });
  for (const name of ["a", "b"]) {
    mkdirSync(join(project, "functions", name), { recursive: true });
    writeFileSync(join(project, "functions", name, "index.js"), "exports.main = () => 0;");
  }
  const words = ["start", "--project", project, "--port", "0", "--timers-off"];
  const url = await run([...words, "b"]).ready();
  const { timers } = (await (await fetch(`${url}/control/timers`)).json()) as { timers: object[] };
  const next = { nextAtMs: expect.any(Number) };
  expect(timers).toMatchObject([{ functionName: "a", ...next }, { functionName: "b" }]);
  expect(timers[1]).not.toHaveProperty("nextAtMs");
  const ran = await fetch(`${url}/control/timers/run`, { method: "POST", body: '{"name":"b"}' });
  expect(await ran.json()).toMatchObject({ ok: true });
  const wrong = run([...words, "c"]);
  expect(await wrong.exit).toBe(1);
  expect(wrong.said.error).toMatch(/"c" has no timer to switch off; these have: a, b/);
});

it("refuses a port and a data directory that are taken", async () => {
  const project = newProject();
  const url = await run(["start", "--project", project, "--port", "0"]).ready();
  const samePort = run(["start", "--project", newProject(), "--port", new URL(url).port]);
  expect(await samePort.exit).toBe(1);
  expect(samePort.said.error).toMatch(/^cloudbase-local: port \d+ is taken/);
  const sameData = run(["start", "--project", project, "--port", "0"]);
  expect(await sameData.exit).toBe(1);
  expect(sameData.said.error).not.toBe("");
});

it.each<[words: string[], exitCode: number, out: RegExp, error: RegExp]>([
  [["--help"], 0, /cloudbase-local start +run a project/, /^$/],
  [[], 0, /The shortest way: cloudbase-local start/, /^$/],
  [["start", "--help"], 0, /cloudbase-local start \[options\]/, /^$/],
  ...["doctor", "rules", "report", "export", "import", "replay-export", "replay"].map(
    (name): [string[], number, RegExp, RegExp] => [
      [name, "--help"],
      0,
      new RegExp(`cloudbase-local ${name}`),
      /^$/,
    ],
  ),
  [["start", "--clock-factor", "0"], 2, /^$/, /--clock-factor takes 0\.01 to 100000, not "0"/],
  [["start", "here"], 2, /^$/, /start takes no "here"/],
  [["report", "--url", "http://127.0.0.1:9"], 1, /^$/, /no cloudbase-local answers at/],
  [["replay-export"], 2, /^$/, /name one file to write/],
  [["replay", "/nonexistent"], 2, /^$/, /there is no file/],
  [["doctor", "--project", "/nonexistent-project"], 1, /✗ .*\n\n1 to mend/, /^$/],
  [["stat"], 2, /^$/, /there is no command "stat"/],
  [["start", "--prot", "1"], 2, /^$/, /--prot/],
  [["start", "--port", "x"], 2, /^$/, /--port takes a whole number up to 65535, not "x"/],
  [["start", "--collections", "a,$b"], 2, /^$/, /--collections takes names .*, not "\$b"/],
  [["start", "--durability", "some"], 2, /^$/, /--durability is full or off, not "some"/],
  [["start", "--freeze-at", "now"], 2, /^$/, /--freeze-at takes a whole number/],
  [["start", "--project", "/nonexistent-project"], 1, /^$/, /cloudbaserc\.json: is missing in /],
  [["mini-program", "--people", "/none.json"], 2, /^$/, /none\.json is no list of/],
])("explains %j", async (words, exitCode, out, error) => {
  const { exit, said } = run(words);
  expect(await exit).toBe(exitCode);
  expect(said.out).toMatch(out);
  expect(said.error).toMatch(error);
  expect(said.error).not.toMatch(/\n {4}at /);
});

it("runs a mini program under the id that it is given, and stops", async () => {
  const project = mkdtempSync(join(tmpdir(), "mini-program-"));
  const files = {
    "project.config.json": JSON.stringify({ appid: "touristappid" }),
    "app.json": JSON.stringify({ pages: ["a"] }),
    "app.js": "App({});",
    "a.js": "Page({});",
    "a.wxml": "<view>a</view>",
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  const server = ["--server", "http://127.0.0.1:1", "--port", "0"];
  for (const [words, appId] of [
    [[], "touristappid"],
    [["--app-id", "wxown"], "wxown"],
  ] as const) {
    const { child, exit, ready } = run(["mini-program", "--project", project, ...server, ...words]);
    const page = await fetch(`${await ready("mini program")}/phone?who=o_a`);
    const [, served = "{}"] = /id="served">(.*?)</.exec(await page.text()) ?? [];
    expect(JSON.parse(served)).toMatchObject({ appId, pages: ["a"] });
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
  }
});
