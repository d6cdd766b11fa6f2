import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import { NEVER_MS } from "#core/time.ts";
import type { ListReads } from "#ports/listReads.ts";
import type { Place } from "#ports/messageReads.ts";

type ShareReads = Pick<ListReads, "casesPaid" | "casesDue" | "casesHeld">;

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
