/**
 * Budget: 20 buyers who look through lists of a catalogue of 1,000 products at the same time, warm: each list answered
 * within 80 ms at p95, over cloudbase-local, in whatever order. PRODUCTS=5000 takes the largest catalogue.
 *
 * In turns with it: the same by buyers of whom no instance knows anything, a product's page, and a call that is refused
 * at the door of the same function, which is what a call costs that does nothing. Runs long enough for every instance to look for changes many times. Needs
 * `npm run build` first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openControl } from "#scripts/stack/control.ts";
import { startStack } from "#scripts/stack/start.ts";
import { buyerOf, seedCatalogue } from "./catalogue/seed.ts";
import { serverProcess } from "./server/serverProcess.ts";
import { machineLine, type Took, tookRow } from "./server/took.ts";

const PRODUCTS = Number(process.env["PRODUCTS"] ?? 1_000);
const AT_A_TIME = 20;
const WARM_UP = 1_000;
const EACH = 200;
const ROUNDS = Number(process.env["ROUNDS"] ?? 25);

type Ask = (n: number) => object;
const LISTS: readonly object[] = [
  { sort: "rank" },
  { sort: "price" },
  { sort: "newest", limit: 50 },
  { category: "green", sort: "price" },
  { search: "龙井", limit: 50 },
];
const NEWCOMERS = "list, a new buyer each time";
let newest = 0;
const asks: Readonly<Record<string, Ask>> = {
  list: (n) => ({ action: "list", ...LISTS[n % LISTS.length] }),
  [NEWCOMERS]: (n) => ({ action: "list", ...LISTS[n % LISTS.length] }),
  "a product's page": (n) => ({
    action: "show",
    productId: `p${String((n * 7) % PRODUCTS).padStart(5, "0")}`,
  }),
  "a call that does nothing": () => ({ action: "list", limit: 0 }),
};
async function measure(dataFolder: string): Promise<object[]> {
  const stack = await startStack({ dataFolder, durability: "full" });
  const controls = [openControl(stack.url), openControl(stack.url)]; // Each has 16 sockets.
  try {
    await seedCatalogue(stack.url, PRODUCTS);
    const server = serverProcess(dataFolder);
    async function inTurns(what: string, calls: number): Promise<Took> {
      const ask = asks[what];
      const queue = Array.from({ length: calls }, (_, n) => n).values();
      const took: Took = { ms: [], cpuMs: server.cpuMs() };
      const worker = async (_: unknown, at: number) => {
        const control = controls[at % controls.length];
        for (const n of queue) {
          const beganMs = performance.now();
          const reply = await control?.call(
            "catalogue",
            { openid: what === NEWCOMERS ? `bench-new-${newest++}` : buyerOf(n) },
            ask?.(n) ?? {},
          );
          took.ms.push(performance.now() - beganMs);
          const code = reply?.ok ? "" : reply?.error.code;
          const expected = what === "a call that does nothing" ? "request_invalid" : "";
          if (code !== expected) throw new Error(`${what}: ${JSON.stringify(reply)}`);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, worker));
      return { ...took, cpuMs: server.cpuMs() - took.cpuMs };
    }
    const known = new Map<string, Took>();
    for (const what of Object.keys(asks)) await inTurns(what, WARM_UP);
    for (let round = 0; round < ROUNDS; round++) {
      for (const what of Object.keys(asks)) {
        const { ms, cpuMs } = await inTurns(what, EACH);
        const before = known.get(what) ?? { ms: [], cpuMs: 0 };
        known.set(what, { ms: [...before.ms, ...ms], cpuMs: before.cpuMs + cpuMs });
      }
    }
    const memory = `${server.memoryMb().now} MB of memory, all instances together`;
    return [...[...known].map(([what, took]) => tookRow(what, took, AT_A_TIME)), { what: memory }];
  } finally {
    for (const control of controls) control.close();
    await stack.stop();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-catalogue-"));
  try {
    const rows = await measure(join(folder, "data"));
    console.log(machineLine(AT_A_TIME));
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
