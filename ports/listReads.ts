import type { Case } from "#core/commission/case.ts";
import type { Fen } from "#core/money.ts";
import type { Performance } from "#core/people/performance.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Visitors } from "#core/people/visitors.ts";
import type { State } from "#core/wallet/machine.ts";
import type { ReleaseReason, Withdrawal } from "#core/wallet/withdrawal.ts";
import type { Place } from "#ports/messageReads.ts";
import type { FanView } from "#ports/reads.ts";

/** From the first instant on, until the second, exclusive. */
export type TimeSpan = { readonly fromMs: number; readonly untilMs: number };

export type PerformanceField = "number" | "recentSoldFen" | "recentFans" | "recentSharesFen";
export type PerformanceOrder = {
  readonly by: PerformanceField;
  readonly isDescending: boolean;
};
/** The last of the page before: what it was sorted by, and its number. */
export type PerformancePlace = { readonly value: number; readonly number: number };

export type FanFilter = Partial<TimeSpan> & {
  /** Of when they opened their very first code: with one of these, a promoter and a channel are that code's. */
  readonly cameFromMs?: number;
  readonly cameUntilMs?: number;
  readonly promoterNumber?: number;
  readonly channel?: number;
};

/** By which time of theirs a list of fans is sorted and goes on. */
export const fanTime = ({
  cameFromMs,
  cameUntilMs,
}: Pick<FanFilter, "cameFromMs" | "cameUntilMs">): "cameAtMs" | "touchedAtMs" =>
  cameFromMs === undefined && cameUntilMs === undefined ? "touchedAtMs" : "cameAtMs";

/** Where a promoter's share of a case stands: `coming` = a part becomes available after the instant; `held`; `come`. */
export type DueFilter = TimeSpan & {
  readonly promoterId?: string;
  /** Of each case the first instant after now, or the last one until now. */
  readonly way: "coming" | "come";
  readonly nowMs: number;
};
export type DueCase = { readonly case: Case; readonly dueMs: number };

/** The span is of the request. */
export type WithdrawalFilter = TimeSpan & {
  readonly promoterId?: string;
  /** Only those that were told to WeChat or the bank, or were over, within another span. */
  readonly sent?: TimeSpan;
  readonly ended?: TimeSpan;
  /** Only those whose tax is of these months; nothing that was never sent is of any. */
  readonly months?: readonly string[];
  /** Left out = all. */
  readonly states?: readonly State[];
  readonly reasons?: readonly ReleaseReason[];
};
export type FoundWithdrawal = {
  readonly promoterId: string;
  readonly withdrawal: Withdrawal;
  readonly isArchived: boolean;
};

/** What of a wallet the figures of promoters need. */
export type WalletBalances = {
  readonly promoterId: string;
  readonly watermarkMs: number;
  readonly availableFen: Fen;
  readonly paidFen: Fen;
};
/** What sales and shares add up to: since ever, and since an instant. */
export type SoldSums = {
  readonly promoterId: string;
  readonly orders: number;
  readonly soldFen: Fen;
  readonly recentOrders: number;
  readonly recentSoldFen: Fen;
  readonly lastMs: number;
};
export type EarnedSums = {
  readonly promoterId: string;
  /** Parts that become available later. */
  readonly pendingFen: Fen;
  /** Parts of orders that were paid since then. */
  readonly recentFen: Fen;
};

