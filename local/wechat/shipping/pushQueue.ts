import type { Clock } from "../../clock.ts";
import type { InTurn } from "../journal.ts";
import { createNoticeQueue } from "../notice/noticeQueue.ts";
import type { PushToFunction } from "../push/functionPush.ts";
import type { Script } from "../script.ts";
import type { PayKey } from "../trade/payBook.ts";
import type { ShippingBook, ShippingEvent } from "./shippingBook.ts";
import { SETTLEMENT_EVENT, type OwedPush } from "./shippingReplies.ts";

type Waiting = OwedPush & {
  readonly key: PayKey;
  /** How often it is still to be taken; null: no script was looked at yet. */
  readonly left: number | null;
};

/**
 * Events of shipping that wait for their time. That they are owed follows from the book; only that they went out is
 * written there, so that a kill loses none. Each gets WeChat's three tries and is then given up.
 */
export function createPushQueue(o: {
  clock: Clock;
  script: Script;
  inTurn: InTurn<ShippingBook, ShippingEvent>;
  book: () => ShippingBook;
  /** What an order owes as it stands. */
  owedNow: (key: PayKey) => readonly OwedPush[];
  push: PushToFunction;
}) {
  const { script, book, inTurn } = o;
  const queue = createNoticeQueue<Waiting>();
  script.offer("notice", [SETTLEMENT_EVENT]);

  /** What is still owed at that instant: a buyer who got his money back, or a re-shipping, changes it. */
  async function send(waiting: Waiting): Promise<void> {
    const { id, key, about } = waiting;
    const owed = o.owedNow(key).find((each) => each.id === id);
    if (owed === undefined || owed.dueMs > waiting.dueMs) return;
    const line = waiting.left === null ? script.take(SETTLEMENT_EVENT, owed.event) : undefined;
    const left = waiting.left ?? 1 + (line?.duplicate ?? 0);
    const delayMs = line?.delayMs ?? 0;
    if (delayMs > 0) return queue.add({ ...waiting, left, dueMs: waiting.dueMs + delayMs });
    const { taken, answer } = await o.push(owed.event, about);
    if (taken && left > 1) return queue.add({ ...waiting, left: left - 1 });
    const atMs = o.clock.nowMs();
    await inTurn((_, commit) => commit([{ type: "pushed", id, answer, atMs }]));
  }

  return {
    /** Plans what an order owes, in the place of what was planned for it before. */
    plan(key: PayKey): void {
      const isOf = (each: Waiting) => each.key.no === key.no && each.key.mchid === key.mchid;
      while (queue.take(isOf) !== undefined);
      for (const owed of o.owedNow(key)) {
        if (!book().pushed.has(owed.id)) queue.add({ ...owed, key, left: null });
      }
    },
    nextDueMs: queue.nextDueMs,
    async runDue(untilMs: number): Promise<number> {
      let count = 0;
      for (;;) {
        const due = queue.takeEarliest(untilMs);
        if (due.length === 0) return count;
        await Promise.all(due.map(send));
        count += due.length;
      }
    },
  };
}
