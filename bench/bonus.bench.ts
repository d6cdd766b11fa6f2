/**
 * Budget: a month of 100,000 orders by 10,000 promoters, settled with ≤ 1.1 requests and 1 document a promoter, in
 * slices of ≤ 40 s; settled once more, with ≤ 0.1 requests and no document. ORDERS=10000 makes it smaller.
 *
 * The real function runs through its timer on a stopped clock. Needs `npm run build` first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { adminStore } from "#scripts/stack/database.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { seedOrders } from "./settle/seed.ts";

const ORDERS = Number(process.env["ORDERS"] ?? "100000");
const PROMOTERS = 10_000;
const BEFORE_MS = Date.parse("2026-05-01T00:00:00+08:00");
const DUE_MS = Date.parse("2026-06-16T04:20:00+08:00");
/** The orders that are made were all paid in May. */
const PLAN = {
  id: "bench",
  rates: [{ distance: 1, rateBp: 1_000 }],
  periods: [
    {
      ...{ id: "ladder", period: "month", mode: "slices" },
      tiers: [
        { fromFen: 5_000, rateBp: 100 },
        { fromFen: 50_000, rateBp: 200 },
      ],
    },
  ],
};

type Usage = { databaseRequests: number; documentsWritten: number; functionMs: number };

/** Runs the timer until the pass is over; what all its slices cost. */
async function settle({ control, url }: Stack): Promise<object> {
  const sum = { requests: 0, documents: 0, ms: 0, longestMs: 0, slices: 0 };
  do {
    await control.post("/control/meter/reset", {});
    await control.post("/control/timers/run", { name: "bonus" });
    const { byFunction } = await control.get("/control/meter");
    const { bonus } = byFunction as { bonus: Usage };
    sum.slices += 1;
    sum.requests += bonus.databaseRequests;
    sum.documents += bonus.documentsWritten;
    sum.ms += bonus.functionMs;
    sum.longestMs = Math.max(sum.longestMs, bonus.functionMs);
  } while ((await adminStore(url).get("sweeps", "bonus"))?.pass !== null);
  return {
    ...{ orders: ORDERS, promoters: PROMOTERS, slices: sum.slices },
    "longest slice, s": (sum.longestMs / 1_000).toFixed(1),
    "all slices, s": (sum.ms / 1_000).toFixed(1),
    "requests a promoter": (sum.requests / PROMOTERS).toFixed(3),
    "documents a promoter": (sum.documents / PROMOTERS).toFixed(3),
  };
}

async function main(): Promise<void> {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`);
  const folder = mkdtempSync(join(tmpdir(), "fenrun-bonus-"));
  const dataFolder = join(folder, "data");
  try {
    const maker = await startStack({ dataFolder, durability: "off", freezeAtMs: BEFORE_MS });
    await seedOrders(maker.url, { orders: ORDERS, promoters: PROMOTERS });
    const published = { action: "publishPlan", plan: PLAN, acknowledges: "all" };
    const reply = await maker.control.call("commission", { uid: DEMO_STAFF }, published);
    await maker.stop();
    if (!reply.ok) throw new Error(`the plan was refused: ${JSON.stringify(reply.error)}`);
    const stack = await startStack({ dataFolder, durability: "full", freezeAtMs: DUE_MS });
    try {
      console.table([await settle(stack)]);
      // The next month's settlement looks at May again: as if this one had never been.
      const sweep = await adminStore(stack.url).get("sweeps", "bonus");
      if (sweep) {
        await adminStore(stack.url).change("sweeps", "bonus", () => ({
          ok: true,
          value: { ...sweep, untilMs: 0 },
        }));
      }
      console.table([await settle(stack)]);
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
