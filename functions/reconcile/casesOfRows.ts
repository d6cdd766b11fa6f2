import type { Case } from "#core/commission/case.ts";
import type { TradeRow } from "#core/reconcile/billRow.ts";
import type { Run } from "#functions/reconcile/run.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** The cases of some rows, by order: 1 request per 100 orders, all at once. */
export async function casesOf(
  { deps: { reads } }: Run,
  rows: readonly TradeRow[],
): Promise<ReadonlyMap<string, Case>> {
  const ids = [...new Set(rows.map(({ orderId }) => orderId))];
  const pages: string[][] = [];
  for (let at = 0; at < ids.length; at += PAGE_MAX) pages.push(ids.slice(at, at + PAGE_MAX));
  const found = await Promise.all(pages.map((page) => reads.casesOf(page)));
  return new Map(found.flat().map((one) => [one._id, one]));
}
