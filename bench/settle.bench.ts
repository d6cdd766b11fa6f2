/**
 * Budget: of 10,000 promoters with 1,000,000 matured rows, ≤ 3 requests and 1 document each, in slices of ≤ 20 s of
 * function time; the time grows no quicker than the rows. ROWS=10000,100000 makes it smaller.
 *
 * The real function runs through its timer on a stopped clock. Beside it, at each size: rows settled one by one over
 * the same SDK, 5,000 of them, from which the time for all is reckoned. Needs `npm run build` first, and for a
 * million rows 2 GB of disk and some minutes, most of them to make the orders.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "#scripts/stack/start.ts";
import { serverProcess } from "./server/serverProcess.ts";
import { settleNaively } from "./settle/naive.ts";
import { settlePass, wrongWallets } from "./settle/pass.ts";
import { seedOrders, SETTLED_AT_MS } from "./settle/seed.ts";

const SIZES = (process.env["ROWS"] ?? "10000,100000,1000000").split(",").map(Number);
const PROMOTERS = 10_000;
const SAMPLE = 5_000;

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

async function measure(orders: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-settle-"));
  const dataFolder = join(folder, "data");
  const promoters = Math.min(PROMOTERS, orders);
  try {
    const maker = await startStack({ dataFolder, durability: "off", freezeAtMs: SETTLED_AT_MS });
    const maturedFen = await seedOrders(maker.url, { orders, promoters }).finally(maker.stop);
    const stack = await startStack({ dataFolder, durability: "full", freezeAtMs: SETTLED_AT_MS });
    try {
      const server = serverProcess(dataFolder);
      const cpuBeforeMs = server.cpuMs();
      const slices = await settlePass(stack, SETTLED_AT_MS);
      const [memory, cpuMs] = [server.memoryMb(), server.cpuMs() - cpuBeforeMs];
      const wrong = await wrongWallets(stack.url, maturedFen);
      if (wrong.length > 0) throw new Error(`${wrong.length} wallets, as ${wrong[0]}`);
      const sum = (of: "ms" | "requests" | "documents") =>
        slices.reduce((all, slice) => all + slice[of], 0);
      const naiveMs = (await settleNaively(SAMPLE)) / SAMPLE;
      return {
        rows: orders,
        slices: slices.length,
        "longest slice, s": seconds(Math.max(...slices.map(({ ms }) => ms))),
        "all slices, s": seconds(sum("ms")),
        "µs a row": Math.round((sum("ms") * 1_000) / orders),
        "processor, s": seconds(cpuMs),
        "requests a promoter": (sum("requests") / promoters).toFixed(3),
        "documents a promoter": (sum("documents") / promoters).toFixed(3),
        "memory, MB (peak)": `${memory.now} (${memory.peak})`,
        "row by row, s": seconds(naiveMs * orders),
        "times quicker": ((naiveMs * orders) / sum("ms")).toFixed(1),
      };
    } finally {
      await stack.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const load = () => loadavg()[0]?.toFixed(1);
  console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${load()}, Node ${process.version}`);
  for (const orders of SIZES) console.table([await measure(orders)]);
  console.log(`load ${load()}; row by row: ${SAMPLE} rows measured, the rest reckoned`);
}

void main();
