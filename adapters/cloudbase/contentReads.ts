import type { Client } from "#adapters/cloudbase/client.ts";
import { forwardId, type Forward, type Material } from "#core/content/material.ts";
import { noticeReadId, type Notice, type NoticeRead } from "#core/content/notice.ts";
import type { ShopPage } from "#core/content/shopPage.ts";
import { type Theme, THEMES_MAX } from "#core/content/theme.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { ContentReads, Counted } from "#ports/contentReads.ts";
import type { Place } from "#ports/messageReads.ts";

/** So many are counted by one request before each is counted by itself. */
const TOGETHER_MAX = 2_000;

/** The questions of `ContentReads`, by the indexes over time, audience, tag, product and number. */
export function cloudbaseContentReads({ db }: Client): ContentReads {
  const _ = db.command;
  const $ = _.aggregate;
  /** The newest first by `field`, those after a place. */
  async function newest<T>(
    from: "materials" | "notices",
    query: object,
    field: "createdAtMs" | "fromMs",
    { after, limit }: { readonly after: Place | null; readonly limit: number },
  ): Promise<readonly T[]> {
    const place = after && [
      { [field]: _.lt(after.atMs) },
      { [field]: after.atMs, _id: _.lt(after.id) },
    ];
    const { data } = await db
      .collection(from)
      .where(place ? _.and([query, _.or(place)]) : query)
      .orderBy(field, "desc")
      .orderBy("_id", "desc")
      .limit(limit)
      .get();
    return data as T[];
  }
  /** All together where they are few; else one count for each, which need not go on to its end. */
  async function counts(
    from: "forwards" | "noticeReads",
    field: "materialId" | "noticeId",
    ids: readonly string[],
    max: number,
  ): Promise<readonly Counted[]> {
    if (ids.length === 0) return [];
    const counted = async (query: object, by: string | null, most: number, groups: number) => {
      const { data } = await db
        .collection(from)
        .aggregate()
        .match(query)
        .limit(most)
        .group({ _id: by, count: $.sum(1) })
        .limit(groups)
        .end();
      return data as { _id: string; count: number }[];
    };
    const few = await counted({ [field]: _.in([...ids]) }, `$${field}`, TOGETHER_MAX, ids.length);
    if (few.reduce((sum, { count }) => sum + count, 0) < TOGETHER_MAX) {
      return few.map(({ _id: id, count }) => ({ id, count: Math.min(max, count) }));
    }
    const each = ids.map(async (id) =>
      (await counted({ [field]: id }, null, max, 1)).map(({ count }) => ({ id, count })),
    );
    return (await Promise.all(each)).flat();
  }
  return {
    materials: ({ audiences, tag, productId }, after, limit) =>
      newest<Material>(
        "materials",
        {
          removedAtMs: null,
          audience: _.in([...audiences]),
          ...(tag === undefined ? {} : { tags: tag }),
          ...(productId === undefined ? {} : { productIds: productId }),
        },
        "createdAtMs",
        { after, limit },
      ),
    allMaterials: (after, limit, tag) =>
      newest<Material>(
        "materials",
        tag === undefined ? { createdAtMs: _.gte(0) } : { tags: tag },
        "createdAtMs",
        { after, limit },
      ),
    async materialTags(looked, limit) {
      const { data } = await db
        .collection("materials")
        .aggregate()
        .match({ createdAtMs: _.gte(0), removedAtMs: null })
        .sort({ createdAtMs: -1, _id: -1 })
        .limit(looked)
        .unwind("$tags")
        .group({ _id: "$tags", count: $.sum(1) })
        .sort({ count: -1, _id: 1 })
        .limit(limit)
        .end();
      return (data as { _id: string; count: number }[]).map(({ _id: id, count }) => ({
        ...{ id, count },
      }));
    },
    async forwardsOf(promoterId, materialIds) {
      if (materialIds.length === 0) return [];
      const { data } = await db
        .collection("forwards")
        .where({ _id: _.in(materialIds.map((id) => forwardId(id, promoterId))) })
        .limit(materialIds.length)
        .get();
      return (data as Forward[]).map(({ materialId }) => materialId);
    },
    forwardCounts: (ids, max) => counts("forwards", "materialId", ids, max),
    async shopByNumber(number) {
      const { data } = await db
        .collection("promoters")
        .aggregate()
        .match({ number })
        .limit(1)
        .lookup({ from: "shopPages", localField: "_id", foreignField: "_id", as: "pages" })
        .limit(1)
        .end();
      const [found] = data as (Promoter & { pages: ShopPage[] })[];
      if (!found) return null;
      const { pages, ...promoter } = found;
      return { promoter, page: pages[0] ?? null };
    },
    async goodThemes() {
      const { data } = await db
        .collection("themes")
        .where({ endedAtMs: null })
        .orderBy("_id", "asc")
        .limit(THEMES_MAX)
        .get();
      return data as Theme[];
    },
    noticesTo: (audiences, atMs, after, limit) =>
      newest<Notice>(
        "notices",
        { to: _.in([...audiences]), endedAtMs: null, fromMs: _.lte(atMs) },
        "fromMs",
        { after, limit },
      ),
    allNotices: (after, limit) =>
      newest<Notice>("notices", { fromMs: _.gte(0) }, "fromMs", { after, limit }),
    async noticesReadBy(personId, noticeIds) {
      if (noticeIds.length === 0) return [];
      const { data } = await db
        .collection("noticeReads")
        .where({ _id: _.in(noticeIds.map((id) => noticeReadId(id, personId))) })
        .limit(noticeIds.length)
        .get();
      return (data as NoticeRead[]).map(({ noticeId }) => noticeId);
    },
    async noticeReadsOf(noticeId, personIds) {
      if (personIds.length === 0) return [];
      const { data } = await db
        .collection("noticeReads")
        .where({ _id: _.in(personIds.map((id) => noticeReadId(noticeId, id))) })
        .limit(personIds.length)
        .get();
      return data as NoticeRead[];
    },
    async promotersMarked(mark) {
      const { total = 0 } = await db.collection("performances").where({ facets: mark }).count();
      return total;
    },
    noticeReadCounts: (ids, max) => counts("noticeReads", "noticeId", ids, max),
  };
}
