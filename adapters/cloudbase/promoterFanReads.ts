import type { Client } from "#adapters/cloudbase/client.ts";
import { fanViewsInOrder } from "#adapters/cloudbase/fanReads.ts";
import type { FanPlace, PromoterReads, Whose } from "#ports/promoterReads.ts";

/** Those questions of `PromoterReads` that are about fans, by the indexes over whose codes they opened, and when last. */
export function cloudbasePromoterFanReads(
  client: Client,
): Pick<PromoterReads, "fansOf" | "countFans" | "broughtBy"> {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  /** Each alternative names one index whole, so that a page is read in its order and no further. */
  const visitors = ({ promoterId, number }: Whose, times: readonly object[]) =>
    _.or(
      ["touches.promoterNumber", "base.owner.promoterNumber"].flatMap((field) =>
        times.map((time) => ({ [field]: number, _id: _.neq(promoterId), ...time })),
      ),
    );
  const timesAfter = (after: FanPlace | null): readonly object[] => {
    const undated = { touchedAtMs: _.exists(false) };
    if (after === null) return [{}];
    return after.atMs === null ? [undated] : [{ touchedAtMs: _.lte(after.atMs) }, undated];
  };
  /** How many of the later cuts have come: the number of the part. */
  const partOf = (field: string, laterMs: readonly number[]) =>
    $.add(laterMs.map((cutMs) => $.cond([$.gte([field, cutMs]), 1, 0])));
  return {
    async fansOf(whose, after, limit) {
      const found = await fanViewsInOrder(
        client,
        visitors(whose, timesAfter(after)),
        { touchedAtMs: -1, _id: -1 },
        { skip: after?.skip ?? 0, limit },
      );
      return found.map(({ fanId, view }) => ({
        ...{ fanId, view },
        touchedAtMs: view.fan?.touchedAtMs ?? null,
      }));
    },
    async countFans(whose) {
      const { total } = await db
        .collection("fans")
        .where(visitors(whose, [{}]))
        .count();
      return total ?? 0;
    },
    async broughtBy(numbers, cutsMs) {
      const [firstMs, ...laterMs] = cutsMs;
      const untilMs = laterMs.at(-1);
      if (numbers.length === 0 || firstMs === undefined || untilMs === undefined) return [];
      const { data } = await db
        .collection("fans")
        .aggregate()
        .match({
          "touches.promoterNumber": _.in([...numbers]),
          touchedAtMs: _.gte(firstMs),
          base: null,
        })
        .project({ first: $.arrayElemAt(["$touches", 0]) })
        .match({
          "first.promoterNumber": _.in([...numbers]),
          "first.atMs": _.gte(firstMs).and(_.lt(untilMs)),
        })
        .lookup({ from: "promoters", localField: "_id", foreignField: "_id", as: "self" })
        .project({
          first: 1,
          own: $.in(["$first.promoterNumber", "$self.number"]),
        })
        .match({ own: false })
        .group({
          _id: { number: "$first.promoterNumber", part: partOf("$first.atMs", laterMs) },
          fans: $.sum(1),
        })
        .limit(numbers.length * laterMs.length)
        .end();
      type Found = { _id: { number: number; part: number }; fans: number };
      return (data as Found[]).map(({ _id, fans }) => ({ ..._id, fans }));
    },
  };
}
