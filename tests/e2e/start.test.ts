import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import type { Result } from "#core/result.ts";
import type { AuditReport } from "#scripts/audit/run.ts";
import { openControl } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { openShop } from "#scripts/start/open.ts";
import { takenPort } from "#scripts/start/ports.ts";
import type { Shop } from "#scripts/start/serve.ts";

/** Goal: a shop opens, says where, keeps its data, stands in nobody's way, and can be audited. */

const folder = mkdtempSync(join(tmpdir(), "start-e2e-"));
const dataFolder = join(folder, "shop");
const ordersFile = join(folder, "orders.csv");
writeFileSync(
  ordersFile,
  [
    "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country",
    ...[1, 2, 3, 4].map((n) => `90${n};T1;GREEN TEA;3;1/12/2025 10:0${n};33,33;70${n};China`),
  ].join("\n"),
);

const said: string[] = [];
const filling = { kind: "orders", file: ordersFile } as const;
const line = { dataFolder, filling, hasClerk: false, help: false };
const open = (port: number, more: object = {}): Promise<Result<Shop, string>> =>
  openShop(
    { port, ...line, ...more },
    async () => undefined,
    (sentence) => said.push(sentence),
  );
const opened = (shop: Result<Shop, string>): Shop => {
  if (!shop.ok) throw new Error(shop.error);
  return shop.value;
};

/** Below 32,768, where the system takes the ports of connections from: one of those may be gone a moment later. */
async function freePorts(): Promise<number> {
  for (let port = 21_000 + (process.pid % 4_000); ; port += 7) {
    if ((await takenPort(port)) === null) return port;
  }
}

let port = 0;
let shop: Shop | undefined;
beforeAll(async () => {
  port = await freePorts();
  shop = opened(await open(port));
}, 240_000);
afterAll(async () => {
  await shop?.close();
  rmSync(folder, { recursive: true });
});

async function health(): Promise<{ nowMs: number }> {
  return (await (await fetch(`http://127.0.0.1:${port}/control/health`)).json()) as {
    nowMs: number;
  };
}

/** How many orders staff see. */
async function orders(): Promise<number> {
  const control = openControl(`http://127.0.0.1:${port}`);
  const reply = await control.call("order", { uid: DEMO_STAFF }, { action: "list" });
  control.close();
  if (!reply.ok) throw new Error(reply.error.code);
  return (reply.data as { orders: unknown[] }).orders.length;
}

function auditMain(
  ...words: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  const tsx = ["node_modules/tsx/dist/cli.mjs", "scripts/audit/main.ts", ...words];
  return new Promise((done) => {
    execFile(process.execPath, tsx, (error, stdout, stderr) =>
      done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

it("opens three doors, with the orders in the first of them and the clock at real time", async () => {
  expect(said).toEqual([
    expect.stringContaining("打包"),
    expect.stringMatching(/^已把 .*orders\.csv 的 \d+ 个事件放入/),
  ]);
  expect(await orders()).toBe(4);
  const beforeMs = Date.now();
  const { nowMs } = await health();
  expect([beforeMs <= nowMs, nowMs <= Date.now()]).toEqual([true, true]);
  const at = (path: string) => fetch(`http://127.0.0.1:${port + 1}${path}`);
  const reply = await at("/");
  expect(reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await reply.text()).toContain('<div id="root">');
  const config = { envId: "fenrun-local", localHost: `127.0.0.1:${port}` };
  expect(await (await at("/config.json")).json()).toEqual(config);
  const { accounts } = (await (await at("/demo.json")).json()) as { accounts: object[] };
  expect(accounts).toContainEqual({
    ...{ username: "finance", password: expect.any(String), role: "finance" },
  });
  expect((await fetch(`http://127.0.0.1:${port + 1}/none`)).status).toBe(404);
  const phones = await fetch(`http://127.0.0.1:${port + 2}/people.json`);
  expect(await phones.json()).toContainEqual(expect.objectContaining({ name: "新朋友" }));
});

it("refuses a taken port, and a folder that is open already, with a sentence", async () => {
  const other = join(folder, "other");
  const refused = await open(port - 1, { dataFolder: other });
  expect(refused).toMatchObject({ ok: false, error: expect.stringContaining("已被占用") });
  expect(refused).toMatchObject({ error: expect.stringContaining(`端口 ${port}（品牌后台）`) });
  expect(existsSync(other)).toBe(false);
  expect(await open(await freePorts())).toEqual({
    ok: false,
    error: `${dataFolder} 里的店已经开着：http://127.0.0.1:${port}`,
  });
});

it("is audited while it is open", async () => {
  const clean = await auditMain("--data", dataFolder);
  expect(clean).toMatchObject({ status: 0, stdout: expect.stringContaining("4 个订单") });
  expect(clean.stdout).toContain("账是平的");
  expect((await auditMain("--data", join(folder, "nothing"))).status).toBe(2);
  expect((await auditMain("--url", "http://127.0.0.1:1", "--data", "x")).status).toBe(2);
  expect((await auditMain("--nonsense")).status).toBe(2);
}, 30_000);

it("owes nobody an explanation: WeChat's bills agree with its books, and no timer finds work undone", async () => {
  const control = openControl(`http://127.0.0.1:${port}`);
  const run = async (name: string) =>
    (await control.post("/control/timers/run", { name }))["result"];
  expect(await run("reconcile")).toMatchObject({ replayed: 0, failed: 0, open: 0 });
  expect(await run("audit")).toMatchObject({ violations: [] });
  expect(await run("sweep")).toMatchObject({ cases: { looked: 0 }, debts: { debtors: 0 } });
  for (const isOpen of [true, false]) {
    const reply = await control.call("books", { uid: DEMO_STAFF }, { action: "breaks", isOpen });
    expect(reply).toMatchObject({ ok: true, data: { breaks: [] } });
  }
  control.close();
}, 60_000);

it("keeps its data for the next start, which plays nothing again", async () => {
  await shop?.close();
  expect(await takenPort(port)).toBeNull();
  said.length = 0;
  shop = opened(await open(port, { filling: { kind: "orders", file: join(folder, "gone.csv") } }));
  expect(said).toEqual([expect.stringContaining("打包"), expect.stringContaining("沿用")]);
  expect(await orders()).toBe(4);
});

it("has an audit that finds one fen too many", async () => {
  const [wallet] = await adminStore(`http://127.0.0.1:${port}`).page("wallets", "", 1);
  // Past the store, which refuses to write it: as somebody who has the keys of the database.
  const { db } = cloudbaseClient();
  const changed = await db
    .collection("wallets")
    .where({ _id: wallet?._id })
    .update({ availableFen: db.command.inc(1) });
  expect(changed.updated).toBe(1);
  const { status, stdout } = await auditMain("--url", `http://127.0.0.1:${port}`, "--json");
  expect(status).toBe(1);
  const { violations } = JSON.parse(stdout) as AuditReport;
  expect(violations.map(({ id }) => id)).toContain(wallet?._id);
}, 30_000);

it("opens an empty shop where that is wanted", async () => {
  await shop?.close();
  shop = opened(
    await open(port, { dataFolder: join(folder, "empty"), filling: { kind: "nothing" } }),
  );
  expect(await orders()).toBe(0);
});