/** What the figures of promoters are reckoned from, and their list by them. */
export interface FigureReads {
  /** Promoters that have all of these marks, after a place. `marks`: the rarest first. 1 request. */
  performancesPage(
    marks: readonly string[],
    order: PerformanceOrder,
    after: PerformancePlace | null,
    limit: number,
  ): Promise<readonly Performance[]>;
  /** Those of the promoters of these numbers of whom something was reckoned, both ends included, 500 at most. 1 request. */
  performancesFrom(firstNumber: number, lastNumber: number): Promise<readonly Performance[]>;
  /** What visitors brought some promoters, of 200,000 visitors at most; a promoter's own openings are left out. 2 requests, or none for nobody. */
  visitorSums(
    promoters: readonly Pick<Promoter, "_id" | "number">[],
    sinceMs: number,
  ): Promise<readonly Visitors[]>;
  /** What at most 500 promoters sold themselves. 1 request, or none for nobody. */
  soldSums(promoterIds: readonly string[], sinceMs: number): Promise<readonly SoldSums[]>;
  /** What at most 500 promoters earn: parts that become available after `untilMs`, and those of orders paid since. 1 request, or none for nobody. */
  earnedSums(
    promoterIds: readonly string[],
    sinceMs: number,
    untilMs: number,
  ): Promise<readonly EarnedSums[]>;
  /** Balances of at most 500 promoters; who has no wallet is left out. 1 request, or none for nobody. */
  balancesOf(promoterIds: readonly string[]): Promise<readonly WalletBalances[]>;
}

/** What lists and tables of withdrawals ask. */
export interface WithdrawalReads {
  /** Withdrawals that were asked for within a span, open or archived, the newest first, after a place. 2 requests. */
  withdrawalsFound(
    filter: WithdrawalFilter,
    after: Place | null,
    limit: number,
  ): Promise<readonly FoundWithdrawal[]>;
  /** The withdrawal of a transfer's number: one, or none. 2 requests. */
  withdrawalOfTransfer(transferNumber: string): Promise<readonly FoundWithdrawal[]>;
  /** How many withdrawals that are not archived are in one of these states, at most `max`. 1 request. */
  countWithdrawals(states: readonly State[], max: number): Promise<number>;
}

/** What the work lists of staff ask. Each page is answered by an index whose order is the list's. */
export interface ListReads extends FigureReads, WithdrawalReads {
  /** How many promoters have a mark, at most `max`. 1 request. */
  countMarked(mark: string, max: number): Promise<number>;
  /** How many somebody introduced himself, at most `max`. 1 request. */
  countIntroduced(promoterId: string, max: number): Promise<number>;
  /**
   * Those who opened codes, the newest visit first, after a place; `Place.atMs` −1 = no time is kept. By when they came
   * first, the newest first: those of whom no touch was folded, with promoters who opened their own code. 1 request.
   */
  fansFound(
    filter: FanFilter,
    after: Place | null,
    limit: number,
  ): Promise<readonly { readonly fanId: string; readonly view: FanView }[]>;
  /** How many persons opened a code of a channel and visited since, and how many orders it brought; at most `max` each. 2 requests. */
  channelCounts(
    channel: number,
    sinceMs: number,
    max: number,
  ): Promise<{ readonly visitors: number; readonly orders: number }>;
  /** Cases that were paid within a span, of one promoter or of all, the newest first, after a place. 1 request. */
  casesPaid(
    filter: TimeSpan & { readonly promoterId?: string },
    after: Place | null,
    limit: number,
  ): Promise<readonly Case[]>;
  /** Cases of which something becomes available, or became, within a span: `coming` the earliest first, `come` the latest first. 1 request. */
  casesDue(filter: DueFilter, after: Place | null, limit: number): Promise<readonly DueCase[]>;
  /** Cases that something holds, the newest payment first, after a place. 1 request. */
  casesHeld(
    promoterId: string | null,
    after: Place | null,
    limit: number,
  ): Promise<readonly Case[]>;
}

/** By what pages of withdrawals go on: two promoters may use the same id. */
export const withdrawalPlaceId = ({ promoterId, withdrawal }: FoundWithdrawal): string =>
  `${promoterId}:${withdrawal.id}`;

/** The newest first, each once: one that is being archived lies in both places for a moment. */
export function newestWithdrawals(
  found: readonly FoundWithdrawal[],
  limit: number,
): readonly FoundWithdrawal[] {
  const byId = new Map([...found].reverse().map((one) => [withdrawalPlaceId(one), one]));
  return [...byId.values()]
    .sort(
      (a, b) =>
        b.withdrawal.requestedAtMs - a.withdrawal.requestedAtMs ||
        (withdrawalPlaceId(a) < withdrawalPlaceId(b) ? 1 : -1),
    )
    .slice(0, limit);
}
