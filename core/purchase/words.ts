import { afterSalesFen } from "#core/purchase/afterSalesAmounts.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";

/** What people read of the state of an order. */
export function stateName(purchase: Purchase): string {
  const { state, delivery, parcels } = purchase;
  const isPickup = delivery.kind === "pickup";
  const names: Readonly<Record<PurchaseState, string>> = {
    created: "待付款",
    paid: isPickup ? "待取货" : parcels.length > 0 ? "部分发货" : "待发货",
    shipped: "待收货",
    received: isPickup ? "已取货" : "已收货",
    closed: isPaidBack(purchase) ? "已退款" : "交易完成",
    cancelled: "已取消",
  };
  return names[state];
}

/** Closed before it was received, or paid back whole after that. */
function isPaidBack({ receivedAtMs, afterSales, amounts }: Purchase): boolean {
  const backFen = afterSales
    .filter(({ state }) => state === "done")
    .reduce((sum, one) => sum + afterSalesFen(one), 0);
  return receivedAtMs === null || (amounts.totalFen > 0 && backFen >= amounts.totalFen);
}

/** What happens in the life of an order. */
export type What = "made" | "paid" | "shipped" | "received" | "closed" | "cancelled" | "afterSales";

/** What people read of a moment of an order. */
export const momentName = (what: What, purchase: Purchase): string =>
  ({
    made: "提交订单",
    paid: "付款成功",
    shipped: "商家发货",
    received: purchase.delivery.kind === "pickup" ? "到店取货" : "确认收货",
    closed: stateName(purchase),
    cancelled: "订单取消",
    afterSales: "申请售后",
  })[what];

/** A pickup's code for those who must not hand it in: its last four digits. */
export const maskedCode = (code: string): string => `******${code.slice(-4)}`;
