/**
 * Budget, against raw SQLite (prepared SQL, JSON text, two SQL indexes) in the same run, p50 of interleaved rounds:
 * durable insert ≤ 1.5 ×, get by id ≤ 3 ×, indexed find of 10 ≤ 4 ×; a find, a count and a $group that go through all of
 * 100,000 documents ≤ 3 × the same in SQL, which decodes nothing.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { openDatabase } from "../local/database/index.ts";

const DOCUMENTS = Number(process.env["DOCUMENTS"] ?? 100_000);
const ROUNDS = 5;
const SAMPLES = 400;

const directory = mkdtempSync(join(tmpdir(), "database-bench-"));
const database = openDatabase({ directory, durability: "full", nowMs: Date.now });
const raw = new DatabaseSync(join(directory, "raw.db"));

type Order = ReturnType<typeof order>;

function order(n: number) {
  return {
    _id: `order-${String(n).padStart(8, "0")}`,
    userId: `user-${n % (DOCUMENTS / 10)}`,
    status: ["paid", "sent", "done"][n % 3] ?? "paid",
    createdAt: 1_700_000_000_000 + n,
    totalFen: (n * 37) % 10_000,
    items: [0, 1].map((line) => ({
      sku: `sku-${(n + line) % 500}`,
      title: "A thing that somebody wants to buy, with a name of some length",
      quantity: 1 + line,
      paidFen: 1_999,
    })),
    address: { city: "Shanghai", street: "Nanjing Road 1", phone: "13800000000" },
  };
}

raw.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
  CREATE TABLE orders(id TEXT PRIMARY KEY, doc TEXT, userId TEXT, status TEXT, createdAt INTEGER);
  CREATE INDEX by_user ON orders(userId); CREATE INDEX by_status ON orders(status, createdAt)`);
const rawInsert = raw.prepare("INSERT INTO orders VALUES(?, ?, ?, ?, ?)");
const rawGet = raw.prepare("SELECT doc FROM orders WHERE id = ?");
const rawFind = raw.prepare("SELECT doc FROM orders WHERE userId = ? LIMIT 100");
const rawPage = raw.prepare(
  "SELECT doc FROM orders WHERE status = ? ORDER BY createdAt DESC LIMIT 20",
);
const TOTAL = "json_extract(doc, '$.totalFen')";
const STATUS = "json_extract(doc, '$.status')";
const rawFilter = raw.prepare(`SELECT doc FROM orders WHERE ${TOTAL} = ? LIMIT 1000`);
const rawRange = raw.prepare(`SELECT doc FROM orders WHERE ${TOTAL} >= ? LIMIT 1000`);
const rawCount = raw.prepare(`SELECT count(*) FROM orders WHERE ${TOTAL} >= ?`);
const rawGroup = raw.prepare(
  `SELECT ${STATUS} AS s, sum(${TOTAL}) FROM orders WHERE ${TOTAL} >= ? GROUP BY s`,
);

function insertRaw({ _id, userId, status, createdAt, ...rest }: Order): void {
  const text = JSON.stringify({ _id, userId, status, createdAt, ...rest });
  rawInsert.run(_id, text, userId, status, createdAt);
}

database.ensureCollection("orders", [
  { name: "by_user", keys: [{ name: "userId", direction: "1" }] },
  {
    name: "by_status",
    keys: [
      { name: "status", direction: "1" },
      { name: "createdAt", direction: "1" },
    ],
  },
]);

async function fill(): Promise<void> {
  for (let n = 0; n < DOCUMENTS; n += 1_000) {
    const batch = Array.from({ length: 1_000 }, (_, at) => order(n + at));
    raw.exec("BEGIN");
    batch.forEach(insertRaw);
    raw.exec("COMMIT");
    await database.insert("orders", batch);
  }
}

interface Contest {
  readonly name: string;
  readonly samples: number;
  readonly raw: (n: number) => unknown;
  readonly ours: (n: number) => Promise<unknown>;
}

let sink = 0; // Consumed, or V8 removes the work.
let next = DOCUMENTS;

const contests: readonly Contest[] = [
  {
    name: "durable insert",
    samples: SAMPLES,
    raw: () => insertRaw(order(next++)),
    ours: () => database.insert("orders", [order(next++)]),
  },
  {
    name: "get by id",
    samples: SAMPLES,
    raw: (n) => rawGet.get(order(n)._id),
    ours: (n) => database.find("orders", { query: { _id: order(n)._id } }),
  },
  {
    name: "find of 10 by index",
    samples: SAMPLES,
    raw: (n) => rawFind.all(order(n).userId),
    ours: (n) => database.find("orders", { query: { userId: order(n).userId } }),
  },
  {
    name: "page of 20, sorted by index",
    samples: SAMPLES,
    raw: (n) => rawPage.all(order(n).status),
    ours: (n) =>
      database.find("orders", {
        query: { status: order(n).status },
        order: { createdAt: -1 },
        limit: 20,
      }),
  },
  {
    name: "durable $inc",
    samples: SAMPLES,
    raw: (n) => {
      const doc = JSON.parse((rawGet.get(order(n)._id) as { doc: string }).doc) as Order;
      doc.totalFen += 1;
      return raw
        .prepare("UPDATE orders SET doc = ? WHERE id = ?")
        .run(JSON.stringify(doc), doc._id);
    },
    ours: (n) =>
      database.update("orders", { query: { _id: order(n)._id }, data: { $inc: { totalFen: 1 } } }),
  },
  {
    name: "scan: find 10 by a field",
    samples: 1,
    raw: () => rawFilter.all(5_000),
    ours: () => database.find("orders", { query: { totalFen: 5_000 }, limit: 1_000 }),
  },
  {
    name: "scan: find 90 by a range",
    samples: 1,
    raw: () => rawRange.all(9_991),
    ours: () => database.find("orders", { query: { totalFen: { $gte: 9_991 } }, limit: 1_000 }),
  },
  {
    name: "scan: count a tenth",
    samples: 1,
    raw: () => rawCount.get(9_000),
    ours: () => database.count("orders", { totalFen: { $gte: 9_000 } }),
  },
  {
    name: "scan: count a half",
    samples: 1,
    raw: () => rawCount.get(5_000),
    ours: () => database.count("orders", { totalFen: { $gte: 5_000 } }),
  },
  {
    name: "scan: $match a half, $group",
    samples: 1,
    raw: () => rawGroup.all(5_000),
    ours: () =>
      database.aggregate("orders", [
        { $match: { totalFen: { $gte: 5_000 } } },
        { $group: { _id: "$status", fen: { $sum: "$totalFen" } } },
      ]),
  },
];

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;

async function measure(contest: Contest): Promise<Record<string, unknown>> {
  const times = { raw: [] as number[], ours: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (let sample = 0; sample < contest.samples; sample++) {
      // By turns, so that whatever else the machine does meets both.
      for (const side of ["raw", "ours"] as const) {
        const n = (sample * 7_919 + round * 104_729) % DOCUMENTS;
        const startedMs = performance.now();
        await contest[side](n);
        times[side].push((performance.now() - startedMs) * 1_000);
      }
    }
  }
  const rawUs = median(times.raw);
  const oursUs = median(times.ours);
  const ratio = Number((oursUs / rawUs).toFixed(2));
  return { what: contest.name, rawUs: rawUs.toFixed(1), oursUs: oursUs.toFixed(1), ratio };
}

async function main(): Promise<void> {
  await fill();
  // Both start with a log that is used again from its beginning: a growing file makes each write dearer.
  raw.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const rows: Record<string, unknown>[] = [];
  for (const contest of contests) rows.push(await measure(contest));
  console.table(rows);
  console.log({ sink });
  raw.close();
  await database.close();
  rmSync(directory, { recursive: true, force: true });
}

void main();
