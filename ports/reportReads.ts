import type { BookTotals } from "#core/ledger/trial.ts";
import type { SalesDay } from "#core/reports/day.ts";
import type { SalesTable } from "#core/reports/tables.ts";
import type { PaidOrder } from "#core/reports/sale.ts";
import type { Visitor, VisitDay } from "#core/reports/visits.ts";
import type { Balances } from "#core/wallet/wallet.ts";
import type { State } from "#core/wallet/machine.ts";
import type { Span } from "#ports/billReads.ts";
import type { TimePlace } from "#ports/sheetReads.ts";

/** Whom a report is about; what is left out does not matter. */
export type PromotersAsked = {
  readonly group?: string;
  /** The level that he has at the instant. */
  readonly level?: string;
  /** The beginning of the code of his place. */
  readonly region?: string;
};

/** How many there are, and the earliest of them; null = there is none, or it is not known. */
export type Waiting = { readonly count: number; readonly sinceMs: number | null };

/** Withdrawals of one state. */
export type OpenWithdrawals = Waiting & {
  readonly state: State;
  readonly amountFen: number;
  /** When the first of them was sent; null = none was. */
  readonly sentMs: number | null;
  /** How many of them were sent before the instant that was asked about. */
  readonly late: number;
};

/** What reports ask of the books. Each is one aggregate or query over an index. */
export interface ReportReads extends TodayReads {
  /** Orders paid in a span, the newest first, those before a place. 1 request. */
  ordersPaidIn(span: Span, before: TimePlace | null, limit: number): Promise<readonly PaidOrder[]>;
  /** When each of at most 500 buyers paid for the first time. 1 request, or none for nobody. */
  firstPayments(buyerIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The approval numbers of at most 500 promoters. 1 request, or none for nobody. */
  numbersOf(promoterIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Persons who opened a code in a span, with all their touches, in the order of their ids, after `afterId`. 1 request. */
  visitors(
    span: Span,
    afterId: string,
    limit: number,
  ): Promise<readonly (Visitor & { readonly fanId: string })[]>;
  /** Derived days or months by their ids, of the tables only some: the others are "". 1 request, or none for no id. */
  salesDays(ids: readonly string[], tables: readonly SalesTable[]): Promise<readonly SalesDay[]>;
  /** The same of visits; without rows, `visits` is "": sums alone are a hundredth of it. 1 request, or none for no id. */
  visitDays(ids: readonly string[], withRows: boolean): Promise<readonly VisitDay[]>;
  /** When anything that reports count happened first: a payment, or an approval; null = nothing ever did. 2 requests. */
  firstCountedMs(): Promise<number | null>;
  /** The numbers of promoters whom a filter means, banned ones left out. 1 request. */
  numbersWhere(asked: PromotersAsked, nowMs: number): Promise<readonly number[]>;
  /** The numbers of those who are banned or have left. 1 request. */
  numbersBanned(nowMs: number): Promise<readonly number[]>;
  /** Where promoters are: two digits of GB/T 2260 by number; who has no place is left out. 1 request. */
  provincesOfPromoters(): Promise<ReadonlyMap<number, string>>;
}

/** What the page of today asks. Each is one aggregate or query over an index, but where it says so. */
export interface TodayReads {
  /** What was paid in each of some spans. 1 request. */
  paidIn(spans: readonly Span[]): Promise<readonly { orders: number; paidFen: number }[]>;
  /** Refunds that were recorded in each of some spans, of whatever order. 1 request. */
  refundedIn(spans: readonly Span[]): Promise<readonly { refunds: number; refundedFen: number }[]>;
  /** How many persons opened a code for the first time in each of some spans, as `visitRows` counts them. 1 request. */
  firstVisitsIn(spans: readonly Span[]): Promise<readonly number[]>;
  /** How many promoters were approved in each of some spans. 1 request. */
  approvedIn(spans: readonly Span[]): Promise<readonly number[]>;
  /** What entries from `fromMs` on booked to promoters: those before `untilMs`, and those from then on. 1 request. */
  bookedFrom(
    fromMs: number,
    untilMs: number,
  ): Promise<{ readonly beforeFen: number; readonly sinceFen: number }>;
  /** The balances of all wallets added up, and of them what is below zero. 1 request. */
  walletSums(): Promise<{
    readonly sums: Readonly<Record<keyof Balances, number>>;
    readonly debtFen: number;
    readonly debtors: number;
  }>;
  /** What the brand itself moved. 1 request. */
  brandPostings(): Promise<BookTotals["brand"]>;
  /** Withdrawals that have not ended, by state; `sentBeforeMs`: from when on one is late. 1 request. */
  openWithdrawals(
    sentBeforeMs: Readonly<Record<"sending" | "confirming", number>>,
  ): Promise<readonly OpenWithdrawals[]>;
  /** Of what was sent in some months: what reached promoters since two instants, archived withdrawals too. 2 requests. */
  paidOutSince(
    months: readonly string[],
    since: { readonly dayMs: number; readonly monthMs: number },
  ): Promise<{ readonly todayFen: number; readonly monthFen: number }>;
  /** Withdrawals that WeChat or a bank refused since an instant. 1 request. */
  failedTransfers(sinceMs: number): Promise<Waiting>;
  /** Breaks that nobody has closed. 1 request. */
  openBreaks(): Promise<Waiting>;
  /** How many stocks are as low as staff want to know, or lower. 1 request. */
  lowStocks(): Promise<Waiting>;
  /** Orders paid before an instant of which nothing was shipped. 1 request. */
  unshipped(paidBeforeMs: number): Promise<Waiting>;
  /** Orders whose buyer waits for an invoice. 1 request. */
  waitingInvoices(): Promise<Waiting>;
  /** Orders with a task that the timer gave up. 1 request. */
  failedTasks(): Promise<Waiting>;
  /** Of the newest 500 applications those of persons who are no promoters. 1 request. */
  waitingApplications(): Promise<Waiting>;
}
