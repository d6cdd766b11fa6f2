import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { NEVER_MS } from "#core/time.ts";
import type { ListReads } from "#ports/listReads.ts";
import type { Place } from "#ports/messageReads.ts";

type ShareReads = Pick<ListReads, "earnedSums" | "casesPaid" | "casesDue" | "casesHeld">;

/** Those questions of `ListReads` that are about shares. */
export function cloudbaseListShareReads({ db }: Client): ShareReads {
  const beyond = beyondPlace(db.command);
  const _ = db.command;
  const $ = _.aggregate;
  const newestCases = async (where: object, after: Place | null, limit: number) => {
    const { data } = await db
      .collection("cases")
      .where(_.and([where, ...beyond("paidAtMs", "_id", after)]))
      .orderBy("paidAtMs", "desc")
      .orderBy("_id", "desc")
      .limit(limit)
      .get();
    return data as Case[];
  };
  return {
    async earnedSums(promoterIds, sinceMs, untilMs) {
      if (promoterIds.length === 0) return [];
      const whose = _.in([...promoterIds]);
      const due = _.gt(Math.min(sinceMs, untilMs)); // What was paid since is due later than that.
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: _.elemMatch({ promoterId: whose, availableAtMs: due }) })
        .project({ paidAtMs: 1, schedule: 1 })
        .unwind("$schedule")
        .match({ "schedule.promoterId": whose, "schedule.availableAtMs": due })
        .group({
          _id: "$schedule.promoterId",
          pendingFen: $.sum(
            $.cond([$.gt(["$schedule.availableAtMs", untilMs]), "$schedule.amountFen", 0]),
          ),
          recentFen: $.sum($.cond([$.gte(["$paidAtMs", sinceMs]), "$schedule.amountFen", 0])),
        })
        .limit(promoterIds.length)
        .end();
      const rows = data as { _id: string; pendingFen: number; recentFen: number }[];
      return rows.map(({ _id, pendingFen, recentFen }) => ({
        ...{ promoterId: _id, pendingFen: fen(pendingFen), recentFen: fen(recentFen) },
      }));
    },
    casesPaid: ({ promoterId, fromMs, untilMs }, after, limit) =>
      newestCases(
        {
          ...(promoterId === undefined ? {} : { "entries.postings.to": `pending:${promoterId}` }),
          paidAtMs: _.gte(fromMs).and(_.lt(untilMs)),
        },
        after,
        limit,
      ),
    casesHeld: (promoterId, after, limit) =>
      newestCases(
        {
          schedule: _.elemMatch({
            ...(promoterId === null ? {} : { promoterId }),
            availableAtMs: NEVER_MS,
          }),
        },
        after,
        limit,
      ),
    async casesDue({ promoterId, way, nowMs, fromMs, untilMs }, after, limit) {
      const isComing = way === "coming";
      const at = "$$row.availableAtMs";
      const isMeant = isComing ? $.gt([at, nowMs]) : $.lte([at, nowMs]);
      const isHis = promoterId === undefined ? [] : [$.eq(["$$row.promoterId", promoterId])];
      const direction = isComing ? 1 : -1;
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({
          schedule: {
            $elemMatch: {
              ...(promoterId === undefined ? {} : { promoterId }),
              availableAtMs: { $gte: fromMs, $lt: untilMs },
            },
          },
        })
        .addFields({
          rows: $.filter({ input: "$schedule", as: "row", cond: $.and([isMeant, ...isHis]) }),
        })
        .addFields({
          dueMs: isComing ? $.min("$rows.availableAtMs") : $.max("$rows.availableAtMs"),
        })
        .match(
          _.and([
            { dueMs: _.gte(fromMs).and(_.lt(untilMs)) },
            ...beyond("dueMs", "_id", after, !isComing),
          ]),
        )
        .sort({ dueMs: direction, _id: direction })
        .limit(limit)
        .end();
      const found = data as (Case & { rows: unknown; dueMs: number })[];
      return found.map(({ rows: _rows, dueMs, ...known }) => ({ case: known, dueMs }));
    },
  };
}
