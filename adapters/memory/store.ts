import { guardWrite } from "#ports/guards.ts";
import { assert } from "#core/assert.ts";
import { isSameNew } from "#ports/isSameNew.ts";
import {
  BusyError,
  CHANGE_TRIES_MAX,
  type Collections,
  CREATED_AT_ONCE,
  type Store,
} from "#ports/store.ts";

type Documents = { [C in keyof Collections]: Map<string, Collections[C]> };

/** Collections in maps, for unit tests and the money simulation. */
export type Memory = { readonly documents: Documents; requests: number; written: number };

export const emptyMemory = (): Memory => ({
  requests: 0,
  written: 0,
  documents: {
    orders: new Map(),
    cases: new Map(),
    fans: new Map(),
    promoters: new Map(),
    applications: new Map(),
    posts: new Map(),
    monitors: new Map(),
    forecasts: new Map(),
    calendars: new Map(),
    plans: new Map(),
    planDrafts: new Map(),
    wallets: new Map(),
    withdrawals: new Map(),
    journal: new Map(),
    sweeps: new Map(),
    channels: new Map(),
    counters: new Map(),
    settings: new Map(),
    identities: new Map(),
    ledger: new Map(),
    roots: new Map(),
    audits: new Map(),
    censuses: new Map(),
    bills: new Map(),
    breaks: new Map(),
    products: new Map(),
    shops: new Map(),
    campaigns: new Map(),
    stocks: new Map(),
    movements: new Map(),
    buyers: new Map(),
    purchases: new Map(),
    stores: new Map(),
    territories: new Map(),
    consents: new Map(),
    messages: new Map(),
    sheets: new Map(),
    rankings: new Map(),
    salesDays: new Map(),
    visitDays: new Map(),
    snapshots: new Map(),
    targets: new Map(),
    performances: new Map(),
    promoterGroups: new Map(),
    sheetSteps: new Map(),
    materials: new Map(),
    forwards: new Map(),
    shopPages: new Map(),
    themes: new Map(),
    notices: new Map(),
    noticeReads: new Map(),
    accounts: new Map(),
    staff: new Map(),
    staffActions: new Map(),
    staffInvitations: new Map(),
    staffViews: new Map(),
  },
});

/** Something that happens around each database operation: a wait, a kill, a lost reply. */
export type Around = <T>(operation: () => T) => Promise<T>;
/** Yields before the operation, so that real conflicts happen in tests. */
export const yielding: Around = async (operation) => {
  await Promise.resolve();
  return operation();
};

/** The store over `memory`. It hands out copies and counts requests and written documents. */
export function memoryStore(memory: Memory, around: Around = yielding): Store {
  const request = <T>(operation: () => T): Promise<T> =>
    around(() => {
      memory.requests += 1;
      return operation();
    });
  const collection = <C extends keyof Collections>(name: C) =>
    memory.documents[name] as Map<string, Collections[C]>;
  const write = <C extends keyof Collections>(to: C, document: Collections[C]) => {
    memory.written += 1;
    collection(to).set(document._id, structuredClone(document));
  };
  const get: Store["get"] = (from, id) => request(() => structuredClone(collection(from).get(id)));
  return {
    get,
    create: (to, document) =>
      request(() => {
        if (collection(to).has(document._id)) return false;
        guardWrite(to, undefined, document);
        write(to, { ...document, rev: 1 });
        return true;
      }),
    createMany: (to, documents) =>
      request(() => {
        assert(documents.length <= CREATED_AT_ONCE, `${documents.length} documents at once`);
        for (const document of documents) guardWrite(to, undefined, document);
        return documents.flatMap((document) => {
          const known = collection(to).get(document._id);
          if (!known) write(to, { ...document, rev: 1 });
          return known && !isSameNew(known, document) ? [document._id] : [];
        });
      }),
    remove: (from, id, rev) =>
      request(() => collection(from).get(id)?.rev === rev && collection(from).delete(id)),
    async change(from, id, decide, known) {
      for (let tries = 0; tries < CHANGE_TRIES_MAX; tries++) {
        const read = tries === 0 && known ? (known.document ?? undefined) : await get(from, id);
        const decided = decide(read);
        if (!decided.ok || decided.value === read) return decided;
        const document = { ...decided.value, rev: (read?.rev ?? 0) + 1 };
        guardWrite(from, read, document);
        const isWritten = await request(() => {
          if (collection(from).get(id)?.rev !== read?.rev) return false;
          write(from, document);
          return true;
        });
        if (isWritten) return { ok: true, value: document };
      }
      throw new BusyError(`${from}/${id}`);
    },
    page: (from, afterId, limit) =>
      request(() =>
        [...collection(from).values()]
          .filter(({ _id }) => _id > afterId)
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit)
          .map((document) => structuredClone(document)),
      ),
  };
}
