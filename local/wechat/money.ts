import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Durability } from "../eventFile.ts";
import type { CallLog } from "./callLog.ts";
import { openJournal } from "./journal.ts";
import { createCourier, SIGN_TEST } from "./notice/courier.ts";
import { createOutbox, type Outbox } from "./notice/outbox.ts";
import {
  billNotice,
  billNoticeId,
  NOTICE_EVENTS,
  orderNotice,
  refundNotice,
  refundNoticeIds,
} from "./notice/owedNotices.ts";
import type { CallFunction } from "./notice/payNotices.ts";
import type { Script } from "./script.ts";
import { createOrders, type Orders } from "./trade/orders.ts";
import { applyPayEvent, emptyPayBook, type PayBook, type PayEvent } from "./trade/payBook.ts";
import { createPayment, type BuyerActs } from "./trade/payment.ts";
import { createByHand, type ByHand } from "./trade/byHand.ts";
import { createRefunds, type RefundOfOrder, type Refunds } from "./trade/refunds.ts";
import { openSettings, type SettingsFile } from "./transfer/merchantSettings.ts";
import type { Bill } from "./transfer/transferBill.ts";
import { createTransfers, type Transfers } from "./transfer/transfers.ts";
import type { DevKeys } from "./v3/devKeys.ts";
import { isRefusal } from "./v3/payRefusal.ts";

/** Everything that has to do with money: what is ordered, paid, paid back, transferred, and told of it. */
export interface Money {
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly transfers: Transfers;
  readonly outbox: Outbox;
  readonly settings: SettingsFile;
  /** What the buyer does with a payment. */
  readonly buyer: BuyerActs;
  /** What a developer says was paid, and paid back, without an order. */
  readonly byHand: ByHand;
  book(): PayBook;
  /** Sets what the basic account of a merchant holds, in fen. */
  setBalance(mchid: string, balanceFen: number): Promise<void>;
  settled(): Promise<void>;
}

/** `directory` is WeChat's own. What is read there is owed its notices at once. */
export function createMoney(o: {
  directory: string;
  clock: Clock;
  durability: Durability;
  log: CallLog;
  script: Script;
  keys: () => Promise<DevKeys>;
  callFunction: CallFunction;
  noticeCopies: () => 0 | 1 | 2;
}): Money {
  const { clock, durability, script } = o;
  script.offer("notice", [...NOTICE_EVENTS, SIGN_TEST]);
  const settings = openSettings(join(o.directory, "merchant_settings.json"));
  const journal = openJournal<PayBook, PayEvent>({
    ...{ path: join(o.directory, "payments.jsonl"), durability },
    ...{ empty: emptyPayBook, apply: applyPayEvent },
  });
  const outbox = createOutbox({
    ...{ path: join(o.directory, "notices.jsonl"), durability, clock, script },
    bring: createCourier(o),
  });
  const transfers = createTransfers({
    ...{ path: join(o.directory, "transfers.jsonl"), durability, clock },
    limits: () => settings.read().transfer,
    onBill: (bill) => tellOfBill(outbox, bill),
  });
  const { inTurn, book } = journal;
  const orders = createOrders({ clock, inTurn, book });
  const refunds = tellingRefunds(outbox, createRefunds({ clock, inTurn, book }));
  const recalled = recall(outbox, { book: book(), refunds, bills: transfers.bills() });
  const buyer = createPayment({ clock, inTurn, outbox });
  const byHand = createByHand({ clock, inTurn });

  return {
    ...{ orders, refunds, transfers, outbox, settings, buyer, byHand, book },
    setBalance: (mchid, balanceFen) =>
      inTurn((_, commit) => commit([{ type: "balance", mchid, balanceFen }])),
    async settled() {
      await recalled;
      await Promise.all([journal, outbox, transfers].map((each) => each.settled()));
    },
  };
}

/** Refunds whose ends are told of, as soon as it is known when they come. */
function tellingRefunds(outbox: Outbox, refunds: Refunds): Refunds {
  async function tell(found: RefundOfOrder): Promise<void> {
    const owed = refundNotice(found);
    for (const id of refundNoticeIds(found)) if (id !== owed?.id) outbox.forgive(id);
    if (owed !== undefined) await outbox.owe(owed);
  }
  return {
    ...refunds,
    async ask(mchid, request) {
      const found = await refunds.ask(mchid, request);
      if (!isRefusal(found)) await tell(found);
      return found;
    },
    async answer(key, result) {
      const answered = await refunds.answer(key, result);
      const found = refunds.find(key);
      if (!isRefusal(found)) await tell(found);
      return answered;
    },
  };
}

async function tellOfBill(outbox: Outbox, bill: Bill): Promise<void> {
  if (bill.request.notify_url === undefined) return;
  const owed = billNotice(bill);
  if (owed === undefined) outbox.forgive(billNoticeId(bill));
  else await outbox.owe(owed);
}

/** What was owed when the process ended is owed still. */
async function recall(
  outbox: Outbox,
  { book, refunds, bills }: { book: PayBook; refunds: Refunds; bills: readonly Bill[] },
): Promise<void> {
  for (const order of book.orders.values()) {
    const owed = orderNotice(order);
    if (owed !== undefined) await outbox.owe(owed);
  }
  for (const { terms } of book.refunds.values()) {
    const found = refunds.find({ mchid: terms.mchid, no: terms.outRefundNo });
    const owed = isRefusal(found) ? undefined : refundNotice(found);
    if (owed !== undefined) await outbox.owe(owed);
  }
  for (const bill of bills) await tellOfBill(outbox, bill);
}
