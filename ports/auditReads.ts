import type { Order } from "#core/order/order.ts";

/** What an audit asks across documents. */
export interface AuditReads {
  /** Some orders, in any order, at most 100; one that does not exist is left out. 1 request, or none for nobody. */
  ordersOf(orderIds: readonly string[]): Promise<readonly Order[]>;
}
