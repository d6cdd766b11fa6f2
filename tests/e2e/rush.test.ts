import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Stock } from "#core/stock/stock.ts";
import { type Control, type FunctionReply, openControl } from "#scripts/stack/control.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { publish } from "#tests/e2e/brand.ts";
import { openTeaShop, receiveTea, saveAddress, SKU } from "#tests/e2e/teaShop.ts";
import { done, person, START_MS } from "#tests/e2e/stack.ts";

/**
 * Goal: the last pieces of a popular tea. Two hundred buyers at once for twenty: twenty orders, one hundred and eighty
 * clear refusals. And whoever dies in the middle, of buyers, functions or the whole server, no piece is lost or sold twice.
 */
const BUYERS = 200;
const PIECES = 20;
const seed = Number(process.env["SEED"] ?? 1);

const folder = mkdtempSync(join(tmpdir(), "fenrun-rush-"));
const dataFolder = join(folder, "data");
const orderIdOf = (buyer: number): string => `RUSH${String(buyer).padStart(14, "0")}`;
const buyerOf = (buyer: number): string => `rusher-${buyer}`;
const everybody = Array.from({ length: BUYERS }, (_, buyer) => buyer);

let stack: Stack;
let nowMs = START_MS;
const start = async (): Promise<void> => {
  stack = await startStack({ dataFolder, durability: "off", freezeAtMs: nowMs });
};
const stock = async (): Promise<Stock> => {
  const found = await adminStore(stack.url).get("stocks", SKU);
  if (!found) throw new Error("the stock is gone");
  return found;
};
const place = (control: Control, buyer: number): Promise<FunctionReply> =>
  control.call("checkout", person(buyerOf(buyer)), {
    ...{ action: "place", orderId: orderIdOf(buyer), items: [{ sku: SKU, quantity: 1 }] },
    ...{ delivery: { kind: "express" }, expectedFen: 10_800 },
  });
async function pay(buyer: number): Promise<FunctionReply> {
  const orderId = orderIdOf(buyer);
  const asked = await stack.control.call("order", person(buyerOf(buyer)), {
    action: "pay",
    orderId,
  });
  if (asked.ok) await stack.control.post("/control/wechat/pay", { outTradeNo: orderId });
  return asked;
}
const advance = async (ms: number): Promise<void> => {
  nowMs += ms;
  await stack.control.post("/control/clock", { advanceToMs: nowMs });
};
/** Several things at once, as many as the functions' instances take and more. */
async function atOnce<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await run(item);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

beforeAll(async () => {
  await start();
  await publish(stack.control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await openTeaShop(stack.control, PIECES);
  await atOnce(everybody, (buyer) => saveAddress(stack.control, buyerOf(buyer)));
}, 60_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("200 buyers at once for the last 20 pieces: 20 paid orders, 180 clear refusals", async () => {
  const replies = new Map<number, FunctionReply>();
  // A door has sixteen sockets: so many doors that all two hundred stand in them at the same time.
  const doors = Array.from({ length: BUYERS / 16 + 1 }, () => openControl(stack.url));
  const doorOf = (buyer: number): Control => doors[buyer % doors.length] ?? stack.control;
  await Promise.all(
    everybody.map(async (buyer) => replies.set(buyer, await place(doorOf(buyer), buyer))),
  );
  doors.forEach((door) => door.close());
  const winners = everybody.filter((buyer) => replies.get(buyer)?.ok);
  const refusals = [...replies.values()].flatMap((reply) => (reply.ok ? [] : [reply.error]));
  expect(winners).toHaveLength(PIECES);
  expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["stock_short"]));
  expect(refusals[0]?.message).toMatch(/库存|售罄|卖完/);
  await atOnce(winners, async (buyer) => void (await done(pay(buyer))));
  await stack.control.post("/control/wechat/deliver", {});
  expect(await stock()).toMatchObject({ available: 0, holds: [] });
  const states = await Promise.all(
    winners.map(
      async (buyer) => (await adminStore(stack.url).get("purchases", orderIdOf(buyer)))?.state,
    ),
  );
  expect(new Set(states)).toEqual(new Set(["paid"]));
}, 60_000);

it(`killed in the middle, twice, seed ${seed}: the sweep leaves every piece sold once or for sale`, async () => {
  const { control } = stack;
  const again = everybody.map((buyer) => 1_000 + buyer);
  await receiveTea(control, "second-delivery", PIECES);
  await atOnce(again, (buyer) => saveAddress(control, buyerOf(buyer)));
  const known = new Map<number, FunctionReply>();
  for (const [round, calls] of [25 + (seed % 20), 60 + (seed % 31)].entries()) {
    let ended = 0;
    const { control: door, kill } = stack;
    const killed = new Promise<void>((die) => {
      const attempt = async (buyer: number): Promise<void> => {
        const reply = await place(door, buyer).catch(() => null);
        if (reply !== null) known.set(buyer, reply);
        ended += 1;
        if (ended === calls) die(kill());
      };
      void Promise.all(again.slice(round * 100, round * 100 + 100).map(attempt));
    });
    await killed;
    await start();
  }
  // Half of those who hear of their order pay; some of the others ask again; the rest never come back.
  const winners = [...known].filter(([, reply]) => reply.ok).map(([buyer]) => buyer);
  await atOnce(
    winners.filter((buyer) => buyer % 2 === 0),
    async (buyer) => void (await pay(buyer)),
  );
  await atOnce(again.slice(0, 10), async (buyer) => void (await place(stack.control, buyer)));
  await stack.control.post("/control/wechat/deliver", {});
  await advance(DAY_MS);
  await advance(HOUR_MS);
  const after = await stock();
  const purchases = await Promise.all(
    again.map((buyer) => adminStore(stack.url).get("purchases", orderIdOf(buyer))),
  );
  const paid = purchases.filter((purchase) => purchase?.state === "paid").length;
  expect(paid).toBeGreaterThan(0);
  expect(after).toMatchObject({ holds: [], available: PIECES - paid });
  expect(purchases.filter((purchase) => purchase?.state === "created")).toEqual([]);
}, 120_000);
