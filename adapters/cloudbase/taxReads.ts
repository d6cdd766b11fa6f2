import type { Client } from "#adapters/cloudbase/client.ts";
import type { Identity } from "#core/identity/identity.ts";
import { BANK_REPAID, BRAND_BAD_DEBT, taxOf } from "#core/ledger/accounts.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import { fen } from "#core/money.ts";
import type { PaidSum } from "#core/tax/paid.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { PAGE_MAX } from "#ports/store.ts";
import type { TaxReads } from "#ports/taxReads.ts";

const ROWS_MAX = 1_000;
/** One is right, two is what a race may leave for a moment. */
const MARKED_MAX = 3;
/** 100 promoters, 12 months, 3 modes. */
const SUMS_MAX = 3_600;

/** What tax files are made of. */
export function cloudbaseTaxReads({ db }: Client): TaxReads {
  const _ = db.command;
  const $ = _.aggregate;
  /** What is filed of promoters has ids that begin with theirs, so the index of `_id` finds it. */
  const filedOf = (promoterIds: readonly string[]) => {
    const first = promoterIds.map((id) => `${id}:`).sort()[0] ?? "";
    const last =
      promoterIds
        .map((id) => `${id};`)
        .sort()
        .at(-1) ?? "";
    return { _id: _.gte(first).and(_.lt(last)), promoterId: _.in([...promoterIds]) };
  };
  return {
    async identitiesOf(promoterIds) {
      if (promoterIds.length === 0) return [];
      const { data } = await db
        .collection("identities")
        .where({ _id: _.in([...promoterIds]) })
        .limit(PAGE_MAX)
        .get();
      return data as Identity[];
    },
    async identitiesMarked(idMark) {
      const { data } = await db.collection("identities").where({ idMark }).limit(MARKED_MAX).get();
      return data as Identity[];
    },
    async archivedPay(promoterIds, { fromMonth, untilMonth }, exceptIds) {
      if (promoterIds.length === 0) return [];
      const { data } = await db
        .collection("withdrawals")
        .aggregate()
        // Whose first: a state alone would be most of the archive.
        .match(filedOf(promoterIds))
        .match({
          state: "paid",
          "transfer.month": _.gte(fromMonth).and(_.lte(untilMonth)),
          _id: _.nin([...exceptIds]),
        })
        .group({
          _id: { promoterId: "$promoterId", month: "$transfer.month", mode: "$transfer.tax" },
          grossFen: $.sum("$amountFen"),
          taxFen: $.sum("$transfer.taxFen"),
          payments: $.sum(1),
        })
        .limit(SUMS_MAX)
        .end();
      type Found = Omit<PaidSum, "promoterId" | "month" | "mode"> & {
        _id: Pick<PaidSum, "promoterId" | "month" | "mode">;
      };
      return (data as Found[]).map(({ _id: { promoterId, month, mode }, ...sums }) => ({
        ...{ promoterId, month, mode },
        ...sums,
      }));
    },
    async debtEntries(promoterIds, { fromMs, untilMs }) {
      if (promoterIds.length === 0) return [];
      const { data } = await db
        .collection("journal")
        .where({
          ...filedOf(promoterIds),
          "postings.from": _.in([BANK_REPAID, BRAND_BAD_DEBT]),
          atMs: _.gte(fromMs).and(_.lt(untilMs)),
        })
        .limit(ROWS_MAX)
        .get();
      return data as JournalEntry[];
    },
    async taxWithheld(month) {
      // The archive first: what moves meanwhile is then counted once or not at all, never twice.
      const archived = await db
        .collection("withdrawals")
        .aggregate()
        .match({ state: "paid", "transfer.month": month })
        .group({ _id: null, taxFen: $.sum("$transfer.taxFen") })
        .limit(1)
        .end();
      const kept = await db
        .collection("wallets")
        .aggregate()
        .match({ "withdrawals.transfer.month": month })
        .unwind("$withdrawals")
        .match({ "withdrawals.state": "paid", "withdrawals.transfer.month": month })
        .project({
          archiveId: $.concat(["$_id", ":", "$withdrawals.id"]),
          taxFen: "$withdrawals.transfer.taxFen",
        })
        .lookup({
          from: "withdrawals",
          localField: "archiveId",
          foreignField: "_id",
          as: "archived",
        })
        .match({ archived: _.size(0) })
        .group({ _id: null, taxFen: $.sum("$taxFen") })
        .limit(1)
        .end();
      const sums = [...archived.data, ...kept.data] as { taxFen: number }[];
      return fen(sums.reduce((total, { taxFen }) => total + taxFen, 0));
    },
    async taxPayments(month) {
      const account = taxOf(month);
      const { data } = await db
        .collection("ledger")
        .where(_.or([{ "postings.from": account }, { "postings.to": account }]))
        .orderBy("_id", "asc")
        .limit(ROWS_MAX)
        .get();
      return data as BrandEntry[];
    },
  };
}
