import type { Fan } from "#core/attribution/fan.ts";
import type { Settings } from "#core/brand/settings.ts";
import type { AccountReads } from "#ports/accountReads.ts";
import type { AuditReads } from "#ports/auditReads.ts";
import type { BonusReads } from "#ports/bonusReads.ts";
import type { MessageReads } from "#ports/messageReads.ts";
import type { PromoterReads } from "#ports/promoterReads.ts";
import type { MoneyReads } from "#ports/moneyReads.ts";
import type { PlanDraftReads } from "#ports/planDraftReads.ts";
import type { SheetReads } from "#ports/sheetReads.ts";
import type { StaffReads } from "#ports/staffReads.ts";
import type { ShopReads } from "#ports/shopReads.ts";
import type { Case } from "#core/commission/case.ts";
import type { Fen } from "#core/money.ts";
import type { Identity } from "#core/identity/identity.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Calendar } from "#core/plan/calendar.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import type { FiledSums } from "#core/wallet/monthStatement.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

/** All that decides whose fan somebody is. */
export type FanView = {
  readonly calendar: Calendar;
  readonly fan: Fan | null;
  /** When the fan's payments succeeded, in ms, the earliest first. */
  readonly paidAtMs: readonly number[];
  /** The same payments with their orders, in any order. */
  readonly payments: readonly BuyersPayment[];
  /** The promoters whose codes the fan opened, banned or not. */
  readonly promoters: readonly Promoter[];
  /** The fan as a promoter, if he is one. */
  readonly self: Promoter | null;
};

export type BuyersPayment = { readonly orderId: string; readonly atMs: number };

/** An order with all that its money depends on. */
export type OrderView = {
  readonly order: Order;
  readonly case: Case | null;
  readonly calendar: Calendar;
  /** The promoters of the order's chain. */
  readonly promoters: readonly Promoter[];
};

/** An order with all that its payment depends on: also whose fan its buyer is. */
export type PaymentView = OrderView & { readonly buyer: FanView };

/** A promoter's wallet with all that a withdrawal depends on. */
export type WalletView = {
  readonly calendar: Calendar;
  readonly promoter: Promoter | null;
  readonly wallet: Wallet | null;
  /** Whether another promoter's wallet holds a withdrawal of the id that was asked about. */
  readonly idTakenByOther: boolean;
  readonly settings: Settings;
  readonly identity: Identity | null;
};

/** What the brand has decided: its plan versions and its settings; the defaults where it has not. */
export type BrandView = { readonly calendar: Calendar; readonly settings: Settings };

/** What became due for a promoter in a span of time, and what is to come after it. */
export type Matured = { readonly maturedFen: Fen; readonly pendingFen: Fen };

