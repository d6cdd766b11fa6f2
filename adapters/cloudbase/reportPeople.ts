import type { Client } from "#adapters/cloudbase/client.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import type { PromotersAsked, ReportReads } from "#ports/reportReads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";

/** All promoters of one filter; more than any brand here is measured with. */
const NUMBERS_MAX = 100_000;

type PeopleReads = Pick<
  ReportReads,
  "numbersOf" | "visitors" | "numbersWhere" | "numbersBanned" | "provincesOfPromoters"
>;

/** What is asked of promoters and of those who open their codes. */
export function cloudbaseReportPeople(client: Client): PeopleReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async numbersOf(promoterIds) {
      if (promoterIds.length === 0) return new Map();
      const { data } = await db
        .collection("promoters")
        .where({ _id: _.in([...promoterIds]) })
        .field({ _id: true, number: true })
        .limit(NAMED_MAX)
        .get();
      return new Map((data as Promoter[]).map(({ _id, number }) => [_id, number]));
    },
    async visitors({ fromMs, untilMs }, afterId, limit) {
      // Plain operators: the SDK does not encode `_.gte(…).and(…)` inside of an elemMatch (3.18.3).
      const within = _.elemMatch({ atMs: { $gte: fromMs, $lt: untilMs } });
      const { data } = await db
        .collection("fans")
        .aggregate()
        .match({ touches: within, _id: _.gt(afterId) })
        .sort({ _id: 1 })
        .limit(limit)
        .lookup({ from: "promoters", localField: "_id", foreignField: "_id", as: "self" })
        .project({
          ...{ base: 1, touches: 1 },
          ownNumber: $.ifNull([$.arrayElemAt(["$self.number", 0]), null]),
        })
        .end();
      type Found = Fan & { ownNumber: number | null };
      return (data as Found[]).map(({ _id: fanId, base, touches, ownNumber }) => ({
        ...{ fanId, fan: { base, touches }, ownNumber },
      }));
    },
    async numbersWhere(asked, nowMs) {
      const { data } = await db
        .collection("promoters")
        .where(filterOf(client, asked))
        .field({ number: true, levels: true, bannedAtMs: true })
        .limit(NUMBERS_MAX)
        .get();
      return (data as Promoter[])
        .filter((one) => !isBannedAt(one, nowMs))
        .filter((one) => asked.level === undefined || levelAt(one, nowMs) === asked.level)
        .map(({ number }) => number);
    },
    async numbersBanned(nowMs) {
      const { data } = await db
        .collection("promoters")
        .where({ bannedAtMs: _.gte(0).and(_.lte(nowMs)) })
        .field({ number: true })
        .limit(NUMBERS_MAX)
        .get();
      return (data as Promoter[]).map(({ number }) => number);
    },
    async provincesOfPromoters() {
      const { data } = await db
        .collection("promoters")
        .where({ place: _.gte("0") })
        .field({ number: true, place: true })
        .limit(NUMBERS_MAX)
        .get();
      const placed = data as Required<Pick<Promoter, "number" | "place">>[];
      return new Map(placed.map(({ number, place }) => [number, place.slice(0, 2)]));
    },
  };
}

function filterOf({ db }: Client, { group, level, region }: PromotersAsked): object {
  const _ = db.command;
  return {
    ...(group === undefined ? {} : { groups: group }),
    ...(level === undefined ? {} : { "levels.level": level }),
    // Codes are digits: whatever begins with these comes before the first sign after the digits.
    ...(region === undefined ? {} : { place: _.gte(region).and(_.lt(`${region}:`)) }),
  };
}
