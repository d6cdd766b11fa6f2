import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { BonusReads } from "#ports/bonusReads.ts";

/** The questions of `BonusReads`, both by the index over sellers and times of payment. */
export function cloudbaseBonusReads({ db }: Client): BonusReads {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async ownSales(promoterIds, cutsMs) {
      const [firstMs, ...laterMs] = cutsMs;
      const untilMs = laterMs.at(-1);
      if (promoterIds.length === 0 || firstMs === undefined || untilMs === undefined) return [];
      // How many of the later cuts have come: the number of the part.
      const passed = laterMs.map((cutMs) => $.cond([$.gte(["$paidAtMs", cutMs]), 1, 0]));
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({
          sellerId: _.in([...promoterIds]),
          paidAtMs: _.gte(firstMs).and(_.lt(untilMs)),
        })
        .group({
          _id: { promoterId: "$sellerId", part: $.add(passed) },
          soldFen: $.sum("$soldFen"),
          sharedFen: $.sum("$sharedFen"),
        })
        .limit(promoterIds.length * laterMs.length)
        .end();
      type Found = {
        _id: { promoterId: string; part: number };
        soldFen: number;
        sharedFen: number;
      };
      return (data as Found[]).map(({ _id, soldFen, sharedFen }) => ({
        ..._id,
        ...{ soldFen: fen(soldFen), sharedFen: fen(sharedFen) },
      }));
    },
    async bonusCases(promoterIds, endAfterMs, afterId, limit) {
      const { data } = await db
        .collection("cases")
        .where({
          sellerId: _.in([...promoterIds]),
          paidAtMs: null, // Nobody paid a period.
          "facts.untilMs": _.gt(endAfterMs),
          _id: _.gt(afterId),
        })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Case[];
    },
  };
}
