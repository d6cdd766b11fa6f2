import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { settlePass, wrongWallets } from "../../bench/settle/pass.ts";
import { seedOrders, SETTLED_AT_MS } from "../../bench/settle/seed.ts";

/**
 * Goal: settling more rows than one request may read costs each promoter 1 document and hardly more than 1 request.
 * A small one of what `npm run bench -- settle` does with a million rows.
 */
const ORDERS = 12_000;
const PROMOTERS = 300;

let stack: Stack;
let maturedFen: ReadonlyMap<string, number>;
const folder = mkdtempSync(join(tmpdir(), "fenrun-settle-"));
beforeAll(async () => {
  const dataFolder = join(folder, "data");
  stack = await startStack({ dataFolder, durability: "off", freezeAtMs: SETTLED_AT_MS });
  maturedFen = await seedOrders(stack.url, { orders: ORDERS, promoters: PROMOTERS });
}, 60_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("writes each wallet once, with about one request each, and every fen arrives", async () => {
  const [slice, ...more] = await settlePass(stack, SETTLED_AT_MS);
  expect(more).toEqual([]);
  expect(slice?.documents).toBe(PROMOTERS + 1);
  // Two questions about each fifty, a wallet each, four pages; the sweep twice, the rows, the settings, long wallets.
  expect(slice?.requests).toBeLessThanOrEqual(2 * 6 + PROMOTERS + 4 + 5);
  expect(await wrongWallets(stack.url, maturedFen)).toEqual([]);
});

it("changes nothing when it is run again", async () => {
  await stack.control.post("/control/meter/reset", {});
  await stack.control.post("/control/timers/run", { name: "settle" });
  expect(await stack.control.get("/control/meter")).toMatchObject({ documentsWritten: 0 });
  expect(await wrongWallets(stack.url, maturedFen)).toEqual([]);
});
