import { setTimeout as sleep } from "node:timers/promises";
import tcb from "@cloudbase/node-sdk";
import { cloudbaseStocks } from "#adapters/cloudbase/stocks.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";
import { stocksContract } from "#tests/contract/stocks.ts";
import { type MongoServer, startMongoServer } from "#tests/e2e/mongoServer.ts";
import { withStack } from "#tests/e2e/stack.ts";
import { boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";
import { unsound } from "#core/stock/sound.ts";
import type { Stock } from "#core/stock/stock.ts";
import type { Stocks } from "#ports/stocks.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";
import { makeVictim } from "#tests/kill/server.ts";

const seal = hmacSeal(DEMO_KEY);
const stocksAt = (url: string): Stocks => cloudbaseStocks(adminDatabase(url).client, seal);

describe("CloudBase's stocks, through node-sdk and over the wire", () => {
  const stack = withStack();
  stocksContract(
    async () => stocksAt(stack().url),
    (stock) => adminDatabase(stack().url).store.create("stocks", stock),
  );
});

/** A MongoDB whose database may be filled; most machines have none. */
const REAL_URI = process.env["MONGODB_URI"];
const OURS = "our server of its protocol";

describe.each(REAL_URI === undefined ? [OURS] : [OURS, "MONGODB_URI"])(
  "the same over a MongoDB: %s",
  (place) => {
    let server: MongoServer | null = null;
    afterAll(() => server?.close());
    const mongodbUri = async (): Promise<string> => {
      if (place !== OURS && REAL_URI !== undefined) return REAL_URI;
      server = await startMongoServer();
      return server.uri;
    };
    const stack = withStack({ mongodbUri });
    stocksContract(
      async () => stocksAt(stack().url),
      (stock) => adminDatabase(stack().url).store.create("stocks", stock),
    );
  },
);

const ID = "last-20";
const PIECES = 20;
const BUYERS = Array.from({ length: 200 }, (_, n) => `buyer${n}`);
const came = (available: number) => ({
  ...{ key: "first", kind: "received" as const, available, held: 0 },
  ...{ atMs: 0, about: "", by: null },
});
const order = (key: string) => ({ key, quantity: 1, untilMs: 99 });

async function expectSound(stocks: Stocks): Promise<Stock> {
  const [stock] = await stocks.read([ID]);
  if (!stock) throw new Error("the stock is gone");
  expect(unsound(stock)).toEqual([]);
  return stock;
}
const countOf = (answers: readonly (string | boolean)[], one: string | boolean): number =>
  answers.filter((answer) => answer === one).length;

describe("200 buyers at once for the last 20 pieces", () => {
  const stack = withStack();

  it("knows the SKUs of products, and what holders of stock bought", async () => {
    const { store, reads } = adminDatabase(stack().url);
    await store.create("products", aProduct("cup", { skus: [aSku("cup-1"), aSku("cup-2")] }));
    await store.create("purchases", boughtGoods([boughtLine("cup-1", 1, 5)], 0, { _id: "p1" }));
    expect(await reads.skusOf(["cup", "none"])).toEqual(["cup-1", "cup-2"]);
    expect(await reads.skusOf([])).toEqual([]);
    expect(await reads.skusNamed(["cup", "none"])).toMatchObject([
      { sku: "cup-1", title: expect.any(String), values: expect.any(Array) },
      { sku: "cup-2" },
    ]);
    const [held, ...others] = await reads.purchasesHolding(["p1", "p2"]);
    expect(held).toMatchObject({ _id: "p1", state: "paid", place: "", lines: [{ sku: "cup-1" }] });
    expect(others).toEqual([]);
  });

  it("gives 20 of them one each, tells 180 that none is left, and loses none after that", async () => {
    const stocks = stocksAt(stack().url);
    await stocks.record(ID, came(PIECES));
    const answers = await Promise.all(
      BUYERS.map(async (key) => (await stocks.hold(ID, order(key), 1)).answer),
    );
    expect(countOf(answers, "held")).toBe(PIECES);
    expect(countOf(answers, "short")).toBe(BUYERS.length - PIECES);
    expect(await expectSound(stocks)).toMatchObject({ available: 0, held: PIECES });
    const held = BUYERS.filter((_, n) => answers[n] === "held");
    // Each is ended twice at once, half of them sold and half of them given back.
    const ended = await Promise.all(
      [...held, ...held].map((key, n) => {
        const end = n % 2 === 0 ? stocks.sell : stocks.release;
        return end(ID, order(key), 2);
      }),
    );
    expect(countOf(ended, true)).toBe(PIECES);
    expect(await expectSound(stocks)).toMatchObject({ available: PIECES / 2, held: 0 });
  });
});

/**
 * Goal: kill -9 of the whole server while 200 buyers ask, and again while half of what they hold is sold: whoever asks
 * again gets what was acknowledged before, and no piece comes or goes.
 */
it("loses nothing when the server is killed in the middle", async () => {
  process.env["TENCENTCLOUD"] = "true"; // Or the SDK asks the cloud's metadata server first.
  console.warn = () => undefined; // The SDK tells of each reply that is lost.
  const victim = makeVictim();
  const open = (url: string) => {
    const where = { secretId: "id", secretKey: "key", serviceUrl: `${url}/admin` };
    const app = tcb.init({ env: "kill", ...where, timeout: 60_000 });
    return { db: app.database(), stocks: cloudbaseStocks({ app, db: app.database() }, seal) };
  };
  try {
    let server = await victim.start();
    let { db, stocks } = open(server.url);
    await db.createCollection("stocks");
    await db.createCollection("movements");
    await stocks.record(ID, came(PIECES));
    /** Asks for all at once, kills the server meanwhile, and asks for all again. */
    const killed = async (ask: (n: number) => Promise<string | boolean>, total: number) => {
      const numbers = Array.from({ length: total }, (_, n) => n);
      let answered = 0;
      const first = numbers.map((n) =>
        ask(n)
          .finally(() => (answered += 1))
          .catch(() => "lost"),
      );
      while (answered < total / 10) await sleep(1);
      await server.kill();
      const before = await Promise.all(first);
      server = await victim.start();
      ({ db, stocks } = open(server.url));
      await expectSound(stocks);
      return { before, after: await Promise.all(numbers.map(ask)) };
    };
    const hold = async (n: number) => (await stocks.hold(ID, order(`buyer${n}`), 1)).answer;
    const asked = await killed(hold, BUYERS.length);
    expect(countOf(asked.after, "held")).toBe(PIECES);
    expect(countOf(asked.after, "short")).toBe(BUYERS.length - PIECES);
    for (const [n, answer] of asked.before.entries()) {
      if (answer === "held") expect(asked.after[n]).toBe("held");
    }
    const held = BUYERS.filter((_, n) => asked.after[n] === "held");
    const end = (n: number) =>
      (n < PIECES / 2 ? stocks.sell : stocks.release)(ID, order(held[n] ?? ""), 2);
    const ended = await killed(end, PIECES);
    for (const [n, answer] of ended.before.entries()) {
      if (answer === true) expect(ended.after[n]).toBe(false); // It was done, and stays so.
    }
    expect(await expectSound(stocks)).toMatchObject({ available: PIECES / 2, held: 0 });
    await stocks.file(await expectSound(stocks), 60_000);
    const log = await stocks.log(ID, 999, 100);
    expect(
      countOf(
        log.map(({ kind }) => kind),
        "sold",
      ),
    ).toBe(PIECES / 2);
    expect(log).toHaveLength(1 + 2 * PIECES);
    await server.kill();
  } finally {
    victim.remove();
  }
}, 60_000);
