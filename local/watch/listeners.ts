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
  const register = createRegister();
  const absences = createAbsences(end);
  let stopHearing: (() => void) | undefined;

  function add(listener: Listener): void {
    register.add(listener);
    stopHearing ??= database.onChange(register.tell);
  }

  function end(listener: Listener): void {
    absences.over(listener);
    register.remove(listener);
    if (register.byQuery.size > 0) return;
    stopHearing?.();
    stopHearing = undefined;
  }

  return {
    async open({ requestId, ...opening }) {
      if (register.byQuery.size >= LISTENERS_MAX) {
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
    find: (queryId) => register.byQuery.get(queryId),
    on: register.on,
    end,
    leave(line) {
      for (const listener of register.on(line)) {
        listener.detach();
        absences.begin(listener);
      }
    },
    returned: absences.over,
    endAll: () => [...register.byQuery.values()].forEach(end),
  };
}

/** Listeners without a client: each ends when its client stays away too long. */
function createAbsences(end: (listener: Listener) => void) {
  const timers = new Map<Listener, NodeJS.Timeout>();
  return {
    begin(listener: Listener): void {
      const timer = setTimeout(() => end(listener), WAITS_FOR_CLIENT_MS);
      timer.unref();
      timers.set(listener, timer);
    },
    over(listener: Listener): void {
      clearTimeout(timers.get(listener));
      timers.delete(listener);
    },
  };
}

/** Listeners by their id and by what they listen to. */
function createRegister() {
  const byQuery = new Map<string, Listener>();
  const byCollection = new Map<string, Set<Listener>>();
  return {
    byQuery,
    on: (line: Line): Listener[] =>
      [...byQuery.values()].filter((listener) => listener.line === line),
    tell(changes: readonly Change[]): void {
      for (const [collection, listeners] of byCollection) {
        const own = changes.filter((change) => change.collection === collection).map(seen);
        if (own.length > 0) for (const listener of [...listeners]) listener.tell(own);
      }
    },
    add(listener: Listener): void {
      const others = byCollection.get(listener.collection);
      if (others) others.add(listener);
      else byCollection.set(listener.collection, new Set([listener]));
      byQuery.set(listener.queryId, listener);
    },
    remove(listener: Listener): void {
      byQuery.delete(listener.queryId);
      const others = byCollection.get(listener.collection);
      others?.delete(listener);
      if (others?.size === 0) byCollection.delete(listener.collection);
    },
  };
}
