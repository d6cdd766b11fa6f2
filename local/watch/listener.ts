import { randomUUID } from "node:crypto";
import type { Database } from "../database/index.ts";
import type { ServerMessage } from "./message.ts";
import { WatchError } from "./message.ts";
import { createOutbox, type NumberedEvent } from "./outbox.ts";
import { clientText, plainId, type Seen } from "./seen.ts";
import { openSight, type Sight, type Wanted } from "./sight.ts";

/** The way to a client, while it is there. */
export type Line = { send(message: ServerMessage): void };

/** One `watch()` of a client. It outlives its connection for a while, so that the client may come back for the rest. */
export interface Listener {
  readonly watchId: string;
  readonly queryId: string;
  readonly collection: string;
  /** Whom it was opened for: nobody else may take it over. */
  readonly owner: string;
  readonly line: Line | undefined;
  readonly lastId: number;
  /** Reads the documents and sends them as the answer to a request. Rejects with what the request is refused with. */
  start(requestId: string): Promise<void>;
  /** Changes of its collection, in order. */
  tell(changes: readonly Seen[]): void;
  detach(): void;
  /** Sends over another line from now on, first what the client has not got. Errors: QUERYID_INVALID_ERROR. */
  resume(line: Line, from: { readonly eventId: number; readonly requestId: string }): void;
  /** The client has all up to this event. */
  acknowledge(eventId: number): void;
}

/** Changes that wait while the documents are read. */
const WAITING_MAX = 50_000;

/** `onFailed` is told of what ends the listener after its start. */
export function createListener(o: {
  database: Database;
  watchId: string;
  wanted: Wanted;
  owner: string;
  line: Line;
  onFailed: (error: unknown) => void;
}): Listener {
  const { watchId, wanted } = o;
  const queryId = randomUUID();
  const outbox = createOutbox();
  let line: Line | undefined = o.line;
  let sight: Sight | undefined;
  let waiting: Seen[] = [];
  let isLooking = false;

  async function look(): Promise<void> {
    if (sight === undefined || isLooking) return;
    isLooking = true;
    try {
      while (waiting.length > 0) {
        // All writes of one commit are told in one turn: those that follow at once are looked at together.
        await Promise.resolve();
        const changes = waiting;
        waiting = [];
        const events = (await sight.look(changes)).flatMap((together) => outbox.put(together));
        if (events.length > 0) line?.send(nextEvent(`${queryId}_${outbox.lastId}`, events));
      }
    } catch (error) {
      o.onFailed(error);
    } finally {
      isLooking = false;
    }
  }

  function nextEvent(requestId: string, events: readonly NumberedEvent[]): ServerMessage {
    const msgData = { queryID: queryId, currEvent: outbox.lastId, events };
    return { msgType: "NEXT_EVENT", requestId, watchId, msgData };
  }

  return {
    ...{ watchId, queryId, collection: wanted.collection, owner: o.owner },
    get line() {
      return line;
    },
    get lastId() {
      return outbox.lastId;
    },
    async start(requestId) {
      const opened = await openSight(o.database, wanted);
      const events = opened.docs.map((doc) => ({
        ...{ ID: 0, DataType: "init", QueueType: "init" },
        ...{ DocID: plainId(doc["_id"] ?? null), Doc: clientText(doc) },
      }));
      const msgData = { queryID: queryId, currEvent: outbox.lastId, events };
      line?.send({ msgType: "INIT_EVENT", requestId, watchId, msgData });
      sight = opened;
      void look();
    },
    tell(changes) {
      waiting.push(...changes);
      if (waiting.length > WAITING_MAX) o.onFailed(new WatchError("SYS_ERR", "too many changes"));
      else void look();
    },
    detach: () => (line = undefined),
    resume(next, { eventId, requestId }) {
      const missed = outbox.since(eventId);
      if (missed === undefined) {
        throw new WatchError("QUERYID_INVALID_ERROR", "what came after that event is kept no more");
      }
      line = next;
      next.send(nextEvent(requestId, missed));
    },
    acknowledge: (eventId) => outbox.forget(eventId),
  };
}
