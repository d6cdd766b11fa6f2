/** One document's part in an event, in the protocol's spelling. `Doc` and `UpdatedFields` are JSON texts. */
export type DocEvent = {
  readonly DataType: "add" | "update" | "replace" | "remove" | "limit";
  readonly QueueType: "enqueue" | "update" | "dequeue";
  readonly DocID: unknown;
  readonly Doc: string;
  readonly UpdatedFields?: string;
  /** The SDK reads this one in small letters only. */
  readonly removedFields?: string;
};

export type NumberedEvent = DocEvent & { readonly ID: number };

/** The initial event is the first. */
const FIRST_ID = 1;
/** How much is kept for a client that lost its connection, or an event, and comes back for it. */
const EVENTS_KEPT_MAX = 5_000;
const TEXT_KEPT_MAX = 16 * 1024 * 1024;

/** The events of one listener, numbered without gaps; the SDK sees by the numbers that it missed one. */
export interface Outbox {
  readonly lastId: number;
  /** Events that happened together get one number: the client sees them as one change. */
  put(together: readonly DocEvent[]): readonly NumberedEvent[];
  /** All after `id`; undefined when some of them are no longer kept, or `id` is yet to come. */
  since(id: number): readonly NumberedEvent[] | undefined;
  /** The client has everything up to `id`. */
  forget(id: number): void;
}

export function createOutbox(): Outbox {
  let lastId = FIRST_ID;
  let kept: NumberedEvent[] = [];
  let keptText = 0;
  /** Everything after this number is kept. */
  let keptAfter = FIRST_ID;

  function forget(id: number): void {
    if (id <= keptAfter || id > lastId) return;
    kept = kept.filter((event) => event.ID > id);
    keptText = kept.reduce((sum, event) => sum + lengthOf(event), 0);
    keptAfter = id;
  }

  return {
    get lastId() {
      return lastId;
    },
    put(together) {
      lastId += 1;
      const numbered = together.map((event) => ({ ID: lastId, ...event }));
      kept.push(...numbered);
      for (const event of numbered) keptText += lengthOf(event);
      // Half at a time, so that not every event pays for a walk.
      if (kept.length > EVENTS_KEPT_MAX || keptText > TEXT_KEPT_MAX) {
        forget(kept[Math.floor(kept.length / 2)]?.ID ?? lastId);
      }
      return numbered;
    },
    since(id) {
      if (id < keptAfter || id > lastId) return undefined;
      return kept.filter((event) => event.ID > id);
    },
    forget,
  };
}

function lengthOf({ Doc, UpdatedFields = "" }: DocEvent): number {
  return Doc.length + UpdatedFields.length;
}
