import type { ReshipRequest } from "#contracts/aftersales.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { findAfterSales } from "#core/purchase/afterSalesChange.ts";
import type { StepRefusal } from "#core/purchase/afterSalesErrors.ts";
import type { AfterSalesShown } from "#core/purchase/afterSalesShown.ts";
import { againKey, piecesAgain } from "#core/purchase/exchangeGoods.ts";
import { reship } from "#core/purchase/afterSalesSteps.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, type Result } from "#core/result.ts";
import { stockId } from "#core/stock/stock.ts";
import { changeAfterSales } from "#functions/aftersales/change.ts";
import { putBackGoods } from "#functions/purchase/tasks/putBack.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps, WithPayments } from "#ports/deps.ts";

type ReshipError =
  | StepRefusal
  | { readonly code: "order_unknown" }
  | { readonly code: "replacement_short"; readonly sku: string; readonly available: number };

/**
 * Staff send other goods. They are taken out of stock first, once for each after-sales: should the call die then, the
 * next one goes on. What is for an exchange that another call ended meanwhile goes back.
 *
 * - Errors: `replacement_short` with what there is; nothing is taken then, unless others took it in this very moment.
 */
export async function reshipGoods(
  deps: WithPayments,
  { staffId: by, nowMs }: StaffCall,
  { orderId, id, carrier, trackingNumber }: ReshipRequest,
): Promise<Result<AfterSalesShown, ReshipError>> {
  const purchase = await deps.store.get("purchases", orderId);
  if (!purchase) return err({ code: "order_unknown" });
  const one = findAfterSales(purchase, id);
  if (!one) return err({ code: "aftersales_unknown" });
  const way = { carrier, trackingNumber };
  const tried = reship(purchase, id, way, nowMs);
  if (!tried.ok) return tried;
  const isNew = tried.value !== purchase;
  const short = isNew ? await takeOut(deps, purchase, one, { by, nowMs }) : null;
  if (short) return err(short);
  const done = await changeAfterSales(deps, { orderId, id }, { openid: null, nowMs }, (now) =>
    reship(now, id, way, nowMs),
  );
  if (isNew && !done.ok && isLost(done.error)) await putBackGoods(deps, purchase, one, nowMs);
  return done;
}

/**
 * Whether it ended meanwhile and nothing went out. What another of the staff sent in this moment has left; and while it
 * goes on, such as when the buyer has just sent his goods, what was taken stays taken for the next try.
 */
const isLost = (error: ReshipError): boolean =>
  error.code === "aftersales_step_not_allowed" &&
  (error.state === "refused" || error.state === "withdrawn");

type Doer = { readonly by: string; readonly nowMs: number };

/** Takes them out of stock, each SKU once. What is short; null = nothing. */
async function takeOut(
  { stocks }: Deps,
  purchase: Purchase,
  one: AfterSales,
  { by, nowMs }: Doer,
): Promise<Extract<ReshipError, { code: "replacement_short" }> | null> {
  const key = againKey(purchase._id, one.id);
  const code = "replacement_short";
  for (const [sku, quantity] of await shortestFirst(stocks, purchase, one)) {
    const answer = await stocks.record(stockId(sku, purchase.place), {
      ...{ key, kind: "moved", available: -quantity, held: 0 },
      ...{ atMs: nowMs, about: purchase._id, by },
    });
    if (answer.answer === "short") return { code, sku, available: answer.available };
  }
  return null;
}

/** What there is least of comes first, so that a lack shows before anything was taken. */
async function shortestFirst(
  stocks: Deps["stocks"],
  purchase: Purchase,
  one: AfterSales,
): Promise<readonly (readonly [string, number])[]> {
  const pieces = [...piecesAgain(one)];
  if (pieces.length < 2) return pieces;
  const known = await stocks.read(pieces.map(([sku]) => stockId(sku, purchase.place)));
  const spare = ([sku, quantity]: readonly [string, number]): number => {
    const id = stockId(sku, purchase.place);
    return (known.find(({ _id }) => _id === id)?.available ?? 0) - quantity;
  };
  return [...pieces].sort((a, b) => spare(a) - spare(b));
}
