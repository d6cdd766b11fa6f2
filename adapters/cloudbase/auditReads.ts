import type { Client } from "#adapters/cloudbase/client.ts";
import type { Order } from "#core/order/order.ts";
import type { AuditReads } from "#ports/auditReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** The questions of `AuditReads`. */
export function cloudbaseAuditReads({ db }: Client): AuditReads {
  const _ = db.command;
  return {
    async ordersOf(orderIds) {
      if (orderIds.length === 0) return [];
      const { data } = await db
        .collection("orders")
        .where({ _id: _.in([...orderIds]) })
        .limit(PAGE_MAX)
        .get();
      return data as Order[];
    },
  };
}
