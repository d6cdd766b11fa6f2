import type { Change, Database } from "../database/index.ts";
import { WatchError } from "./message.ts";
import { createListener, type Line, type Listener } from "./listener.ts";
import { seen } from "./seen.ts";
import type { Wanted } from "./sight.ts";

/** Those whose connection is lost count as well. */
const LISTENERS_MAX = 1_000;
/** In real time: how long a listener waits for its client. The SDK tries for about a minute to come back. */
const WAITS_FOR_CLIENT_MS = 120_000;

export type Opening = {
  readonly watchId: string;
  readonly requestId: string;
  readonly wanted: Wanted;
  readonly owner: string;
  readonly line: Line;
};

/** All listeners of the server, by collection. While there are none, nothing is asked of the database. */
export interface Listeners {
  /** Starts a listener and answers the request. Rejects with what the request is refused with. */
  open(opening: Opening): Promise<Listener>;
  find(queryId: string): Listener | undefined;
  /** Those that send over a line. */
  on(line: Line): readonly Listener[];
  end(listener: Listener): void;
  /** The line is lost: its listeners go on for a while without. */
  leave(line: Line): void;
  /** The client of a listener has come back. */
  returned(listener: Listener): void;
  endAll(): void;
}

/** `onFailed` is told of a listener that ended by itself, and why. */
export function createListeners(
  database: Database,
  onFailed: (listener: Listener, error: unknown) => void,
): Listeners {
  const byQuery = new Map<string, Listener>();
  const byCollection = new Map<string, Set<Listener>>();
  const leaving = new Map<Listener, NodeJS.Timeout>();
  let stopHearing: (() => void) | undefined;

  function hear(changes: readonly Change[]): void {
    for (const [collection, listeners] of byCollection) {
      const own = changes.filter((change) => change.collection === collection).map(seen);
      if (own.length > 0) for (const listener of [...listeners]) listener.tell(own);
    }
  }

  function on(line: Line): Listener[] {
    return [...byQuery.values()].filter((listener) => listener.line === line);
  }

  function add(listener: Listener): void {
    const others = byCollection.get(listener.collection);
    if (others) others.add(listener);
    else byCollection.set(listener.collection, new Set([listener]));
    byQuery.set(listener.queryId, listener);
    stopHearing ??= database.onChange(hear);
  }

  function returned(listener: Listener): void {
    clearTimeout(leaving.get(listener));
    leaving.delete(listener);
  }

  function end(listener: Listener): void {
    returned(listener);
    byQuery.delete(listener.queryId);
    const others = byCollection.get(listener.collection);
    others?.delete(listener);
    if (others?.size === 0) byCollection.delete(listener.collection);
    if (byQuery.size > 0) return;
    stopHearing?.();
    stopHearing = undefined;
  }

  return {
    async open({ requestId, ...opening }) {
      if (byQuery.size >= LISTENERS_MAX) {
        throw new WatchError("SYS_ERR", `${LISTENERS_MAX} listeners are open already`);
      }
      const listener = createListener({
        ...{ database, ...opening },
        onFailed: (error) => {
          end(listener);
          onFailed(listener, error);
        },
      });
      // Before the documents are read, so that no change falls between.
      add(listener);
      try {
        await listener.start(requestId);
      } catch (error) {
        end(listener);
        throw error;
      }
      return listener;
    },
    find: (queryId) => byQuery.get(queryId),
    on,
    end,
    leave(line) {
      for (const listener of on(line)) {
        listener.detach();
        const timer = setTimeout(() => end(listener), WAITS_FOR_CLIENT_MS);
        timer.unref();
        leaving.set(listener, timer);
      }
    },
    returned,
    endAll: () => [...byQuery.values()].forEach(end),
  };
}
