import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { State } from "#core/wallet/machine.ts";
import type { MoneyReads } from "#ports/moneyReads.ts";

/** There are six states. */
const STATES_MAX = 10;

/** The questions of `MoneyReads`, by the indexes over corrections, states and schedules. */
export function cloudbaseMoneyReads({ db }: Client): MoneyReads {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async casesCorrected(isWaiting, after, limit) {
      const which = { "corrected.isWaiting": isWaiting };
      const { data } = await db
        .collection("cases")
        .where(_.and([which, ...beyondPlace(_)("corrected.atMs", "_id", after)]))
        .orderBy("corrected.atMs", "desc")
        .orderBy("_id", "desc")
        .limit(limit)
        .get();
      return data as Case[];
    },
    async withdrawalSums(states) {
      const { data } = await db
        .collection("wallets")
        .aggregate()
        .match({ "withdrawals.state": _.in([...states]) })
        .unwind("$withdrawals")
        .match({ "withdrawals.state": _.in([...states]) })
        .group({
          _id: "$withdrawals.state",
          count: $.sum(1),
          amountFen: $.sum("$withdrawals.amountFen"),
        })
        .limit(STATES_MAX)
        .end();
      const found = data as { _id: State; count: number; amountFen: number }[];
      // In the order of the question.
      return states.flatMap((state) =>
        found
          .filter(({ _id }) => _id === state)
          .map(({ count, amountFen }) => ({ state, count, amountFen: fen(amountFen) })),
      );
    },
    async dueSum({ afterMs, untilMs }) {
      const due = { $gt: afterMs, $lte: untilMs };
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: { $elemMatch: { availableAtMs: due } } })
        .unwind("$schedule")
        .match({ "schedule.availableAtMs": due })
        .group({ _id: "$schedule.promoterId", amountFen: $.sum("$schedule.amountFen") })
        .group({ _id: null, promoters: $.sum(1), amountFen: $.sum("$amountFen") })
        .limit(1)
        .end();
      const [sum] = data as { promoters: number; amountFen: number }[];
      return { promoters: sum?.promoters ?? 0, amountFen: fen(sum?.amountFen ?? 0) };
    },
  };
}
