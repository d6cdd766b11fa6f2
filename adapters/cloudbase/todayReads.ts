import type { Client } from "#adapters/cloudbase/client.ts";
import { cloudbaseCountReads } from "#adapters/cloudbase/countReads.ts";
import { cloudbaseWaitingReads } from "#adapters/cloudbase/waitingReads.ts";
import { balancesOfAll } from "#core/ledger/balances.ts";
import type { Account } from "#core/ledger/entry.ts";
import type { State } from "#core/wallet/machine.ts";
import type { Balances } from "#core/wallet/wallet.ts";
import type { TodayReads } from "#ports/reportReads.ts";

const OPEN_STATES: readonly State[] = ["requested", "approved", "sending", "confirming"];
/** Two accounts of each month's tax in fifty years, and all others. */
const PAIRS_MAX = 1_000;

/** The questions of `TodayReads`, each sum one aggregate. */
export const cloudbaseTodayReads = (client: Client): TodayReads => ({
  ...cloudbaseCountReads(client),
  ...standingReads(client),
  ...cloudbaseWaitingReads(client),
});

type Standings = Pick<
  TodayReads,
  "bookedFrom" | "walletSums" | "brandPostings" | "openWithdrawals" | "paidOutSince"
>;

function standingReads({ db }: Client): Standings {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async bookedFrom(fromMs, untilMs) {
      const isBooked = $.eq(["$entries.postings.from", "brand:commission"]);
      const amountFen = $.cond([
        isBooked,
        "$entries.postings.amountFen",
        $.subtract([0, "$entries.postings.amountFen"]),
      ]);
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ changedAtMs: _.gte(fromMs) }) // No case changed before an entry of it was made.
        .project({ entries: 1 })
        .unwind("$entries")
        .match({ "entries.atMs": _.gte(fromMs) })
        .unwind("$entries.postings")
        .group({ _id: $.lt(["$entries.atMs", untilMs]), amountFen: $.sum(amountFen) })
        .limit(2)
        .end();
      const rows = data as { _id: boolean; amountFen: number }[];
      const sum = (isBefore: boolean) => rows.find(({ _id }) => _id === isBefore)?.amountFen ?? 0;
      return { beforeFen: sum(true), sinceFen: sum(false) };
    },
    async walletSums() {
      const isDebt = $.lt(["$availableFen", 0]);
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
          debtFen: $.sum($.cond([isDebt, $.subtract([0, "$availableFen"]), 0])),
          debtors: $.sum($.cond([isDebt, 1, 0])),
        })
        .limit(1)
        .end();
      const [row] = data as (Balances & { debtFen: number; debtors: number })[];
      const { debtFen = 0, debtors = 0 } = row ?? {};
      return { sums: balancesOfAll(row ? [row] : []), debtFen, debtors };
    },
    async brandPostings() {
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
      const rows = data as { _id: { from: Account; to: Account }; amountFen: number }[];
      return rows.map(({ _id, amountFen }) => ({ ..._id, amountFen }));
    },
    async openWithdrawals(sentBeforeMs) {
      const isLate = (state: "sending" | "confirming") =>
        $.and([
          $.eq(["$withdrawals.state", state]),
          $.lt(["$withdrawals.transfer.sentAtMs", sentBeforeMs[state]]),
        ]);
      const { data } = await db
        .collection("wallets")
        .aggregate()
        .match({ "withdrawals.state": _.in([...OPEN_STATES]) })
        .unwind("$withdrawals")
        .match({ "withdrawals.state": _.in([...OPEN_STATES]) })
        .group({
          _id: "$withdrawals.state",
          count: $.sum(1),
          amountFen: $.sum("$withdrawals.amountFen"),
          sinceMs: $.min("$withdrawals.requestedAtMs"),
          sentMs: $.min("$withdrawals.transfer.sentAtMs"),
          late: $.sum($.cond([$.or([isLate("sending"), isLate("confirming")]), 1, 0])),
        })
        .limit(OPEN_STATES.length)
        .end();
      type Found = {
        _id: State;
        count: number;
        amountFen: number;
        sinceMs: number;
        sentMs: number | null;
        late: number;
      };
      return (data as Found[])
        .map(({ _id: state, ...row }) => ({ state, ...row, sentMs: row.sentMs ?? null }))
        .sort((a, b) => (a.state < b.state ? -1 : 1));
    },
    async paidOutSince(months, { dayMs, monthMs }) {
      const sums = (closedAtMs: string, netFen: string) => ({
        todayFen: $.sum($.cond([$.gte([closedAtMs, dayMs]), netFen, 0])),
        monthFen: $.sum($.cond([$.gte([closedAtMs, monthMs]), netFen, 0])),
      });
      const month = _.in([...months]);
      // The archive first: what moves meanwhile is then counted once or not at all, never twice.
      const archived = await db
        .collection("withdrawals")
        .aggregate()
        .match({ "transfer.month": month }) // First by what is rare: in time nearly all are paid.
        .match({ state: "paid" })
        .group({ _id: null, ...sums("$closedAtMs", "$transfer.netFen") })
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
          closedAtMs: "$withdrawals.closedAtMs",
          netFen: "$withdrawals.transfer.netFen",
        })
        .lookup({
          ...{ from: "withdrawals", localField: "archiveId", foreignField: "_id", as: "archived" },
        })
        .match({ archived: _.size(0) })
        .group({ _id: null, ...sums("$closedAtMs", "$netFen") })
        .limit(1)
        .end();
      const rows = [...archived.data, ...kept.data] as { todayFen: number; monthFen: number }[];
      return {
        todayFen: rows.reduce((sum, row) => sum + row.todayFen, 0),
        monthFen: rows.reduce((sum, row) => sum + row.monthFen, 0),
      };
    },
  };
}
