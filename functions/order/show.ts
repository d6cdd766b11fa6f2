import type { ListOrders, ShowOrder } from "#contracts/order.ts";
import { explain, type Explanation } from "#core/commission/explain.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { EitherCall, StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type BuyersOrder = {
  readonly orderId: string;
  readonly state: Explanation["state"];
  readonly totalFen: number;
};
type ShowError = { readonly code: "order_unknown" };

/** One order: to staff with what it earned whom; to its buyer without. A stranger learns nothing. */
export async function showOrder(
  { reads }: Deps,
  { openid, staffId }: EitherCall,
  { orderId }: ShowOrder,
): Promise<Result<BuyersOrder | Explanation, ShowError>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const explanation = explain(view.order, view.case);
  if (staffId !== null) return ok(explanation);
  if (openid !== view.order.buyerId) return err({ code: "order_unknown" });
  return ok({ orderId, state: explanation.state, totalFen: view.order.totalFen });
}

/** A page of orders by id, each with what it earned whom. 2 requests. */
export async function listOrders(
  { store, reads }: Deps,
  _: StaffCall,
  { afterId, limit }: ListOrders,
): Promise<Result<{ orders: readonly Explanation[]; nextAfterId: string | null }, never>> {
  const orders = await store.page("orders", afterId, limit);
  const cases = new Map(
    (await reads.casesOf(orders.map(({ _id }) => _id))).map((known) => [known._id, known]),
  );
  return ok({
    orders: orders.map((order) => explain(order, cases.get(order._id) ?? null)),
    nextAfterId: orders.length < limit ? null : (orders.at(-1)?._id ?? null),
  });
}
