import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Reads } from "#ports/reads.ts";
import { PAGE_MAX } from "#ports/store.ts";

type ScheduleReads = Pick<
  Reads,
  | "maturedFen"
  | "matured"
  | "walletsToPay"
  | "walletsWith"
  | "walletsToFlush"
  | "walletsInDebt"
  | "walletsWrittenOff"
  | "walletsOfTransfers"
  | "casesWaiting"
  | "casesChanged"
>;

/** What is due to whom, by the indexes over the cases' schedules and the wallets' withdrawals. */
export function cloudbaseScheduleReads({ db }: Client): ScheduleReads {
  const _ = db.command;
  const $ = _.aggregate;
  /**
   * Few wallets fit, and an index finds them. The place comes behind it, or the database would rather walk all ids after
   * the given one.
   */
  const fewBy = async (few: object, afterId: string, limit: number) => {
    const { data } = await db
      .collection("wallets")
      .aggregate()
      .match(few)
      .sort({ _id: 1 })
      .match({ _id: _.gt(afterId) })
      .limit(limit)
      .end();
    return data as Wallet[];
  };
  return {
    async maturedFen(promoterId, afterMs, untilMs) {
      // Plain operators: the SDK does not encode `_.gt(…).and(…)` inside of an elemMatch (3.18.3).
      const due = { $gt: afterMs, $lte: untilMs };
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: _.elemMatch({ promoterId, availableAtMs: due }) })
        .unwind("$schedule")
        .match({
          "schedule.promoterId": promoterId,
          "schedule.availableAtMs": _.gt(afterMs).and(_.lte(untilMs)),
        })
        .group({ _id: null, amountFen: $.sum("$schedule.amountFen") })
        .limit(1)
        .end();
      const [sum] = data as { amountFen: number }[];
      return fen(sum?.amountFen ?? 0);
    },
    async matured(promoterId, afterMs, untilMs) {
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: _.elemMatch({ promoterId, availableAtMs: _.gt(afterMs) }) })
        .unwind("$schedule")
        .match({ "schedule.promoterId": promoterId, "schedule.availableAtMs": _.gt(afterMs) })
        .group({
          _id: $.lte(["$schedule.availableAtMs", untilMs]),
          amountFen: $.sum("$schedule.amountFen"),
        })
        .limit(2)
        .end();
      const sums = data as { _id: boolean; amountFen: number }[];
      const sumOf = (isMatured: boolean) =>
        fen(sums.find(({ _id }) => _id === isMatured)?.amountFen ?? 0);
      return { maturedFen: sumOf(true), pendingFen: sumOf(false) };
    },
    async walletsToPay(afterId, limit) {
      const { data } = await db
        .collection("wallets")
        .where({
          _id: _.gt(afterId),
          "withdrawals.state": _.in(["approved", "sending", "confirming"]),
        })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Wallet[];
    },
    async walletsWith(withdrawalId) {
      const { data } = await db
        .collection("wallets")
        .where({ "withdrawals.id": withdrawalId })
        .limit(2)
        .get();
      return data as Wallet[];
    },
    walletsInDebt: (afterId, limit) => fewBy({ availableFen: _.lt(0) }, afterId, limit),
    walletsWrittenOff: (afterId, limit) => fewBy({ writtenOffFen: _.gt(0) }, afterId, limit),
    async walletsOfTransfers(transferNumbers) {
      const { data } = await db
        .collection("wallets")
        .where({ "withdrawals.transferNumber": _.in([...transferNumbers]) })
        .limit(PAGE_MAX)
        .get();
      return data as Wallet[];
    },
    async casesWaiting(untilMs, limit, fromMs = 0) {
      const { data } = await db
        .collection("cases")
        .where({ waitingSinceMs: _.gte(Math.max(fromMs, 1)).and(_.lte(untilMs)) })
        .orderBy("waitingSinceMs", "asc")
        .limit(limit)
        .get();
      return data as Case[];
    },
    async casesChanged(sinceMs, afterId, limit) {
      const { data } = await db
        .collection("cases")
        .where({ changedAtMs: _.gte(sinceMs), _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Case[];
    },
    async walletsToFlush(limit) {
      const { data } = await db
        .collection("wallets")
        .where({ "outbox.50": _.exists(true) })
        .limit(limit)
        .get();
      return data as Wallet[];
    },
  };
}
