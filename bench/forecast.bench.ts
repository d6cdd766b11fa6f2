/**
 * Budget: a draft over 100,000 past orders, compared with what was booked, in ≤ 20 s, and in at most 2.5 times what it
 * takes only to read them; memory grows with promoters and products, not with orders. ORDERS=10000 makes it smaller.
 *
 * The orders of an invented year lie in a cloudbase-local and are read through the SDK and the adapter of the command.
 * Needs `npm run build` first.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { openForecast } from "#core/forecast/fold.ts";
import { emptyCase, recordFact, type Case } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { reportOf } from "#core/forecast/report.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { dayStartMs } from "#core/time.ts";
import { bookedSales } from "#scripts/forecast/bookedSales.ts";
import { inventedSource, USUAL_PRODUCTS } from "#scripts/forecast/invented.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { aPlan, rate } from "#tests/fixtures.ts";
import { serverProcess } from "./server/serverProcess.ts";
import type { PaidPlace } from "#core/forecast/job.ts";

const ORDERS = Number(process.env["ORDERS"] ?? 100_000);
const PROMOTERS = 1_000;
const SPAN = { fromMs: dayStartMs("2026-01-01"), untilMs: dayStartMs("2027-01-01") };
const BOOKED = aPlan();
const DRAFT = aPlan({ rates: [rate(1, 1_200), rate(2, 300)], tax: "labour" });
const BATCH = 500;
const PAGE = 1_000;

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

async function insert(url: string, collectionName: string, docs: readonly object[]): Promise<void> {
  const data = docs.map((doc) => JSON.stringify(doc));
  const body = { action: "database.insertDocument", envName: "bench", collectionName, data };
  const response = await fetch(`${url}/admin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { code?: string; message?: string };
  if (answer.code !== undefined) throw new Error(`${answer.code}: ${String(answer.message)}`);
}

/** Books an invented year by the founding plan. */
async function seed(url: string): Promise<void> {
  const invention = {
    ...{ seed: 1, products: USUAL_PRODUCTS, promoters: PROMOTERS, depth: 3, fans: 50 },
    ...{ orders: ORDERS, repeat: 40, refund: 5, regions: [], levels: [] },
  };
  const promoters = new Map<string, object>();
  let sales: PastSale[] = [];
  const flush = async () => {
    await insert(
      url,
      "orders",
      sales.map(({ order }) => order),
    );
    await insert(url, "cases", sales.map(caseOf));
    sales = [];
  };
  for await (const sale of inventedSource(invention, SPAN).sales) {
    for (const person of sale.around.promoters) promoters.set(person._id, person);
    sales.push(sale);
    if (sales.length === BATCH) await flush();
  }
  await flush();
  await insert(url, "promoters", [...promoters.values()]);
}

function caseOf({ order, payment, around, facts }: PastSale): Case {
  const paid = priceOrder(order, payment, { plan: BOOKED, version: 1 }, around);
  return [paid, ...facts].reduce<Case>(
    (known: Case, fact: Fact) => {
      const next = recordFact(known, fact, payment.successAtMs);
      if (!next.ok) throw new Error(next.error.code);
      return next.value;
    },
    emptyCase(order._id, order.buyerId),
  );
}

async function measure(url: string, dataFolder: string): Promise<object> {
  const server = serverProcess(dataFolder);
  const ownMs = () => (process.cpuUsage().user + process.cpuUsage().system) / 1_000;
  const cpuMs = () => ownMs() + server.cpuMs();
  const cpuStartMs = cpuMs();
  const { reads } = adminDatabase(url);
  const readStartMs = performance.now();
  let read = 0;
  for (let last: PaidPlace | null = null; ;) {
    const { orders, isEnd } = await reads.paidOrders(SPAN, last, PAGE);
    read += orders.length;
    const end = orders.at(-1);
    if (!end || isEnd) break;
    last = { atMs: end.case.paidAtMs ?? 0, orderId: end.case._id };
  }
  const readMs = performance.now() - readStartMs;
  const readCpuMs = cpuMs() - cpuStartMs;
  const setup = { draft: DRAFT, against: "booked", costs: new Map() } as const;
  const startMs = performance.now();
  const fold = openForecast(setup);
  let peakMb = 0;
  let sales = 0;
  for await (const sale of bookedSales(reads, { draft: DRAFT, against: null }, SPAN)) {
    fold.add(sale);
    sales += 1;
    if (sales % 5_000 === 0) peakMb = Math.max(peakMb, process.memoryUsage().heapUsed / 1e6);
  }
  const report = reportOf(setup, fold.state(), PROMOTERS);
  const forecastMs = performance.now() - startMs;
  const forecastCpuMs = cpuMs() - cpuStartMs - readCpuMs;
  if (read !== sales || report.orders !== sales) throw new Error(`${read} read, ${sales} priced`);
  return {
    orders: sales,
    "only read, s": seconds(readMs),
    "forecast, s": seconds(forecastMs),
    "processor reading, s": seconds(readCpuMs),
    "processor forecast, s": seconds(forecastCpuMs),
    "times the reading": (forecastMs / readMs).toFixed(2),
    "µs an order": Math.round((forecastMs * 1_000) / sales),
    "heap, MB (highest seen)": Math.round(peakMb),
    "draft, fen": report.total.draftFen,
    "booked, fen": report.total.baseFen,
  };
}

const folder = mkdtempSync(join(tmpdir(), "fenrun-forecast-"));
try {
  const stack = await startStack({
    ...{ dataFolder: join(folder, "data"), durability: "off", freezeAtMs: SPAN.untilMs },
  });
  try {
    await seed(stack.url);
    console.log(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`);
    console.table([await measure(stack.url, join(folder, "data"))]);
  } finally {
    await stack.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
