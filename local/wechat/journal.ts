import { appendEvents, readEvents, type Durability } from "../eventFile.ts";
import { createTurns } from "../turns.ts";

/** Writes events down for good, and only then into the book. */
export type Commit<E> = (events: readonly E[]) => Promise<void>;

/** Runs one change of a book. Changes run one at a time, each on the book that the one before it left. */
export type InTurn<B, E> = <T>(
  change: (book: B, commit: Commit<E>) => Promise<T> | T,
) => Promise<T>;

export interface Journal<B, E> {
  readonly inTurn: InTurn<B, E>;
  /** The book as it stands. Do not change it. */
  book(): B;
  /** Resolves when no change is on its way any more. Never rejects. */
  settled(): Promise<void>;
}

/**
 * A book that follows from the events of one file, read at once.
 *
 * A write that fails is answered as an error, and the book is read again: what the disk says is so.
 */
export function openJournal<B, E extends object>(o: {
  path: string;
  durability: Durability;
  empty: () => B;
  apply: (book: B, event: E) => void;
}): Journal<B, E> {
  let book = open();
  let isStale = false;
  const turns = createTurns();

  function open(): B {
    const opened = o.empty();
    for (const event of readEvents<E>(o.path)) o.apply(opened, event);
    return opened;
  }
  async function commit(events: readonly E[]): Promise<void> {
    if (events.length === 0) return;
    isStale = true;
    await appendEvents(o.path, events, o.durability);
    isStale = false;
    for (const event of events) o.apply(book, event);
  }

  return {
    book: () => book,
    inTurn: (change) =>
      turns.run(() => {
        if (isStale) [book, isStale] = [open(), false];
        return change(book, commit);
      }),
    settled: turns.settled,
  };
}
