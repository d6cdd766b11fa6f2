import { DOCUMENTS_MAX, type DocumentChange, documentChange } from "#core/staff/changes.ts";
import type { Deps } from "#ports/deps.ts";
import type { Stocks } from "#ports/stocks.ts";
import type { Collections, Store } from "#ports/store.ts";

type Seen = {
  readonly collection: string;
  readonly id: string;
  before: object | null;
  after: object | null;
};
export type Recorded = Pick<Deps, "store" | "stocks"> & {
  /** What was changed until now, in order, and how many documents more than are told. */
  seen(): { readonly changes: readonly DocumentChange[]; readonly changesLeftOut: number };
};

/**
 * A store and stocks that write as the given ones do and remember what they changed. They ask nothing more of the
 * database, and keep a bounded number of documents; of the others they know how many there are.
 */
export function recording({ store, stocks }: Pick<Deps, "store" | "stocks">): Recorded {
  const known = new Map<string, Seen>();
  const leftOut = new Set<string>();
  const note = (collection: string, id: string, before: object | null, after: object | null) => {
    const key = `${collection}/${id}`;
    const earlier = known.get(key);
    if (earlier) earlier.after = after;
    else if (known.size < DOCUMENTS_MAX) known.set(key, { collection, id, before, after });
    else leftOut.add(key);
  };
  return {
    store: recordingStore(store, note),
    stocks: recordingStocks(stocks, note),
    seen: () => ({
      changes: [...known.values()].map(({ collection, id, before, after }) =>
        documentChange(collection, id, before, after),
      ),
      changesLeftOut: leftOut.size,
    }),
  };
}

type Note = (collection: string, id: string, before: object | null, after: object | null) => void;

function recordingStore(store: Store, note: Note): Store {
  return {
    get: (from, id) => store.get(from, id),
    page: (from, afterId, limit) => store.page(from, afterId, limit),
    async create(to, document) {
      const isMade = await store.create(to, document);
      if (isMade) note(to, document._id, null, document);
      return isMade;
    },
    async createMany(to, documents) {
      const taken = await store.createMany(to, documents);
      for (const document of documents) {
        if (!taken.includes(document._id)) note(to, document._id, null, document);
      }
      return taken;
    },
    async remove(from, id, rev) {
      const isGone = await store.remove(from, id, rev);
      if (isGone) note(from, id, { _id: id, removed: false }, { _id: id, removed: true });
      return isGone;
    },
    async change<C extends keyof Collections, E>(
      ...[from, id, decide, read]: Parameters<typeof store.change<C, E>>
    ) {
      const seen: { before: object | null } = { before: null };
      const result = await store.change<C, E>(
        from,
        id,
        (current) => {
          seen.before = current ?? null;
          return decide(current);
        },
        read,
      );
      if (result.ok && result.value !== seen.before) note(from, id, seen.before, result.value);
      return result;
    },
  };
}

/** What staff do to stocks. What is held for buyers, sold and given back follows from the orders. */
function recordingStocks(stocks: Stocks, note: Note): Stocks {
  return {
    ...stocks,
    async record(stockId, movement) {
      const answer = await stocks.record(stockId, movement);
      if (answer.answer === "recorded")
        note("stocks", `${stockId}/${movement.key}`, null, movement);
      return answer;
    },
    async move(stockId, movement) {
      const isMade = await stocks.move(stockId, movement);
      if (isMade) note("stocks", `${stockId}/${movement.key}`, null, movement);
      return isMade;
    },
    async setLowAt(stockId, lowAt) {
      const isKnown = await stocks.setLowAt(stockId, lowAt);
      if (isKnown) note("stocks", `${stockId}/lowAt`, null, { lowAt });
      return isKnown;
    },
  };
}
