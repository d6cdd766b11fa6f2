import type { Client } from "#adapters/cloudbase/client.ts";
import type { Posting } from "#core/ledger/entry.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { type JournalEntry, journalId } from "#core/wallet/journal.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Reads } from "#ports/reads.ts";

type PayoutReads = Pick<Reads, "walletPage" | "journalSums" | "journalPage">;
/** More pairs of accounts than a promoter's books can have: two for each month with tax, and a dozen. */
const PAIRS_MAX = 1_000;

/** What staff and promoters read of wallets and their books. A promoter's entries lie side by side by `_id`. */
export function cloudbasePayoutReads({ db }: Client): PayoutReads {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async walletPage(afterId, limit) {
      const { data } = await db
        .collection("promoters")
        .aggregate()
        .match({ _id: _.gt(afterId) })
        .sort({ _id: 1 })
        .limit(limit)
        .lookup({ from: "wallets", localField: "_id", foreignField: "_id", as: "wallets" })
        .limit(limit)
        .end();
      return (data as (Promoter & { wallets: Wallet[] })[]).map(({ _id, wallets }) => ({
        promoterId: _id,
        wallet: wallets[0] ?? null,
      }));
    },
    async journalSums(promoterId, { fromMs, untilMs, belowSeq }) {
      const { data } = await db
        .collection("journal")
        .aggregate()
        .match({
          _id: _.gte(journalId(promoterId, 0)).and(_.lt(journalId(promoterId, belowSeq))),
          promoterId,
          atMs: _.lt(untilMs),
        })
        .unwind("$postings")
        .group({
          _id: {
            from: "$postings.from",
            to: "$postings.to",
            isBefore: $.lt(["$atMs", fromMs]),
          },
          amountFen: $.sum("$postings.amountFen"),
        })
        .limit(PAIRS_MAX)
        .end();
      type Sum = Pick<Posting, "amountFen"> & {
        _id: Pick<Posting, "from" | "to"> & { isBefore: boolean };
      };
      const sums = (data as Sum[]).map(({ _id: { from, to, isBefore }, amountFen }) => ({
        ...{ isBefore, posting: { from, to, amountFen } },
      }));
      return {
        before: sums.flatMap(({ isBefore, posting }) => (isBefore ? [posting] : [])),
        during: sums.flatMap(({ isBefore, posting }) => (isBefore ? [] : [posting])),
      };
    },
    async journalPage(promoterId, { fromMs, untilMs, afterSeq, belowSeq }, limit) {
      const { data } = await db
        .collection("journal")
        .where({
          _id: _.gt(journalId(promoterId, afterSeq)).and(_.lt(journalId(promoterId, belowSeq))),
          promoterId,
          atMs: _.gte(fromMs).and(_.lt(untilMs)),
        })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as JournalEntry[];
    },
  };
}
