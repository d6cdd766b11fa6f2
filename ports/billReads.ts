import type { Case } from "#core/commission/case.ts";
import type { Fen } from "#core/money.ts";
import type { Break } from "#core/reconcile/break.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { State } from "#core/wallet/machine.ts";
import type { ClosedWithdrawal, PayoutChannel } from "#core/wallet/withdrawal.ts";

/** From `fromMs` on and before `untilMs`. */
export type Span = { readonly fromMs: number; readonly untilMs: number };

/** What one day in China adds up to; `day` counts days since 1970 there. */
export type DaySum = { readonly day: number; readonly count: number; readonly amountFen: Fen };
export type TransferSum = {
  readonly day: number;
  readonly channel: PayoutChannel;
  readonly state: State;
  readonly count: number;
  readonly netFen: Fen;
  readonly taxFen: Fen;
};

/** Where a list of breaks goes on: after the break that was found then and has this id. */
export type BreakPlace = { readonly foundAtMs: number; readonly id: string };

/** What reconciliation asks of the books. */
export interface BillReads {
  /** Cases whose payment succeeded within a span, in the order of their ids, after `afterId`. 1 request. */
  casesPaidBetween(span: Span, afterId: string, limit: number): Promise<readonly Case[]>;
  /** Wallets with a withdrawal that was sent within a span, by id, after `afterId`. 1 request. */
  walletsSentBetween(span: Span, afterId: string, limit: number): Promise<readonly Wallet[]>;
  /** Archived withdrawals with one of at most 100 transfer numbers. 1 request. */
  archivedOfTransfers(transferNumbers: readonly string[]): Promise<readonly ClosedWithdrawal[]>;
  /** Breaks that are open, or closed, in the order in which they were found. 1 request. */
  breaksPage(isOpen: boolean, after: BreakPlace | null, limit: number): Promise<readonly Break[]>;
  /** Breaks of the days from one to another, both included, in the order of their ids, after `afterId`. 1 request. */
  breaksOfDays(
    from: string,
    until: string,
    afterId: string,
    limit: number,
  ): Promise<readonly Break[]>;
  /** Payments that succeeded within a span, by day. 1 request. */
  paidByDay(span: Span): Promise<readonly DaySum[]>;
  /** Refunds that began here within a span (`refundBeganMs`), by the day on which they did. 1 request. */
  refundedByDay(span: Span): Promise<readonly DaySum[]>;
  /** Withdrawals that were sent within a span, archived ones too, by day, channel and state. 2 requests. */
  transfersByDay(span: Span): Promise<readonly TransferSum[]>;
}
