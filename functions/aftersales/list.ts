import type { ListAfterSales } from "#contracts/aftersales.ts";
import type { AfterSalesState } from "#core/purchase/afterSales.ts";
import { isOverdue, waitsForStaff } from "#core/purchase/afterSalesDeadlines.ts";
import { type AfterSalesShown, shownAfterSales } from "#core/purchase/afterSalesShown.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type AfterSalesPage = {
  readonly afterSales: readonly (AfterSalesShown & { readonly buyerId: string })[];
  /** Null = there are no more. */
  readonly nextCursor: string | null;
};

/**
 * After-sales, several of one purchase one after the other. Those that wait for staff: first the purchases of which one
 * is late, then the others, each by order number. 1 request; 2 where the late ones end.
 */
export async function listAfterSales(
  deps: Deps,
  { nowMs }: StaffCall,
  { state, cursor, limit }: ListAfterSales,
): Promise<Result<AfterSalesPage, never>> {
  const [segment = "", afterId = ""] = cursor === "" ? [] : splitOnce(cursor);
  if (state !== "waiting") return ok(await byState(deps, state, afterId, limit, nowMs));
  const late =
    segment === "rest"
      ? []
      : await deps.reads.afterSalesPage({ kind: "overdue", nowMs }, afterId, limit);
  const lateRows = late.flatMap((purchase) => rowsOf(purchase, nowMs, isWaiting));
  if (late.length === limit) {
    return ok({ afterSales: lateRows, nextCursor: `overdue/${late.at(-1)?._id ?? ""}` });
  }
  const room = limit - late.length;
  const restAfter = segment === "rest" ? afterId : "";
  const rest = await deps.reads.afterSalesPage({ kind: "waiting" }, restAfter, room);
  const others = rest.filter(({ afterSales }) => !afterSales.some((one) => isOverdue(one, nowMs)));
  return ok({
    afterSales: [...lateRows, ...others.flatMap((one) => rowsOf(one, nowMs, isWaiting))],
    nextCursor: rest.length < room ? null : `rest/${rest.at(-1)?._id ?? ""}`,
  });
}

async function byState(
  { reads }: Deps,
  state: AfterSalesState,
  afterId: string,
  limit: number,
  nowMs: number,
): Promise<AfterSalesPage> {
  const page = await reads.afterSalesPage({ kind: "state", state }, afterId, limit);
  return {
    afterSales: page.flatMap((purchase) => rowsOf(purchase, nowMs, (one) => one.state === state)),
    nextCursor: page.length < limit ? null : `rest/${page.at(-1)?._id ?? ""}`,
  };
}

const isWaiting = waitsForStaff;

const rowsOf = (
  purchase: Purchase,
  nowMs: number,
  fits: (one: Purchase["afterSales"][number]) => boolean,
): AfterSalesPage["afterSales"] =>
  purchase.afterSales
    .filter(fits)
    .sort((a, b) => Number(isOverdue(b, nowMs)) - Number(isOverdue(a, nowMs)))
    .map((one) => ({
      ...shownAfterSales(purchase, one, "staff", nowMs),
      buyerId: purchase.buyerId,
    }));

/** `rest/o1` as its two parts; an order number may have slashes. */
const splitOnce = (cursor: string): readonly string[] => {
  const end = cursor.indexOf("/");
  return [cursor.slice(0, end), cursor.slice(end + 1)];
};
