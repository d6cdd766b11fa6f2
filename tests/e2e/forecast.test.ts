import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openForecast } from "#core/forecast/fold.ts";
import { type ForecastReport, reportOf } from "#core/forecast/report.ts";
import { planSchema } from "#contracts/plan.ts";
import { trialNow } from "#functions/audit/testing/trialNow.ts";
import { bookedSales } from "#scripts/forecast/bookedSales.ts";
import { runForecast, type ToldForecast } from "#scripts/forecast/runForecast.ts";
import { logSource } from "#scripts/forecast/logSource.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { forecastReadsContract } from "#tests/contract/forecastReads.ts";
import { startStack } from "#scripts/stack/start.ts";
import { type Event, logOf, on, replayCommand } from "#tests/e2e/replayCommand.ts";
import { withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's forecast reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  forecastReadsContract(() => adminDatabase(stack().url));
});

/** Goal: over a real data folder the plan in force gives to the fen what was booked, and the log tells the same. */

const RATES = [1_000, 500, 300].map((rateBp, i) => ({ distance: i + 1, rateBp }));
const PLAN = {
  ...{ id: "founding", pack: "declared", rates: RATES, capBp: 1_700 },
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102"] },
};
const SPAN = { fromMs: 0, untilMs: Date.parse(on(200)) };
const events: Event[] = [
  { at: on(1, "08:00"), do: "plan", plan: PLAN },
  { at: on(1, "09:00"), do: "join", promoter: "A" },
  { at: on(1, "09:01"), do: "join", promoter: "B", introducer: "A" },
  { at: on(1, "09:02"), do: "join", promoter: "C", introducer: "B" },
  ...[1, 2, 3].map((n): Event => ({
    ...{ at: on(2, `10:0${n}`), do: "scan", fan: `U${n}`, promoter: ["A", "B", "C"][n - 1] },
  })),
  ...Array.from({ length: 30 }, (_, n): Event => ({
    ...{ at: on(3 + n), do: "pay", order: `O${n}`, buyer: `U${1 + (n % 4)}` },
    lines: [
      { sku: "tea", quantity: 1, paidFen: 9_999 + 37 * n },
      { sku: "cup", quantity: 2, paidFen: 333 },
    ],
    ...(n % 5 === 0 ? { notices: 2, noticeDelayMs: 3_600_000 } : {}),
  })),
  { at: on(40), do: "ban", promoter: "B", reason: "test" },
  {
    ...{ at: on(41), do: "refund", order: "O2", refund: "r1" },
    lines: [{ sku: "tea", refundFen: 5_000 }],
  },
  {
    at: on(42),
    do: "pay",
    order: "O99",
    buyer: "U3",
    lines: [{ sku: "tea", quantity: 1, paidFen: 10_000 }],
  },
];

it("forecast of the plan in force = what was booked; from the log = from the database", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-forecast-"));
  const dataFolder = join(folder, "data");
  try {
    const log = join(folder, "log.jsonl");
    writeFileSync(log, logOf(events));
    const { code, said } = await replayCommand([log, "--json", "--data", dataFolder]);
    expect([code, said]).toEqual([0, expect.any(String)]);
    const draft = planSchema.parse(PLAN);
    const planFile = join(folder, "plan.json");
    writeFileSync(planFile, JSON.stringify(PLAN));
    const setup = { draft, against: "booked", costs: new Map() } as const;
    const stack = await startStack({ dataFolder, durability: "off", freezeAtMs: SPAN.untilMs });
    let own: ForecastReport;
    try {
      const { reads, store } = adminDatabase(stack.url);
      const fold = openForecast(setup);
      for await (const sale of bookedSales(reads, { draft, against: null }, SPAN)) fold.add(sale);
      own = reportOf(setup, fold.state(), await reads.promotersBefore(SPAN.untilMs));
      const booked = (await trialNow({ reads, store })).get("brand:commission");
      expect(own.total.draftFen).toBe(0 - (booked ?? 0));
      expect((await told([planFile, "--url", stack.url])).report).toEqual(plain(own));
      const early = [planFile, "--url", stack.url, "--until", on(10).slice(0, 10)];
      expect((await told(early)).report.orders).toBe(7); // The third to the ninth day.
    } finally {
      await stack.stop();
    }
    // Closed: it is opened for this only.
    const closed = await told([planFile, "--data", dataFolder]);
    expect(closed).toMatchObject({ source: expect.stringContaining(dataFolder), notes: [] });
    expect(closed.report).toEqual(plain(own));
    expect(own).toMatchObject({ orders: 31, earnings: { promoters: 3 } });
    expect(own.change).toMatchObject({ ordersMore: 0, ordersLess: 0, winners: 0, losers: 0 });
    expect(own.caps.cutFen).toBeGreaterThan(0);
    const source = await logSource(log, SPAN);
    const fold = openForecast(setup);
    for await (const sale of source.sales) fold.add(sale);
    expect(reportOf(setup, fold.state(), await source.promoters())).toEqual(own);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);

/** What the command prints as JSON; it must end well. */
async function told(words: readonly string[]): Promise<ToldForecast> {
  const printed: string[] = [];
  const log = jest.spyOn(console, "log").mockImplementation((text) => void printed.push(text));
  try {
    expect(await runForecast([...words, "--json"])).toBe(0);
  } finally {
    log.mockRestore();
  }
  return JSON.parse(printed.join("\n")) as ToldForecast;
}
const plain = (report: ForecastReport): unknown => JSON.parse(JSON.stringify(report));
