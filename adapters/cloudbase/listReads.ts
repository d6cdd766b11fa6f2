import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import { fanViewsInOrder } from "#adapters/cloudbase/fanReads.ts";
import { cloudbaseFigureReads } from "#adapters/cloudbase/figureReads.ts";
import { foundFans } from "#adapters/cloudbase/foundFans.ts";
import { cloudbaseListShareReads } from "#adapters/cloudbase/listShareReads.ts";
import { cloudbaseListWithdrawalReads } from "#adapters/cloudbase/listWithdrawalReads.ts";
import { fanTime, type ListReads } from "#ports/listReads.ts";

/** The questions of `ListReads`. */
export function cloudbaseListReads(client: Client): ListReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  const counted = async (collection: string, query: object, max: number): Promise<number> => {
    const { data } = await db
      .collection(collection)
      .aggregate()
      .match(query)
      .limit(max)
      .group({ _id: null, n: $.sum(1) })
      .limit(1)
      .end();
    return (data as { n: number }[])[0]?.n ?? 0;
  };
  return {
    ...cloudbaseFigureReads(client),
    ...cloudbaseListShareReads(client),
    ...cloudbaseListWithdrawalReads(client),
    countMarked: (mark, max) => counted("performances", { facets: mark }, max),
    countIntroduced: (promoterId, max) =>
      counted("promoters", { introducerIds: promoterId, "introducerIds.0": promoterId }, max),
    fansFound(filter, after, limit) {
      const time = fanTime(filter);
      const where = [foundFans(_, filter), ...beyondPlace(_)(time, "_id", after)];
      const order = { [time]: -1, _id: -1 } as const;
      return fanViewsInOrder(client, _.and(where), order, { skip: 0, limit });
    },
    async channelCounts(channel, sinceMs, max) {
      const [visitors, orders] = await Promise.all([
        counted("fans", { "touches.channel": channel, touchedAtMs: _.gte(sinceMs) }, max),
        counted("orders", { "evidence.channel": channel, createdAtMs: _.gte(sinceMs) }, max),
      ]);
      return { visitors, orders };
    },
  };
}
