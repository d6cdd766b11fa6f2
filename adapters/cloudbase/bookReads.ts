import type { Client } from "#adapters/cloudbase/client.ts";
import { BALANCES, balancesOfAll } from "#core/ledger/balances.ts";
import type { Balances } from "#core/wallet/wallet.ts";
import type { BookReads } from "#ports/bookReads.ts";

/** The questions of `BookReads`. A page of sums is one aggregate along the index of ids, and reads no further. */
export function cloudbaseBookReads({ db }: Client): BookReads {
  const _ = db.command;
  const $ = _.aggregate;
  // In the document itself: to unwind makes a copy of it for each posting.
  const amountFen = $.cond([
    $.eq(["$$posting.from", "brand:commission"]),
    "$$posting.amountFen",
    $.subtract([0, "$$posting.amountFen"]),
  ]);
  const ofEntry = $.map({ input: "$$entry.postings", as: "posting", in: amountFen });
  const ofCase = $.map({ input: "$entries", as: "entry", in: $.sum(ofEntry) });
  const SUMS = {
    cases: { bookedFen: $.sum($.sum(ofCase)) },
    wallets: Object.fromEntries(BALANCES.map((name) => [name, $.sum(`$${name}`)])),
  };
  return {
    async bookSums(book, afterId, limit) {
      const { data } = await db
        .collection(book)
        .aggregate()
        .match({ _id: _.gt(afterId) })
        .sort({ _id: 1 })
        .limit(limit)
        .group({ _id: null, documents: $.sum(1), lastId: $.max("$_id"), ...SUMS[book] })
        .limit(1)
        .end();
      const [page] = data as (Balances & {
        documents: number;
        lastId: string;
        bookedFen?: number;
      })[];
      return {
        documents: page?.documents ?? 0,
        lastId: page?.lastId ?? "",
        bookedFen: page?.bookedFen ?? 0,
        wallets: balancesOfAll(page && book === "wallets" ? [page] : []),
      };
    },
  };
}
