/**
 * Budget: 20 callers at a time, durable writes: a hold's p95 ≤ 1.5 × that of a bare conditional update of the SDK in the
 * same run when each buys something else, and ≤ 3 × when all buy the same, whose document has hundreds of lines then;
 * lists and the sweep's question among 10,000 stocks ≤ 20 ms at p95 on a quiet machine, one caller at a time.
 *
 * The bare update asks one number and changes it, in a document without lists. Needs `npm run build` first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { cloudbaseStocks } from "#adapters/cloudbase/stocks.ts";
import { newStock } from "#core/stock/change.ts";
import { unsound } from "#core/stock/sound.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";
import { startStack } from "#scripts/stack/start.ts";

const AT_A_TIME = 20;
const ROUNDS = 10;
const EACH = 200;
const STOCKS = 10_000;
const PLACES = ["", "S1", "S2", "S3"];
/** One stock in so many is low. */
const LOW_EACH = 100;

type Stocks = ReturnType<typeof cloudbaseStocks>;
type Db = ReturnType<typeof cloudbaseClient>["db"];

const idOf = (n: number): string => {
  const place = PLACES[n % PLACES.length] ?? "";
  const sku = `tea${String(n).padStart(5, "0")}-50g`;
  return place === "" ? sku : `${sku}@${place}`;
};

async function fill(db: Db): Promise<void> {
  await db.createCollection("bare");
  for (let from = 0; from < STOCKS; from += 500) {
    const stocks = Array.from({ length: 500 }, (_, n) => {
      const available = 10_000;
      const lowAt = (from + n) % LOW_EACH === 0 ? 20_000 : 10;
      const numbers = { available, filedOnHand: available, lowAt, aboveLow: available - lowAt };
      return { ...newStock(idOf(from + n)), ...numbers };
    });
    await db.collection("stocks").add(stocks);
    await db.collection("bare").add(stocks);
  }
}

/** How long each took, so many at a time, in ms. */
async function timed(count: number, atATime: number, once: (n: number) => Promise<unknown>) {
  const ms: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      const beganMs = performance.now();
      await once(n);
      ms.push(performance.now() - beganMs);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return ms;
}

function row(what: string, ms: readonly number[]): object {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (q: number) => (sorted[Math.floor((sorted.length - 1) * q)] ?? NaN).toFixed(1);
  return { what, calls: ms.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function rounds(stocks: Stocks, db: Db): Promise<object[]> {
  const _ = db.command;
  const took = new Map<string, number[]>();
  const note = async (
    what: string,
    count: number,
    atATime: number,
    once: (n: number) => Promise<unknown>,
  ) => {
    const ms = await timed(count, atATime, once);
    took.set(what, [...(took.get(what) ?? []), ...ms]);
  };
  const hold = async (id: string, key: string) => {
    const order = { key, quantity: 1, untilMs: Date.now() + 60_000 };
    const told = await stocks.hold(id, order, Date.now());
    if (told.answer !== "held") throw new Error(`${key} was answered ${told.answer}`);
    return order;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const first = round * EACH;
    await note("bare update, each another document", EACH, AT_A_TIME, (n) =>
      db
        .collection("bare")
        .where({ _id: idOf(first + n), available: _.gte(1) })
        .options({ multiple: false })
        .update({ available: _.inc(-1) }),
    );
    await note("hold, each another SKU", EACH, AT_A_TIME, (n) =>
      hold(idOf(first + n), `o${round}-${n}`),
    );
    await note("bare update, all of one document", EACH, AT_A_TIME, () =>
      db
        .collection("bare")
        .where({ _id: idOf(STOCKS - 1), available: _.gte(1) })
        .options({ multiple: false })
        .update({ available: _.inc(-1) }),
    );
    const hot = idOf(STOCKS - 1);
    await note("hold, all of one SKU", EACH, AT_A_TIME, (n) => hold(hot, `h${round}-${n}`));
    await note("sell, all of one SKU", EACH, AT_A_TIME, (n) =>
      stocks.sell(hot, { key: `h${round}-${n}`, quantity: 1 }, Date.now()),
    );
    await note("get by id", 20, 1, (n) =>
      db
        .collection("bare")
        .doc(idOf(first + n))
        .get(),
    );
    const low = { place: null, isLow: true, prefix: "" };
    await note("list of 20 that are low", 20, 1, () => stocks.list(low, idOf(first), 20));
    await note("list of 20 of a store", 20, 1, () =>
      stocks.list({ place: "S1", isLow: false, prefix: "" }, idOf(first), 20),
    );
    await note("what the sweep must look at", 20, 1, () => stocks.overdue(Date.now(), 20));
  }
  const [last] = await stocks.read([idOf(STOCKS - 1)]);
  const wrong = last ? unsound(last) : ["the stock is gone"];
  if (wrong.length > 0 || last?.available !== 10_000 - ROUNDS * EACH) {
    throw new Error(`the hot stock is wrong: ${wrong.join(", ")}`);
  }
  return [...took].map(([what, ms]) => row(what, ms));
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-stock-"));
  const project = process.env["PROJECT"];
  const stack = await startStack({
    ...{ dataFolder: join(folder, "data"), durability: "full" },
    ...(project === undefined ? {} : { project }),
  });
  try {
    adminDatabase(stack.url); // Sets what the SDK connects to.
    const client = cloudbaseClient();
    await fill(client.db);
    const rows = await rounds(cloudbaseStocks(client, hmacSeal(DEMO_KEY)), client.db);
    const load = loadavg()[0]?.toFixed(1);
    console.log(
      `ms; ${cpus().length} × ${cpus()[0]?.model}, load ${load}, Node ${process.version}`,
    );
    console.table(rows);
  } finally {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
