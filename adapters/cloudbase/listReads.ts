import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import { fanViewsInOrder } from "#adapters/cloudbase/fanReads.ts";
import { cloudbaseFigureReads } from "#adapters/cloudbase/figureReads.ts";
import { cloudbaseListShareReads } from "#adapters/cloudbase/listShareReads.ts";
import { cloudbaseListWithdrawalReads } from "#adapters/cloudbase/listWithdrawalReads.ts";
import { NEVER_MS } from "#core/time.ts";
import type { ListReads } from "#ports/listReads.ts";

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
    fansFound({ promoterNumber, channel, fromMs = 0, untilMs = NEVER_MS }, after, limit) {
      const touch = {
        ...(promoterNumber === undefined ? {} : { promoterNumber }),
        ...(channel === undefined ? {} : { channel }),
      };
      const [only] = Object.entries(touch).map(([field, value]) => ({
        [`touches.${field}`]: value,
      }));
      const isBoth = promoterNumber !== undefined && channel !== undefined;
      const opened = isBoth ? { ...only, touches: _.elemMatch(touch) } : only;
      const where = [
        { ...opened, touchedAtMs: _.gte(fromMs).and(_.lt(untilMs)) },
        ...beyondPlace(_)("touchedAtMs", "_id", after),
      ];
      const order = { touchedAtMs: -1, _id: -1 } as const;
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
