import type { Clock } from "../clock.ts";
import type { Change, Database, Value } from "../database/index.ts";
import { notEmulated } from "../database/errors.ts";
import { relaxedEjson } from "../database/relaxedEjson.ts";

/** A change and when it was committed, by the server's clock. */
export type Past = Change & { readonly atMs: number; readonly idText: string };

/** What happened to documents since the start, as far as it is remembered. */
export interface History {
  /** Newest first; of one collection, of one document (by `idText`), or of all. */
  latest(o: {
    readonly collection?: string | undefined;
    readonly idText?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  }): { readonly changes: readonly Past[]; readonly total: number };
  close(): void;
}

const CHANGES_MAX = 20_000;
/** Characters of stored text, before and after together. The texts are the database's own, so no copy is made. */
const TEXT_MAX = 64 * 1024 * 1024;

/** Follows the database in memory: the oldest changes are forgotten first. */
export function createHistory(o: {
  database: Database;
  clock: Clock;
  changesMax?: number;
  textMax?: number;
}): History {
  const { changesMax = CHANGES_MAX, textMax = TEXT_MAX } = o;
  let past: Past[] = [];
  let text = 0;

  function remember(changes: readonly Change[]): void {
    const atMs = o.clock.nowMs();
    for (const change of changes) {
      past.push({ ...change, atMs, idText: idText(change.id) });
      text += lengthOf(change);
    }
    if (past.length <= changesMax && text <= textMax) return;
    // A tenth more than must be, so that not every change pays for the move.
    let gone = 0;
    while (past.length - gone > changesMax * 0.9 || text > textMax * 0.9) {
      text -= lengthOf(past[gone]!);
      gone += 1;
    }
    past = past.slice(gone);
  }

  const { database } = o;
  const close = database.tellsChanges ? database.onChange(remember) : () => undefined;
  return {
    latest({ collection, idText: id, offset, limit }) {
      if (!database.tellsChanges) throw notEmulated("history with --mongodb");
      const found = past.filter(
        (change) =>
          (collection === undefined || change.collection === collection) &&
          (id === undefined || change.idText === id),
      );
      const end = Math.max(0, found.length - offset);
      const changes = found.slice(Math.max(0, end - limit), end).reverse();
      return { changes, total: found.length };
    },
    close,
  };
}

/** An `_id` in an address: text is itself, anything else its Extended JSON. */
export function idText(id: Value): string {
  return typeof id === "string" ? id : JSON.stringify(relaxedEjson(id));
}

function lengthOf({ before, after }: Change): number {
  return (before?.length ?? 0) + (after?.length ?? 0);
}
