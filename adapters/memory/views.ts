import type { Memory } from "#adapters/memory/store.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import type { FanView } from "#ports/reads.ts";

/** What several questions answer of a fan and of an order, joined from the maps. */
export function memoryViews({ documents }: Memory) {
  const calendar = () => documents.calendars.get("plans") ?? emptyCalendar;
  const fanView = (fanId: string): FanView => {
    const fan = documents.fans.get(fanId) ?? null;
    const numbers = new Set([
      ...(fan?.touches ?? []).map(({ promoterNumber }) => promoterNumber),
      fan?.base?.owner?.promoterNumber,
    ]);
    const payments = [...documents.cases.values()]
      .flatMap(({ _id, buyerId, paidAtMs }) =>
        buyerId === fanId && paidAtMs !== null ? [{ orderId: _id, atMs: paidAtMs }] : [],
      )
      .sort((a, b) => a.atMs - b.atMs);
    return {
      calendar: calendar(),
      fan,
      paidAtMs: payments.map(({ atMs }) => atMs),
      payments,
      promoters: [...documents.promoters.values()].filter(({ number }) => numbers.has(number)),
      self: documents.promoters.get(fanId) ?? null,
    };
  };
  const orderView = (orderId: string) => {
    const order = documents.orders.get(orderId);
    if (!order) return null;
    return {
      order,
      case: documents.cases.get(orderId) ?? null,
      calendar: calendar(),
      promoters: order.chain.flatMap((id) => documents.promoters.get(id) ?? []),
    };
  };
  return { fanView, orderView };
}
