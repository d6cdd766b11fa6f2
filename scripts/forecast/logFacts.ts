import { type Fact, type RefundFact, REFUNDS_MAX } from "#core/commission/facts.ts";
import type { LogEvent } from "#scripts/replay/events.ts";

/** What happened to the orders of a log after they were made, by order, as the functions would take it. */
export async function laterFacts(
  events: AsyncIterable<LogEvent>,
): Promise<{ readonly facts: ReadonlyMap<string, readonly Fact[]>; readonly pays: number }> {
  const facts = new Map<string, RefundFact[]>();
  const goods = new Map<string, ReadonlySet<string>>();
  for await (const event of events) {
    if (event.do === "pay" && !goods.has(event.order)) {
      goods.set(event.order, new Set(event.lines.map(({ sku }) => sku)));
    }
    if (event.do !== "refund") continue;
    const bought = goods.get(event.order);
    const known = facts.get(event.order) ?? [];
    const key = `refund/${event.refund}` as const;
    const isRefused =
      !bought ||
      event.lines.some(({ sku }) => !bought.has(sku)) ||
      known.some((fact) => fact.key === key) ||
      known.length >= REFUNDS_MAX;
    if (!isRefused) facts.set(event.order, [...known, { key, lines: event.lines }]);
  }
  return { facts, pays: goods.size };
}