/** Questions that one request answers across documents. What they return is a hint: changes re-check. */
export interface Reads
  extends
    AccountReads,
    AuditReads,
    BonusReads,
    MoneyReads,
    PlanDraftReads,
    MessageReads,
    PromoterReads,
    SheetReads,
    StaffReads,
    ShopReads {
  /** 1 request. */
  fanView(fanId: string): Promise<FanView>;
  /** The views of those who ever opened a code, in the order of their ids, after `afterId`. 1 request. */
  fanPage(
    afterId: string,
    limit: number,
  ): Promise<readonly { readonly fanId: string; readonly view: FanView }[]>;
  /** Null when there is no such order. 1 request. */
  orderView(orderId: string): Promise<OrderView | null>;
  /** The same, and the view of its buyer. 1 request. */
  paymentView(orderId: string): Promise<PaymentView | null>;
  /** A buyer's orders that were made after an instant, the earliest first, with their cases. 1 request. */
  ordersAfter(
    buyerId: string,
    afterMs: number,
    limit: number,
  ): Promise<readonly { readonly order: Order; readonly case: Case | null }[]>;
  /** The cases of some orders, in any order; an order without one is left out. 1 request. */
  casesOf(orderIds: readonly string[]): Promise<readonly Case[]>;
  /** 1 request. */
  brandView(): Promise<BrandView>;
  /** Promoters with their wallets, in the order of their ids, after `afterId`. 1 request. */
  walletPage(
    afterId: string,
    limit: number,
  ): Promise<readonly { readonly promoterId: string; readonly wallet: Wallet | null }[]>;
  /**
   * What the promoter's filed entries below `belowSeq` moved before `fromMs`, and from then on before `untilMs`, added up
   * by the accounts. 1 request.
   */
  journalSums(
    promoterId: string,
    span: { readonly fromMs: number; readonly untilMs: number; readonly belowSeq: number },
  ): Promise<FiledSums>;
  /** His filed entries of that span between two numbers, both left out, by number. 1 request. */
  journalPage(
    promoterId: string,
    span: {
      readonly fromMs: number;
      readonly untilMs: number;
      readonly afterSeq: number;
      readonly belowSeq: number;
    },
    limit: number,
  ): Promise<readonly JournalEntry[]>;
  /** 1 request. */
  walletView(promoterId: string, withdrawalId: string | null): Promise<WalletView>;
  /** The sum of the promoter's rows with `afterMs` < availableAtMs ≤ `untilMs`; it reads no others. 1 request. */
  maturedFen(promoterId: string, afterMs: number, untilMs: number): Promise<Fen>;
  /** The same, and the sum of all later rows: what a person wants to see. 1 request. */
  matured(promoterId: string, afterMs: number, untilMs: number): Promise<Matured>;
  /**
   * Everybody with rows in (`afterMs`, `untilMs`], in the order of their ids; null when there are more than
   * `rowsMax` rows, of which it then reads no more. 1 request.
   */
  promotersDue(
    span: { readonly afterMs: number; readonly untilMs: number },
    rowsMax: number,
  ): Promise<readonly string[] | null>;
  /** The wallets of some promoters, in any order; one without a wallet is left out. 1 request, or none for nobody. */
  walletsOf(promoterIds: readonly string[]): Promise<readonly Wallet[]>;
  /**
   * The sum of each promoter's rows after his watermark and until `untilMs`, by his id; who has no such rows is left
   * out. 1 request, or none for nobody.
   */
  maturedOf(
    watermarks: ReadonlyMap<string, number>,
    untilMs: number,
  ): Promise<ReadonlyMap<string, Fen>>;
  /** Wallets with a withdrawal that waits to be sent or for WeChat's answer, by id. 1 request. */
  walletsToPay(afterId: string, limit: number): Promise<readonly Wallet[]>;
  /** Cases to which WeChat has owed an answer since `untilMs` or longer, the oldest first, from `fromMs` on. 1 request. */
  casesWaiting(untilMs: number, limit: number, fromMs?: number): Promise<readonly Case[]>;
  /** Cases that changed at or after an instant, in the order of their ids, after `afterId`. 1 request. */
  casesChanged(sinceMs: number, afterId: string, limit: number): Promise<readonly Case[]>;
  /** Wallets whose available balance is below zero, by id. 1 request. */
  walletsInDebt(afterId: string, limit: number): Promise<readonly Wallet[]>;
  /** Wallets of which the brand has ever given up a debt, by id. 1 request. */
  walletsWrittenOff(afterId: string, limit: number): Promise<readonly Wallet[]>;
  /** The wallets that hold a withdrawal of one of these transfer numbers, archived ones left out. 1 request. */
  walletsOfTransfers(transferNumbers: readonly string[]): Promise<readonly Wallet[]>;
  /** The wallets that hold a withdrawal of this id: one, or none. 1 request. */
  walletsWith(withdrawalId: string): Promise<readonly Wallet[]>;
  /** Wallets whose outbox is longer than it should be, by id. 1 request. */
  walletsToFlush(limit: number): Promise<readonly Wallet[]>;
}
