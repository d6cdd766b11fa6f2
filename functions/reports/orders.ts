import type { OrdersBehindReply, ShowOrdersBehind } from "#contracts/reports.ts";
import { said } from "#contracts/fields.ts";
import { ok, type Result } from "#core/result.ts";
import { fits, provinceCode, type Sale } from "#core/reports/sale.ts";
import { CORRECTION, FREIGHT } from "#core/reports/figures.ts";
import type { OrderBehind } from "#core/reports/shown.ts";
import { salesOf } from "#functions/reports/makeDays.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";
import type { TimePlace } from "#ports/sheetReads.ts";

/** So many orders one page looks at; those that do not fit make it short. */
const LOOKED_AT = 200;

/** The orders that a number of a report counts, as they are now. 1 request for the orders, 3 for what is about them. */
export async function showOrdersBehind(
  deps: WithReports,
  { nowMs }: StaffCall,
  { filter, cursor, limit }: ShowOrdersBehind,
): Promise<Result<OrdersBehindReply, never>> {
  const given = said(filter);
  const { fromMs, untilMs } = given;
  const found = await deps.reads.ordersPaidIn({ fromMs, untilMs }, placeOf(cursor), LOOKED_AT);
  const sales = await salesOf(deps, found);
  const fitting = sales.filter((sale) => fits(sale, given));
  const page = fitting.slice(0, limit);
  const last = fitting.length > limit ? page.at(-1) : sales.at(-1);
  const isLast = fitting.length <= limit && found.length < LOOKED_AT;
  return ok({
    ...{ asOfMs: nowMs, orders: page.map(shown) },
    nextCursor: isLast || !last ? null : `${last.paidAtMs}:${last.orderId}`,
  });
}

const shown = ({ orderId, paidAtMs, total, goods, ...sale }: Sale): OrderBehind => ({
  ...{ orderId, paidAtMs, ...total, province: provinceCode(sale.province) },
  products: goods
    .filter(({ productId }) => productId !== FREIGHT && productId !== CORRECTION)
    .map(({ productId, title }) => ({ productId, title })),
  ...{ promoterNumber: sale.promoterNumber, channel: sale.channel, campaign: sale.campaign },
  nth: sale.isFirst ? "first" : "repeat",
});

function placeOf(cursor: string): TimePlace | null {
  const [, atMs, id] = /^(\d+):(.+)$/u.exec(cursor) ?? [];
  return id === undefined ? null : { atMs: Number(atMs), id };
}
