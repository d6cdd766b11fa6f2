import type { PastSale } from "#core/forecast/sale.ts";
import { laterFacts } from "#scripts/forecast/logFacts.ts";
import { openLogShop } from "#scripts/forecast/logShop.ts";
import { type Source, type Span, UsageError } from "#scripts/forecast/source.ts";
import { importOrders } from "#scripts/import/importOrders.ts";
import { logLine } from "#scripts/import/log.ts";
import { tellReport } from "#scripts/import/tell.ts";
import { problemText } from "#scripts/import/words.ts";
import { eventSchema, type LogEvent } from "#scripts/replay/events.ts";
import { readLog } from "#scripts/replay/reader.ts";

/** A replay log. It is read twice: first for what happened to each order later on. */
export async function logSource(file: string, span: Span): Promise<Source> {
  const events = async function* () {
    for await (const { event } of readLog(file)) yield event;
  };
  return eventSource(`日志 ${file}`, events, [], span);
}

export type ExportOptions = { readonly seed: number; readonly promoters: number | null };

/** A shop's order export; its promoters and scans are invented by seed. */
export async function exportSource(
  file: string,
  { seed, promoters }: ExportOptions,
  span: Span,
): Promise<Source> {
  const imported = await importOrders({ file, seed, ...(promoters === null ? {} : { promoters }) });
  if (!imported.ok) throw new UsageError(`${file}：${problemText(imported.error, "zh")}`);
  const { events: written, report } = imported.value;
  const events = async function* () {
    for (const event of written) yield eventSchema.parse(JSON.parse(logLine(event)));
  };
  const notes = tellReport(report, "zh").trimEnd().split("\n");
  const source = await eventSource(`店铺导出的订单 ${file}`, events, notes, span);
  return { ...source, hasBooked: false }; // Its plan is nobody's: the import needs one.
}

async function eventSource(
  title: string,
  events: () => AsyncIterable<LogEvent>,
  notes: readonly string[],
  { fromMs, untilMs }: Span,
): Promise<Source> {
  const { facts, pays } = await laterFacts(events());
  const shop = openLogShop(facts);
  const sales = async function* (): AsyncGenerator<PastSale> {
    for await (const event of events()) {
      const sale = shop.play(event);
      if (sale && event.at >= fromMs && event.at < untilMs) yield sale;
    }
  };
  const told = () =>
    shop.refused() === 0
      ? notes
      : [...notes, `有 ${shop.refused()} 个事件会被系统拒绝，没有计入。`];
  return {
    ...{ title, notes: told, sales: sales(), promoters: shop.promoters },
    ...{ hasBooked: true, total: pays, close: () => Promise.resolve() },
  };
}
