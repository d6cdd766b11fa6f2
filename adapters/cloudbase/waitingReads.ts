import type { Client } from "#adapters/cloudbase/client.ts";
import { INVOICE_KINDS } from "#core/purchase/purchase.ts";
import { TRIES_MAX } from "#core/purchase/task.ts";
import type { TodayReads, Waiting } from "#ports/reportReads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";

type WaitingReads = Pick<
  TodayReads,
  | "failedTransfers"
  | "openBreaks"
  | "lowStocks"
  | "unshipped"
  | "waitingInvoices"
  | "failedTasks"
  | "waitingApplications"
>;

/** What waits for somebody: how many, and since when. */
export function cloudbaseWaitingReads({ db }: Client): WaitingReads {
  const _ = db.command;
  const $ = _.aggregate;
  const waiting = (data: unknown): Waiting => {
    const [row] = data as { count: number; sinceMs?: number | null }[];
    return { count: row?.count ?? 0, sinceMs: row?.sinceMs ?? null };
  };
  const counted = (sinceMs: string) => ({ _id: null, count: $.sum(1), sinceMs: $.min(sinceMs) });
  return {
    async failedTransfers(sinceMs) {
      const failed = { state: "released", reason: _.in(["failed", "expired"]) };
      const { data } = await db
        .collection("wallets")
        .aggregate()
        .match({ "withdrawals.state": "released", withdrawals: _.elemMatch(failed) })
        .unwind("$withdrawals")
        .match({
          "withdrawals.state": failed.state,
          "withdrawals.reason": failed.reason,
          "withdrawals.closedAtMs": _.gte(sinceMs),
        })
        .group(counted("$withdrawals.closedAtMs"))
        .limit(1)
        .end();
      return waiting(data);
    },
    async openBreaks() {
      const { data } = await db
        .collection("breaks")
        .aggregate()
        .match({ closedAtMs: null })
        .group(counted("$foundAtMs"))
        .limit(1)
        .end();
      return waiting(data);
    },
    async lowStocks() {
      const { total } = await db
        .collection("stocks")
        .where({ aboveLow: _.lte(0) })
        .count();
      return { count: total ?? 0, sinceMs: null };
    },
    async unshipped(paidBeforeMs) {
      const { data } = await db
        .collection("purchases")
        .aggregate()
        // An order is made before it is paid, so the index need not be read further.
        .match({
          ...{ state: "paid", "delivery.kind": "express", createdAtMs: _.lt(paidBeforeMs) },
          paidAtMs: _.lt(paidBeforeMs),
        })
        .group(counted("$paidAtMs"))
        .limit(1)
        .end();
      return waiting(data);
    },
    async waitingInvoices() {
      const { data } = await db
        .collection("purchases")
        .aggregate()
        .match({ "invoice.issued": null, "invoice.kind": _.in([...INVOICE_KINDS]) })
        .group(counted("$invoice.askedAtMs"))
        .limit(1)
        .end();
      return waiting(data);
    },
    async failedTasks() {
      const { data } = await db
        .collection("purchases")
        .aggregate()
        .match({ asksStaff: true, "tasks.tries": _.gte(TRIES_MAX) })
        .group(counted("$stateAtMs"))
        .limit(1)
        .end();
      return waiting(data);
    },
    async waitingApplications() {
      const { data } = await db
        .collection("applications")
        .aggregate()
        .sort({ appliedAtMs: -1 })
        .limit(NAMED_MAX)
        .lookup({ from: "promoters", localField: "_id", foreignField: "_id", as: "promoters" })
        .match({ promoters: _.size(0) })
        .group(counted("$appliedAtMs"))
        .limit(1)
        .end();
      return waiting(data);
    },
  };
}
