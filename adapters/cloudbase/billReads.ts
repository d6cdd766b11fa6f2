import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { Break } from "#core/reconcile/break.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { ClosedWithdrawal } from "#core/wallet/withdrawal.ts";
import type { BillReads, DaySum, Span, TransferSum } from "#ports/billReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** A report covers 31 days, so no list of sums is longer: days, channels, states. */
const SUMS_MAX = 1_000;

type PageReads = Pick<BillReads, "casesPaidBetween" | "walletsSentBetween" | "archivedOfTransfers">;
type SumReads = Pick<BillReads, "paidByDay" | "refundedByDay" | "transfersByDay">;

/** The questions of `BillReads`, by the indexes over payments, transfers and breaks. */
export const cloudbaseBillReads = (client: Client): BillReads => ({
  ...pageReads(client),
  ...breakReads(client),
  ...sumReads(client),
});

function pageReads({ db }: Client): PageReads {
  const _ = db.command;
  return {
    async casesPaidBetween({ fromMs, untilMs }, afterId, limit) {
      const { data } = await db
        .collection("cases")
        .where({ paidAtMs: _.gte(fromMs).and(_.lt(untilMs)), _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Case[];
    },
    async walletsSentBetween(span, afterId, limit) {
      const { data } = await db
        .collection("wallets")
        .where({ _id: _.gt(afterId), withdrawals: _.elemMatch(sentWithin(span)) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Wallet[];
    },
    async archivedOfTransfers(transferNumbers) {
      const { data } = await db
        .collection("withdrawals")
        .where({ transferNumber: _.in([...transferNumbers]) })
        .limit(PAGE_MAX)
        .get();
      return data as ClosedWithdrawal[];
    },
  };
}

/** Plain operators: the SDK does not encode its own inside of an elemMatch (3.18.3). */
const sentWithin = ({ fromMs, untilMs }: Span) => ({
  "transfer.sentAtMs": { $gte: fromMs, $lt: untilMs },
});

function breakReads({ db }: Client): Pick<BillReads, "breaksPage" | "breaksOfDays"> {
  const _ = db.command;
  return {
    async breaksPage(isOpen, after, limit) {
      // Most are closed, so these are looked for in the order of the list, by its own index.
      const which = isOpen
        ? { closedAtMs: null }
        : { closedAtMs: _.gt(0), foundAtMs: _.gte(after?.foundAtMs ?? 0) };
      const place = after && { atMs: after.foundAtMs, id: after.id };
      const { data } = await db
        .collection("breaks")
        .where(_.and([which, ...beyondPlace(_)("foundAtMs", "_id", place, false)]))
        .orderBy("foundAtMs", "asc")
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Break[];
    },
    async breaksOfDays(from, until, afterId, limit) {
      const { data } = await db
        .collection("breaks")
        .where({ day: _.gte(from).and(_.lte(until)), _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Break[];
    },
  };
}

function sumReads(client: Client): SumReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  /** The number of the day in China of an instant. */
  const dayOf = (field: string) => $.floor($.divide([$.add([field, 8 * HOUR_MS]), DAY_MS]));
  return {
    async paidByDay({ fromMs, untilMs }) {
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ paidAtMs: _.gte(fromMs).and(_.lt(untilMs)) })
        .unwind("$facts")
        .match({ "facts.key": "paid" })
        .group({
          ...{ _id: dayOf("$paidAtMs"), count: $.sum(1) },
          amountFen: $.sum("$facts.amountFen"),
        })
        .limit(SUMS_MAX)
        .end();
      return daySums(data);
    },
    async refundedByDay({ fromMs, untilMs }) {
      // `refund/` has 7 characters, `refund-asked/` has 13.
      const isBack = $.eq([$.substr(["$facts.key", 0, 7]), "refund/"]);
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ changedAtMs: _.gte(fromMs) }) // What began then was recorded then or later.
        .unwind("$facts")
        .match({ "facts.key": db.RegExp({ regexp: "^refund(-asked)?/" }) })
        .project({
          isBack,
          refundId: $.substr(["$facts.key", $.cond([isBack, 7, 13]), -1]),
          atMs: "$facts.atMs",
          sumFen: $.add([$.sum("$facts.lines.refundFen"), $.ifNull(["$facts.freightFen", 0])]),
        })
        .group({
          _id: { orderId: "$_id", refundId: "$refundId" },
          beganMs: $.min("$atMs"),
          // Of what was only asked for nothing has gone back.
          succeeded: $.sum($.cond(["$isBack", 1, 0])),
          sumFen: $.sum($.cond(["$isBack", "$sumFen", 0])),
        })
        .match({ succeeded: 1, beganMs: _.gte(fromMs).and(_.lt(untilMs)) })
        .group({ _id: dayOf("$beganMs"), count: $.sum(1), amountFen: $.sum("$sumFen") })
        .limit(SUMS_MAX)
        .end();
      return daySums(data);
    },
    transfersByDay: (span) => transfersByDay(client, span, dayOf),
  };
}

async function transfersByDay(
  { db }: Client,
  { fromMs, untilMs }: Span,
  dayOf: (field: string) => unknown,
): Promise<readonly TransferSum[]> {
  const _ = db.command;
  const $ = _.aggregate;
  const within = _.gte(fromMs).and(_.lt(untilMs));
  const facts = (from: string) => ({
    day: dayOf(`${from}.transfer.sentAtMs`),
    channel: `${from}.transfer.channel`,
    state: `${from}.state`,
  });
  const sums = (from: string) => ({
    _id: facts(from),
    count: $.sum(1),
    netFen: $.sum(`${from}.transfer.netFen`),
    taxFen: $.sum(`${from}.transfer.taxFen`),
  });
  const [held, archived] = await Promise.all([
    db
      .collection("wallets")
      .aggregate()
      .match({ withdrawals: _.elemMatch(sentWithin({ fromMs, untilMs })) })
      .unwind("$withdrawals")
      .match({ "withdrawals.transfer.sentAtMs": within })
      .project({ w: "$withdrawals", filedId: $.concat(["$_id", ":", "$withdrawals.id"]) })
      // While a wallet is being filed, a withdrawal stands in both places.
      .lookup({ from: "withdrawals", localField: "filedId", foreignField: "_id", as: "filed" })
      .match({ filed: _.size(0) })
      .group(sums("$w"))
      .limit(SUMS_MAX)
      .end(),
    db
      .collection("withdrawals")
      .aggregate()
      .match({ "transfer.sentAtMs": within })
      .group(sums("$$ROOT"))
      .limit(SUMS_MAX)
      .end(),
  ]);
  type Key = "day" | "channel" | "state";
  type Found = { _id: Pick<TransferSum, Key> } & Omit<TransferSum, Key>;
  return [...(held.data as Found[]), ...(archived.data as Found[])].map(
    ({ _id, count, netFen, taxFen }) => ({
      ...{ day: _id.day, channel: _id.channel, state: _id.state, count },
      ...{ netFen: fen(netFen), taxFen: fen(taxFen) },
    }),
  );
}

function daySums(data: unknown): readonly DaySum[] {
  const sums = data as { _id: number; count: number; amountFen: number }[];
  return sums.map(({ _id, count, amountFen }) => ({ day: _id, count, amountFen: fen(amountFen) }));
}
