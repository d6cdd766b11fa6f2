import { type ForecastSetup, openForecast } from "#core/forecast/fold.ts";
import { type ForecastReport, reportOf } from "#core/forecast/report.ts";
import type { Plan } from "#core/plan/plan.ts";
import { chinaDay, dayStartMs } from "#core/time.ts";
import { cloudSource, folderSource, serverSource } from "#scripts/forecast/bookedSales.ts";
import { type CommandLine, readCommandLine, USAGE } from "#scripts/forecast/commandLine.ts";
import { readCosts, readProducts } from "#scripts/forecast/costFiles.ts";
import { type Invention, inventedSource, USUAL_PRODUCTS } from "#scripts/forecast/invented.ts";
import { exportSource, logSource } from "#scripts/forecast/logSource.ts";
import { type Source, type Tried, UsageError } from "#scripts/forecast/source.ts";
import { forecastLines } from "#scripts/forecast/tables.ts";
import { readPlan } from "#scripts/plan/planFile.ts";
import { LogError } from "#scripts/replay/reader.ts";
import { openProgress } from "#scripts/tell/progress.ts";

const DONE = 0;
const UNUSABLE = 2;
const USUAL_PROMOTERS = 200;

/** `npm run plan -- forecast …`: the words after `forecast` in, the exit code out. */
export async function runForecast(words: readonly string[]): Promise<number> {
  const read = readCommandLine(words);
  if (!read.ok) return complain(`${read.error}\n\n${USAGE}`);
  if (read.value.help) {
    console.log(USAGE);
    return DONE;
  }
  try {
    const told = await forecast(read.value);
    if (read.value.json) console.log(JSON.stringify(told, null, 2));
    else console.log(forecastLines(told).join("\n"));
    return DONE;
  } catch (error) {
    if (error instanceof UsageError || error instanceof LogError) return complain(error.message);
    throw error;
  }
}

/** A forecast with what it was made of. */
export type ToldForecast = {
  readonly source: string;
  readonly notes: readonly string[];
  readonly draft: Plan;
  /** Whether what it is compared with is a plan from a file. */
  readonly againstFile: string | null;
  readonly seconds: number;
  readonly report: ForecastReport;
};

async function forecast(line: CommandLine): Promise<ToldForecast> {
  const draft = readPlan(line.planFile);
  const against = line.againstFile === null ? null : readPlan(line.againstFile);
  const products =
    line.productsFile === null ? USUAL_PRODUCTS : await readProducts(line.productsFile);
  const invention = inventionOf(line, products);
  const costs = new Map([
    ...(line.place.kind === "invent"
      ? products.flatMap(({ sku, costFen }) => (costFen === null ? [] : [[sku, costFen] as const]))
      : []),
    ...(line.costsFile === null ? [] : await readCosts(line.costsFile)),
  ]);
  const startedMs = performance.now();
  const source = await openSource(line, { draft, against }, invention);
  try {
    const setup = {
      draft,
      against: against ?? (source.hasBooked ? "booked" : null),
      costs,
    } as const;
    const report = await folded(source, setup);
    return {
      ...{ source: source.title, notes: source.notes(), draft, againstFile: line.againstFile },
      seconds: Math.round((performance.now() - startedMs) / 100) / 10,
      report,
    };
  } finally {
    await source.close();
  }
}

async function folded(source: Source, setup: ForecastSetup): Promise<ForecastReport> {
  const fold = openForecast(setup);
  const progress = openProgress("测算中");
  let sales = 0;
  try {
    for await (const sale of source.sales) {
      fold.add(sale);
      sales += 1;
      if (sales % 100 !== 0) continue;
      const share = source.total === null ? null : sales / source.total;
      progress.show(
        share,
        `${sales.toLocaleString("en-US")} 个订单，到 ${chinaDay(sale.payment.successAtMs)}`,
      );
    }
  } finally {
    progress.end();
  }
  return reportOf(setup, fold.state(), await source.promoters());
}

function openSource(
  line: CommandLine,
  tried: Tried,
  invention: Invention,
): Promise<Source> | Source {
  const { place, fromMs, untilMs, seed, promoters } = line;
  const span = { fromMs, untilMs };
  switch (place.kind) {
    case "data":
      return folderSource(place.where, tried, span);
    case "url":
      return serverSource(place.where, tried, span);
    case "env":
      return cloudSource(place.where, tried, span);
    case "log":
      return logSource(place.where, span);
    case "orders":
      return exportSource(place.where, { seed, promoters }, span);
    case "invent": {
      const { year } = line.numbers;
      const yearMs = dayStartMs(`${year}-01-01`);
      return inventedSource(invention, {
        fromMs: yearMs,
        untilMs: dayStartMs(`${year + 1}-01-01`),
      });
    }
  }
}

function inventionOf(line: CommandLine, products: Invention["products"]): Invention {
  const { seed, promoters, regions, levels } = line;
  const { depth, fans, count, repeat, refund } = line.numbers;
  return {
    ...{ seed, products, regions, levels, depth, fans, repeat, refund },
    promoters: promoters ?? USUAL_PROMOTERS,
    orders: count,
  };
}

function complain(text: string): number {
  console.error(text);
  return UNUSABLE;
}
