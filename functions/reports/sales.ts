import type { SalesReply, ShowSales } from "#contracts/reports.ts";
import { ok, type Result } from "#core/result.ts";
import { type SalesAsked, salesReport, tablesFor } from "#core/reports/sales.ts";
import { spanMs } from "#core/reports/span.ts";
import { salesIn } from "#functions/reports/days.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";

/** What was paid in some days, by product, province and promoter. 3 requests, and what lacks is counted. */
export async function showSales(
  deps: WithReports,
  { nowMs }: StaffCall,
  request: ShowSales,
): Promise<Result<SalesReply, never>> {
  const { by, sort, afterRows, limit, productId, province, promoterNumber } = request;
  const filter = {
    ...spanMs(request),
    ...(productId === undefined ? {} : { productId }),
    ...(province === undefined ? {} : { province }),
    ...(promoterNumber === undefined ? {} : { promoterNumber }),
  };
  const asked: SalesAsked = { by, sort, filter, afterRows, limit };
  const { rows, total, byMonth } = tablesFor(asked);
  const tables = total === null || total === rows ? [rows] : [rows, total];
  const { parts, age } = await salesIn(deps, request, tables, nowMs, byMonth);
  return ok({ ...age, ...salesReport(parts, asked) });
}
