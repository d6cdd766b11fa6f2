import type { Clock } from "../../clock.ts";
import type { Durability } from "../../eventFile.ts";
import { openJournal, type Journal } from "../journal.ts";
import type { Script } from "../script.ts";
import { createNoticeShelf, type NoticeShelf } from "./noticeShelf.ts";
import {
  afterEvent,
  afterSending,
  firstNotice,
  type NoticeEvent,
  type OutNotice,
  type OwedNotice,
  type SentNotice,
} from "./outNotice.ts";
import type { Delivered } from "./payNotices.ts";

/** How often and how late a notice shall come although it is taken. */
export interface Plan {
  readonly notices?: number | undefined;
  readonly delayMs?: number | undefined;
}

/** What happened to each notice, by its number. */
type OutboxBook = Map<string, NoticeEvent[]>;

export interface Outbox {
  /** Keeps a notice to be sent when it is due. One of the same number that was not sent yet is replaced. */
  owe(notice: OwedNotice, plan?: Plan): Promise<void>;
  /** Forgets a notice that is not owed any more. */
  forgive(id: string): void;
  /** Sends one notice at once if it is due now; undefined if it is not. */
  sendNow(id: string): Promise<SentNotice | undefined>;
  nextDueMs(): number | undefined;
  runDue(untilMs: number): Promise<number>;
  deliver(): Promise<Delivered>;
  /** All that waits, and the last that ended; the newest fact first. */
  list(): readonly OutNotice[];
  settled(): Promise<void>;
}

interface Means {
  readonly clock: Clock;
  readonly script: Script;
  /** Brings one notice to its address or function. Never rejects. */
  readonly bring: (notice: OwedNotice) => Promise<SentNotice>;
}
interface Parts extends Means {
  readonly journal: Journal<OutboxBook, NoticeEvent>;
  readonly shelf: NoticeShelf;
}

/**
 * Notices of WeChat Pay that are owed. That they are owed follows from the books of orders and transfers;
 * only what became of them is written here, so that killing the process between the two loses none.
 */
export function createOutbox(
  o: Means & { readonly path: string; readonly durability: Durability },
): Outbox {
  const { clock } = o;
  const journal = openJournal<OutboxBook, NoticeEvent>({
    ...{ path: o.path, durability: o.durability, empty: () => new Map() },
    apply(book, event) {
      const known = book.get(event.id);
      if (known === undefined) book.set(event.id, [event]);
      else known.push(event);
    },
  });
  const shelf = createNoticeShelf();

  const parts: Parts = { ...o, journal, shelf };
  const send = (notice: OutNotice) => sendOne(parts, notice);

  return {
    async owe(notice, plan = {}) {
      const history = await historyOf(parts, notice, plan);
      // What is out tells the same already.
      if (shelf.isOut(notice.id)) return;
      shelf.keep(history.reduce(afterEvent, firstNotice(notice)));
    },
    forgive: shelf.drop,
    async sendNow(id) {
      const nowMs = clock.nowMs();
      const notice = shelf.takeOut((each) => each.id === id && each.dueMs <= nowMs);
      if (notice === undefined) return undefined;
      const { sent, after } = await send(notice);
      shelf.keep(after);
      return sent;
    },
    nextDueMs: shelf.nextDueMs,
    async runDue(untilMs) {
      let count = 0;
      for (;;) {
        const due = shelf.takeEarliest(untilMs);
        if (due.length === 0) return count;
        await Promise.all(due.map(async (notice) => shelf.keep((await send(notice)).after)));
        count += due.length;
      }
    },
    deliver: () => deliverAll(shelf, send, clock.nowMs()),
    list: shelf.list,
    settled: journal.settled,
  };
}

/** Sends one notice that was taken out. Whatever goes wrong, it is laid down again. */
async function sendOne(
  { bring, clock, journal, shelf }: Parts,
  notice: OutNotice,
): Promise<{ sent: SentNotice; after: OutNotice }> {
  const sent = await bring(notice);
  const { taken, answer } = sent;
  const { id } = notice;
  const event = { type: "sent", id, taken, answer, atMs: clock.nowMs() } as const;
  await journal
    .inTurn((_, commit) => commit([event]))
    .catch((error: unknown) => {
      shelf.keep(notice); // Not known to have been sent, it is sent again.
      throw error;
    });
  return { sent, after: afterSending(notice, event) };
}

/** What is known of a notice; of one that is new, what a script or the caller wants of it. */
async function historyOf(
  { journal, script }: Parts,
  notice: OwedNotice,
  { notices = 1, delayMs = 0 }: Plan,
) {
  const known = journal.book().get(notice.id);
  if (known !== undefined) return known;
  const line = script.take(notice.eventType, notice.resource);
  const left = notices + (line?.duplicate ?? 0);
  const wait = delayMs + (line?.delayMs ?? 0);
  if (left === 1 && wait === 0) return [];
  const planned = { type: "planned", id: notice.id, left, delayMs: wait } as const;
  await journal.inTurn((_, commit) => commit([planned]));
  return journal.book().get(notice.id) ?? [];
}

/** Sends all that has happened; what is not taken once, and laid down at the end, or it would be sent for ever. */
async function deliverAll(
  shelf: NoticeShelf,
  send: (notice: OutNotice) => Promise<{ sent: SentNotice; after: OutNotice }>,
  nowMs: number,
): Promise<Delivered> {
  const refused: OutNotice[] = [];
  let delivered = 0;
  const next = () => shelf.takeOut(({ createdAtMs }) => createdAtMs <= nowMs);
  try {
    for (let notice = next(); notice !== undefined; notice = next()) {
      const { sent, after } = await send(notice);
      if (sent.taken) delivered += 1;
      if (sent.taken || after.state !== "waiting") shelf.keep(after);
      else refused.push(after);
    }
  } finally {
    for (const notice of refused) shelf.keep(notice);
  }
  return { delivered, refused: refused.length };
}
