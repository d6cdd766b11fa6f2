import { applyEvent, emptyBook, type TransferBook, type TransferEvent } from "./transferBill.ts";
import { appendEvents, readEvents, type Durability } from "./transferFile.ts";

/** Writes events down for good, and only then into the book. */
export type Commit = (events: readonly TransferEvent[]) => Promise<void>;

/** Runs one change of the book. Changes run one at a time, each on the book that the one before it left. */
export type InTurn = <T>(change: (book: TransferBook, commit: Commit) => Promise<T>) => Promise<T>;

/**
 * The book of transfers of one file, read at the first change.
 *
 * A write that fails is answered as an error, and the book is read again: what the disk says is so.
 */
export function openJournal(path: string, durability: Durability): InTurn {
  let opened: TransferBook | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function open(): Promise<TransferBook> {
    const book = emptyBook();
    for (const event of await readEvents(path)) applyEvent(book, event);
    return book;
  }

  return (change) => {
    const turn = last.then(async () => {
      const book = (opened ??= await open());
      return change(book, async (events) => {
        opened = undefined;
        await appendEvents(path, events, durability);
        opened = book;
        for (const event of events) applyEvent(book, event);
      });
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
