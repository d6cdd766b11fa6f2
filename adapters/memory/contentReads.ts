import type { Memory } from "#adapters/memory/store.ts";
import { noticeReadId } from "#core/content/notice.ts";
import { THEMES_MAX } from "#core/content/theme.ts";
import type { ContentReads, Counted } from "#ports/contentReads.ts";
import type { Place } from "#ports/messageReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `ContentReads`, answered from maps. */
export function memoryContentReads({ documents }: Memory, request: Request): ContentReads {
  return {
    materials: ({ audiences, tag, productId }, after, limit) =>
      request(() => {
        const shown = [...documents.materials.values()]
          .filter((one) => one.removedAtMs === null && audiences.includes(one.audience))
          .filter((one) => tag === undefined || one.tags.includes(tag))
          .filter((one) => productId === undefined || one.productIds.includes(productId));
        return newestAfter(shown, ({ createdAtMs }) => createdAtMs, after, limit);
      }),
    allMaterials: (after, limit, tag) =>
      request(() =>
        newestAfter(
          [...documents.materials.values()].filter(
            ({ tags }) => tag === undefined || tags.includes(tag),
          ),
          ({ createdAtMs }) => createdAtMs,
          after,
          limit,
        ),
      ),
    materialTags: (newest, limit) =>
      request(() => {
        const shown = [...documents.materials.values()].filter((one) => one.removedAtMs === null);
        const looked = newestAfter(shown, ({ createdAtMs }) => createdAtMs, null, newest);
        const tags = looked.flatMap((one) => one.tags);
        return [...counted(tags, tags, Infinity)]
          .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
          .slice(0, limit);
      }),
    async forwardsOf(promoterId, materialIds) {
      if (materialIds.length === 0) return [];
      return request(() =>
        [...documents.forwards.values()]
          .filter((one) => one.promoterId === promoterId && materialIds.includes(one.materialId))
          .map(({ materialId }) => materialId),
      );
    },
    async forwardCounts(ids, max) {
      if (ids.length === 0) return [];
      return request(() =>
        counted(
          [...documents.forwards.values()].map(({ materialId }) => materialId),
          ids,
          max,
        ),
      );
    },
    shopByNumber: (number) =>
      request(() => {
        const promoter = [...documents.promoters.values()].find((one) => one.number === number);
        return promoter ? { promoter, page: documents.shopPages.get(promoter._id) ?? null } : null;
      }),
    goodThemes: () =>
      request(() =>
        [...documents.themes.values()]
          .filter(({ endedAtMs }) => endedAtMs === null)
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, THEMES_MAX),
      ),
    noticesTo: (audiences, atMs, after, limit) =>
      request(() => {
        const shown = [...documents.notices.values()].filter(
          (one) => audiences.includes(one.to) && one.fromMs <= atMs && one.endedAtMs === null,
        );
        return newestAfter(shown, ({ fromMs }) => fromMs, after, limit);
      }),
    allNotices: (after, limit) =>
      request(() =>
        newestAfter([...documents.notices.values()], ({ fromMs }) => fromMs, after, limit),
      ),
    async noticesReadBy(personId, noticeIds) {
      if (noticeIds.length === 0) return [];
      return request(() =>
        [...documents.noticeReads.values()]
          .filter((one) => one.personId === personId && noticeIds.includes(one.noticeId))
          .map(({ noticeId }) => noticeId),
      );
    },
    async noticeReadsOf(noticeId, personIds) {
      if (personIds.length === 0) return [];
      return request(() =>
        personIds.flatMap((id) => documents.noticeReads.get(noticeReadId(noticeId, id)) ?? []),
      );
    },
    promotersMarked: (mark) =>
      request(
        () =>
          [...documents.performances.values()].filter(({ facets }) => facets.includes(mark)).length,
      ),
    async noticeReadCounts(ids, max) {
      if (ids.length === 0) return [];
      return request(() =>
        counted(
          [...documents.noticeReads.values()].map(({ noticeId }) => noticeId),
          ids,
          max,
        ),
      );
    },
  };
}

/** The newest first; of two at one instant the greater id. */
function newestAfter<T extends { readonly _id: string }>(
  all: readonly T[],
  atMsOf: (one: T) => number,
  after: Place | null,
  limit: number,
): readonly T[] {
  return all
    .map((one) => ({ one, atMs: atMsOf(one), id: one._id }))
    .sort((a, b) => b.atMs - a.atMs || (a.id > b.id ? -1 : 1))
    .filter(
      ({ atMs, id }) =>
        after === null || atMs < after.atMs || (atMs === after.atMs && id < after.id),
    )
    .slice(0, limit)
    .map(({ one }) => one);
}

function counted(
  found: readonly string[],
  wanted: readonly string[],
  max: number,
): readonly Counted[] {
  return [...new Set(wanted)].flatMap((id) => {
    const count = Math.min(max, found.filter((one) => one === id).length);
    return count === 0 ? [] : [{ id, count }];
  });
}
