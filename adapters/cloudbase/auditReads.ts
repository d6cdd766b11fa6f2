import type { Client } from "#adapters/cloudbase/client.ts";
import { balancesOfAll } from "#core/ledger/balances.ts";
import type { Account } from "#core/ledger/entry.ts";
import type { Order } from "#core/order/order.ts";
import type { Balances } from "#core/wallet/wallet.ts";
import type { AuditReads } from "#ports/auditReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** Two accounts of each month's tax in fifty years, and all others. */
const PAIRS_MAX = 1_000;

/** The questions of `AuditReads`, each sum one aggregate. */
export function cloudbaseAuditReads({ db }: Client): AuditReads {
  const _ = db.command;
  const $ = _.aggregate;
  const bookedFen = async (): Promise<number> => {
    const { data } = await db
      .collection("cases")
      .aggregate()
      .unwind("$entries")
      .unwind("$entries.postings")
      .group({
        _id: $.eq(["$entries.postings.from", "brand:commission"]),
        amountFen: $.sum("$entries.postings.amountFen"),
      })
      .limit(2)
      .end();
    const sums = data as { _id: boolean; amountFen: number }[];
    return sums.reduce((sum, { _id, amountFen }) => sum + (_id ? amountFen : -amountFen), 0);
  };
  const wallets = async (): Promise<Readonly<Record<keyof Balances, number>>> => {
    const { data } = await db
      .collection("wallets")
      .aggregate()
      .group({
        _id: null,
        maturedFen: $.sum("$maturedFen"),
        availableFen: $.sum("$availableFen"),
        frozenFen: $.sum("$frozenFen"),
        paidFen: $.sum("$paidFen"),
        taxFen: $.sum("$taxFen"),
        repaidFen: $.sum("$repaidFen"),
        writtenOffFen: $.sum("$writtenOffFen"),
      })
      .limit(1)
      .end();
    return balancesOfAll(data as Balances[]);
  };
  const brand = async () => {
    const { data } = await db
      .collection("ledger")
      .aggregate()
      .unwind("$postings")
      .group({
        _id: { from: "$postings.from", to: "$postings.to" },
        amountFen: $.sum("$postings.amountFen"),
      })
      .limit(PAIRS_MAX)
      .end();
    const sums = data as { _id: { from: Account; to: Account }; amountFen: number }[];
    return sums.map(({ _id, amountFen }) => ({ ..._id, amountFen }));
  };
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
    async bookSums() {
      const [booked, held, moved] = await Promise.all([bookedFen(), wallets(), brand()]);
      return { bookedFen: booked, wallets: held, brand: moved };
    },
  };
}
