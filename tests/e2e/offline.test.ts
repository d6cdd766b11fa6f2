import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { takenPort } from "#scripts/start/ports.ts";

/** Goal: serverless-offline's two doors reach every function, know who calls, and stay open. */

const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as {
  functions: { name: string }[];
};
const names = functions.map(({ name }) => name);
const folder = mkdtempSync(join(tmpdir(), "offline-e2e-"));
let command: ChildProcess;
let port = 0;
let said = "";

beforeAll(async () => {
  // Below 32,768, where the system takes the ports of connections from: one of those may be gone a moment later.
  for (port = 27_000 + (process.pid % 4_000); ; port += 7) {
    if ((await takenPort(port)) === null && (await takenPort(port + 2)) === null) break;
  }
  const words = ["--port", String(port), "--data", join(folder, "shop"), "--empty"];
  const tsx = ["node_modules/tsx/dist/cli.mjs", "scripts/offline.ts", ...words];
  command = spawn(process.execPath, tsx, { stdio: ["ignore", "pipe", "pipe"] });
  await new Promise<void>((ready, fail) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("ready  cloudbase-local")) ready();
    };
    command.stdout?.on("data", listen);
    command.stderr?.on("data", listen);
    command.on("close", () => fail(new Error(said)));
  });
}, 60_000);
afterAll(() => {
  command?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

type Answer = { status: number; body: unknown; failed: string | null };
async function post(url: string, event: unknown, identity?: object): Promise<Answer> {
  const who = Buffer.from(JSON.stringify(identity ?? {})).toString("base64");
  const reply = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(identity === undefined ? {} : { "x-amz-client-context": who }),
    },
    body: JSON.stringify(event),
  });
  const failed = reply.headers.get("x-amz-function-error");
  return { status: reply.status, body: await reply.json(), failed };
}
const http = (name: string) => `http://127.0.0.1:${port + 3}/${name}`;
const invoke = (name: string) =>
  `http://127.0.0.1:${port + 4}/2015-03-31/functions/${name}/invocations`;
const DOORS = [
  ["HTTP", http],
  ["Lambda", invoke],
] as const;
const staff = { uid: DEMO_STAFF };
/** `notify` is reached over HTTP only, and answers as such a function does. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  push: "success", // Or WeChat would push it again.
  notify: { statusCode: 400, body: '{"code":"FAIL","message":"request_invalid"}' },
};
const ORDERS = { status: 200, body: { ok: true, data: { orders: [] } } };

it("says where its doors are", () => {
  expect(said).toContain(`ready  http http://127.0.0.1:${port + 3}/<function>`);
  expect(said).toContain(`ready  invoke ${invoke("<function>")}`);
});

it.each(DOORS)(
  "the %s door answers for every function",
  async (_, door) => {
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { status, body, failed } = await post(door(name), { action: "no such" }, staff);
      expect({ name, status, failed }).toEqual({ name, status: 200, failed: null });
      expect({ name, body }).toMatchObject({
        name,
        body: ANSWERS[name] ?? { ok: expect.any(Boolean) },
      });
    }
  },
  30_000,
);

it.each(DOORS)("the %s door passes on who calls", async (_, door) => {
  const list = { action: "list" };
  expect(await post(door("order"), list, staff)).toMatchObject(ORDERS);
  for (const stranger of [{ openid: "o_zhang" }, undefined]) {
    const refused = await post(door("order"), list, stranger);
    expect(refused).toMatchObject({ status: 200, body: { ok: false } });
  }
});

it.each(DOORS)("the %s door knows no other function", async (_, door) => {
  expect((await post(door("nothing"), {}, staff)).status).toBe(404);
});

it("a call that fails closes no door", async () => {
  // Nobody is called a list: cloudbase-local refuses the call.
  const failed = await post(invoke("order"), { action: "list" }, { openid: ["o_zhang"] });
  expect(failed).toMatchObject({ status: 200, failed: "Unhandled" });
  expect(failed.body).toMatchObject({ errorMessage: "identity.openid must be text" });
  const refused = await post(http("order"), { action: "list" }, { openid: ["o_zhang"] });
  expect(refused).toMatchObject({ status: 502, body: { error: { code: expect.any(String) } } });
  expect((await post(http("order"), {}, [])).status).toBeGreaterThanOrEqual(500);
  for (const [, door] of DOORS) {
    expect(await post(door("order"), { action: "list" }, staff)).toMatchObject(ORDERS);
  }
});

it("closes all doors when it is interrupted", async () => {
  const closed = new Promise<number | null>((done) => command.on("close", done));
  command.kill("SIGINT");
  expect(await closed).toBe(0);
  expect(await takenPort(port)).toBeNull();
  expect(await takenPort(port + 2)).toBeNull();
}, 20_000);
