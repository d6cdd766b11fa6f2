/**
 * Budget: 20 buyers at a time, warm, in a shop with 1,000 products and 100,000 orders: from the cart to the paid order
 * within 250 ms at p95. That is placing it, asking WeChat for the payment, and WeChat's notice that it was paid, each
 * over the wire and its database on the disk. Needs `npm run build` first.
 *
 * Beside it, in the same run: each of the three steps; a quote; a call that is refused at the door, which is what a call
 * costs that does nothing; and one insert over the bare SDK, which is what the database costs.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { type Control, openControl } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { seedCatalogue } from "./catalogue/seed.ts";
import { seedOrders } from "./checkout/orders.ts";
import { serverProcess } from "./server/serverProcess.ts";
import { machineLine, type Took, tookRow } from "./server/took.ts";

const PRODUCTS = 1_000;
const ORDERS = Number(process.env["ORDERS"] ?? 100_000);
const AT_A_TIME = 20;
const WARM_UP = 300;
const EACH = 100;
const ROUNDS = Number(process.env["ROUNDS"] ?? 6);

type Buyer = {
  readonly openid: string;
  readonly orderId: string;
  readonly items: object[];
  totalFen: number;
};

/** The n-th of the SKUs that there are: of every tenth product there is none. */
function skuOf(n: number): string {
  const at = n % (PRODUCTS * 0.9);
  return `p${String(at + Math.floor(at / 9) + 1).padStart(5, "0")}-50g`;
}

async function measure(dataFolder: string): Promise<object[]> {
  const stack = await startStack({ dataFolder, durability: "full" });
  const doors = [openControl(stack.url), openControl(stack.url)]; // Each has 16 sockets.
  const doorOf = (n: number): Control => doors[n % doors.length] ?? stack.control;
  try {
    await seedCatalogue(stack.url, PRODUCTS);
    await seedOrders(stack.url, ORDERS);
    const { db } = cloudbaseClient();
    await db.createCollection("bare");
    const some = await adminStore(stack.url).get("purchases", "B000000000000001");
    const server = serverProcess(dataFolder);
    const took = new Map<string, Took>();
    const note = (what: string): Took => {
      const known = took.get(what) ?? { ms: [], cpuMs: 0 };
      took.set(what, known);
      return known;
    };
    const ask = async (n: number, name: string, openid: string, event: object) => {
      const reply = await doorOf(n).call(name, { openid }, event);
      if (reply.ok) return reply.data as Record<string, unknown>;
      throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    };
    const timed = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
      const beganMs = performance.now();
      const done = await run();
      note(what).ms.push(performance.now() - beganMs);
      return done;
    };
    /** Does something for each, so many at a time, and counts the processor's time of the server. */
    async function inTurns<T>(
      what: string,
      items: readonly T[],
      once: (item: T, n: number) => Promise<unknown>,
    ) {
      const beforeMs = server.cpuMs();
      const queue = items.entries();
      const worker = async () => {
        for (const [n, item] of queue) await once(item, n);
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, worker));
      note(what).cpuMs += server.cpuMs() - beforeMs;
    }
    const delivery = { kind: "express" };
    async function prepare(round: number, count: number): Promise<Buyer[]> {
      const buyers = Array.from({ length: count }, (_, n): Buyer => {
        const sku = (k: number) => skuOf(round * 131 + n * 7 + k);
        return {
          openid: `bench-${round}-${n}`,
          orderId: `BENCH${String(round).padStart(4, "0")}${String(n).padStart(9, "0")}`,
          items: [
            { sku: sku(0), quantity: 1 },
            { sku: sku(1), quantity: 2 },
          ],
          totalFen: 0,
        };
      });
      await inTurns("saving an address", buyers, ({ openid }, n) =>
        ask(n, "checkout", openid, { action: "saveAddress", address: ADDRESS }),
      );
      await inTurns("a quote", buyers, async (buyer, n) => {
        const { openid, items } = buyer;
        const quote = await timed("a quote", () =>
          ask(n, "checkout", openid, { action: "quote", items, delivery, couponId: "best" }),
        );
        buyer.totalFen = (quote["amounts"] as { totalFen: number }).totalFen;
      });
      return buyers;
    }
    const buy = async ({ openid, orderId, items, totalFen }: Buyer, n: number) => {
      const place = { action: "place", orderId, items, delivery, expectedFen: totalFen };
      await timed("placing", () => ask(n, "checkout", openid, place));
      await timed("asking to pay", () => ask(n, "order", openid, { action: "pay", orderId }));
      await timed("WeChat's notice", () =>
        doorOf(n).post("/control/wechat/pay", { outTradeNo: orderId }),
      );
    };
    await inTurns("warm-up", await prepare(999, WARM_UP), buy);
    took.clear();
    for (let round = 0; round < ROUNDS; round++) {
      const buyers = await prepare(round, EACH);
      await inTurns("cart to paid", buyers, (buyer, n) =>
        timed("cart to paid", () => buy(buyer, n)),
      );
      await inTurns("a call that does nothing", buyers, ({ openid }, n) =>
        timed("a call that does nothing", () =>
          doorOf(n).call("checkout", { openid }, { action: "cart", no: 1 }),
        ),
      );
      await inTurns("one insert over the bare SDK", buyers, ({ orderId }) =>
        timed("one insert over the bare SDK", () =>
          db.collection("bare").add({ ...some, _id: orderId }),
        ),
      );
      for (const { orderId } of buyers) {
        const state = (await adminStore(stack.url).get("purchases", orderId))?.state;
        if (state !== "paid") throw new Error(`${orderId} is ${state}`);
      }
    }
    took.delete("saving an address");
    return [...took].map(([what, times]) => tookRow(what, times, AT_A_TIME));
  } finally {
    for (const door of doors) door.close();
    await stack.stop();
  }
}

const ADDRESS = {
  ...{ id: "home", name: "王晓雯", phone: "13900000000", region: "330106", isDefault: true },
  ...{ province: "浙江省", city: "杭州市", district: "西湖区", detail: "文三路 1 号" },
};

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-checkout-"));
  try {
    const rows = await measure(join(folder, "data"));
    console.log(machineLine(AT_A_TIME));
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
