import { cloudbaseForecastReads } from "#adapters/cloudbase/forecastReads.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { pastSales } from "#functions/plans/pastSales.ts";
import type { ForecastReads } from "#ports/forecastReads.ts";
import { cloudClient, CREDENTIALS } from "#scripts/audit/cloud.ts";
import { build } from "#scripts/build.ts";
import { type Source, type Span, type Tried, UsageError } from "#scripts/forecast/source.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { hasData } from "#scripts/start/seed.ts";
import { answers, servedBy } from "#scripts/start/servedBy.ts";

const PAGE = 1_000;

/** The brand's own paid orders. The next page is asked for while one is priced. */
export async function* bookedSales(
  reads: ForecastReads,
  tried: Tried,
  span: Span,
): AsyncGenerator<PastSale> {
  const page = pastSales(reads, { ...tried, against: tried.against ?? "booked" });
  let coming = page(span, null, PAGE);
  for (;;) {
    const { sales, last, isEnd } = await coming;
    if (!isEnd) {
      coming = page(span, last, PAGE);
      coming.catch(() => undefined); // It is awaited above; until then a failure must not end the process.
    }
    yield* sales;
    if (isEnd) return;
  }
}

/** A shop in a data folder, open or closed. A closed one is opened for this only, with its clock frozen. */
export async function folderSource(folder: string, tried: Tried, span: Span): Promise<Source> {
  if (!hasData(folder)) throw new UsageError(`${folder} 里没有数据。先运行一次 npm start`);
  const url = await servedBy(folder);
  const title = `${folder} 里的店`;
  if (url !== null) return readsSource(title, adminDatabase(url).reads, tried, span);
  await build();
  const stack = await startStack({
    dataFolder: folder,
    durability: "full",
    freezeAtMs: Date.now(),
  });
  return readsSource(title, adminDatabase(stack.url).reads, tried, span, stack.stop);
}

/** A running cloudbase-local. */
export async function serverSource(url: string, tried: Tried, span: Span): Promise<Source> {
  if (!URL.canParse(url)) throw new UsageError(`--url ${url}：不是网址`);
  const { origin } = new URL(url);
  if (!(await answers(origin))) throw new UsageError(`${url} 没有 cloudbase-local 应答`);
  return readsSource(origin, adminDatabase(origin).reads, tried, span);
}

/** A real environment; it is only read. */
export function cloudSource(envId: string, tried: Tried, span: Span): Source {
  const client = cloudClient(envId, process.env);
  if (client === null) throw new UsageError(`--env 需要环境变量 ${CREDENTIALS.join("、")}`);
  const reads = cloudbaseForecastReads(client);
  return readsSource(`云开发环境 ${envId}`, reads, tried, span);
}

const readsSource = (
  title: string,
  reads: ForecastReads,
  tried: Tried,
  span: Span,
  close: () => Promise<void> = () => Promise.resolve(),
): Source => ({
  title,
  notes: () => [],
  sales: bookedSales(reads, tried, span),
  promoters: () => reads.promotersBefore(span.untilMs),
  hasBooked: true,
  total: null,
  close,
});
