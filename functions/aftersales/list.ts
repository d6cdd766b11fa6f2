import type { AfterSalesPage, ListAfterSales } from "#contracts/aftersales.ts";
import type { AfterSales, AfterSalesState } from "#core/purchase/afterSales.ts";
import { isOverdue, waitsForStaff } from "#core/purchase/afterSalesDeadlines.ts";
import { shownAfterSales } from "#core/purchase/afterSalesShown.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { AfterSalesWish } from "#ports/afterSalesReads.ts";
import type { Deps } from "#ports/deps.ts";

type Asked = Omit<ListAfterSales, "action"> & { readonly nowMs: number };

/**
 * After-sales, several of one purchase one after the other. Those that wait for staff: first the purchases of which one
 * is late, then the others, each by order number. Those in a state: the newest order first. 1 request; 2 where the late
 * ones end, or where more than `limit` orders were made in one instant.
 */
export async function listAfterSales(
  deps: Deps,
  { nowMs }: StaffCall,
  { action: _, ...request }: ListAfterSales,
): Promise<Result<AfterSalesPage, never>> {
  const { state, orderId } = request;
  const asked = { ...request, nowMs };
  if (orderId !== undefined) return ok(await ofOrder(deps, orderId, nowMs));
  return ok(await (state === "waiting" ? waiting(deps, asked) : byState(deps, state, asked)));
}

async function ofOrder({ store }: Deps, orderId: string, nowMs: number): Promise<AfterSalesPage> {
  const purchase = await store.get("purchases", orderId);
  return { afterSales: purchase ? rowsOf(purchase, nowMs, () => true) : [], nextCursor: null };
}

async function waiting(
  deps: Deps,
  { cursor, limit, nowMs, ...asked }: Asked,
): Promise<AfterSalesPage> {
  const [segment = "", afterId = ""] = cursor === "" ? [] : splitOnce(cursor);
  const wish = wishOf(asked);
  const fits = (one: AfterSales) => waitsForStaff(one) && isWished(one, wish);
  const late =
    segment === "rest"
      ? []
      : await deps.reads.afterSalesPage({ kind: "overdue", nowMs }, wish, afterId, limit);
  const lateRows = late.flatMap((purchase) => rowsOf(purchase, nowMs, fits));
  if (late.length === limit) {
    return { afterSales: lateRows, nextCursor: `overdue/${late.at(-1)?._id ?? ""}` };
  }
  const room = limit - late.length;
  const restAfter = segment === "rest" ? afterId : "";
  const rest = await deps.reads.afterSalesPage({ kind: "waiting" }, wish, restAfter, room);
  // What was listed among the late ones comes once only: late is who has one that is late and wished for.
  const isListed = ({ afterSales }: Purchase) =>
    afterSales.some((one) => isOverdue(one, nowMs) && isWished(one, wish));
  const others = rest.filter((purchase) => !isListed(purchase));
  return {
    afterSales: [...lateRows, ...others.flatMap((one) => rowsOf(one, nowMs, fits))],
    nextCursor: rest.length < room ? null : `rest/${rest.at(-1)?._id ?? ""}`,
  };
}

async function byState(
  { reads }: Deps,
  state: AfterSalesState,
  { cursor, limit, nowMs, ...asked }: Asked,
): Promise<AfterSalesPage> {
  const wish = wishOf(asked);
  const [segment, beforeMs] = splitOnce(cursor);
  const { purchases, nextBeforeMs } = await reads.afterSalesByState(
    ...[state, wish, segment === "before" ? Number(beforeMs) : null, limit],
  );
  const fits = (one: AfterSales) => one.state === state && isWished(one, wish);
  return {
    afterSales: purchases.flatMap((purchase) => rowsOf(purchase, nowMs, fits)),
    nextCursor: nextBeforeMs === null ? null : `before/${nextBeforeMs}`,
  };
}

const wishOf = ({ kind, fromMs, untilMs }: AfterSalesWish): AfterSalesWish => ({
  ...(kind === undefined ? {} : { kind }),
  ...(fromMs === undefined ? {} : { fromMs }),
  ...(untilMs === undefined ? {} : { untilMs }),
});
const isWished = (one: AfterSales, { kind, fromMs = 0, untilMs }: AfterSalesWish): boolean =>
  (kind === undefined || one.kind === kind) &&
  one.askedAtMs >= fromMs &&
  (untilMs === undefined || one.askedAtMs < untilMs);

const rowsOf = (
  purchase: Purchase,
  nowMs: number,
  fits: (one: AfterSales) => boolean,
): AfterSalesPage["afterSales"] =>
  purchase.afterSales
    .filter(fits)
    .sort((a, b) => Number(isOverdue(b, nowMs)) - Number(isOverdue(a, nowMs)))
    .map((one) => ({
      ...shownAfterSales(purchase, one, "staff", nowMs),
      ...{ buyerId: purchase.buyerId, orderedAtMs: purchase.createdAtMs },
    }));

/** `rest/o1` as its two parts; an order number may have slashes. */
const splitOnce = (cursor: string): readonly [segment: string, rest: string] => {
  const end = cursor.indexOf("/");
  return [cursor.slice(0, end), cursor.slice(end + 1)];
};
