/**
 * Which documents stood in a stretch of a collection when it was last counted, so that one that is gone shows.
 * It can be deleted at any time: the next count begins anew, and tells nothing of what went before.
 *
 * - Source: docs/domain/audit.md, "Edits by hand".
 */
export type Census = {
  /** `collection:fromId`. */
  readonly _id: string;
  readonly rev: number;
  readonly collection: string;
  /** Ids after this one; "" = from the beginning. */
  readonly fromId: string;
  /** Up to this one, which is the last; null = to the end of the collection. */
  readonly untilId: string | null;
  readonly ids: readonly string[];
  /** Those that are gone and nobody said why. Each count tells them again, until they are back or people say that it is well. */
  readonly gone: readonly string[];
  readonly countedAtMs: number;
};

export const censusId = (collection: string, fromId: string): string => `${collection}:${fromId}`;

/** Says that a function removed a document: it is missed by nobody. */
export const removalId = (collection: string, id: string): string => `removed/${collection}:${id}`;
export const removalNote = (collection: string, id: string, nowMs: number): Census => ({
  ...{ _id: removalId(collection, id), rev: 0, collection, fromId: id, untilId: id },
  ...{ ids: [], gone: [], countedAtMs: nowMs },
});

export type Counted = {
  readonly census: Census;
  /** What the stretch held beyond the page, as a stretch of its own; null = nothing. */
  readonly rest: Census | null;
  /** Those that stood here at the last count and do not now. */
  readonly missing: readonly string[];
  /** Where the next stretch begins; null = the collection is at its end. */
  readonly nextFromId: string | null;
};

/**
 * Counts a stretch once more.
 *
 * - `known`: its last count; null = it was never counted.
 * - `page`: the ids that stand after `fromId`, in order, at most `pageMax`. When there are more the stretch is cut.
 */
export function counted(
  known: Census | null,
  { collection, fromId }: Pick<Census, "collection" | "fromId">,
  page: readonly string[],
  pageMax: number,
  nowMs: number,
): Counted {
  const { ids = [], gone = [], untilId: knownUntilId = null } = known ?? {};
  const lastId = page.at(-1) ?? fromId;
  const isBefore = (id: string, untilId: string | null): boolean =>
    untilId === null || id <= untilId;
  const isCut = page.length === pageMax && (knownUntilId === null || lastId < knownUntilId);
  const untilId = isCut ? lastId : knownUntilId;
  const within = (id: string): boolean => isBefore(id, untilId);
  const present = page.filter(within);
  const isThere = new Set(present);
  const base = { rev: 0, collection, countedAtMs: nowMs };
  const beyond = { ids: ids.filter((id) => !within(id)), gone: gone.filter((id) => !within(id)) };
  const hasRest = isCut && (knownUntilId !== null || beyond.ids.length + beyond.gone.length > 0);
  return {
    census: {
      ...{ ...base, _id: censusId(collection, fromId), fromId, untilId, ids: present },
      gone: gone.filter((id) => within(id) && !isThere.has(id)),
    },
    rest: hasRest
      ? {
          ...{ ...base, ...beyond, _id: censusId(collection, lastId) },
          ...{ fromId: lastId, untilId: knownUntilId },
        }
      : null,
    missing: ids.filter((id) => within(id) && !isThere.has(id)),
    nextFromId: untilId,
  };
}
