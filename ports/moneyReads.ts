import type { Case } from "#core/commission/case.ts";
import type { Fen } from "#core/money.ts";
import type { State } from "#core/wallet/machine.ts";
import type { Place } from "#ports/messageReads.ts";

/** Withdrawals of one state that are not archived. */
export type StateSum = { readonly state: State; readonly count: number; readonly amountFen: Fen };

/** What the money desk of staff asks. */
export interface MoneyReads {
  /** Cases with corrections, one of which waits for a second person or none does, the newest step first, after a place. 1 request. */
  casesCorrected(isWaiting: boolean, after: Place | null, limit: number): Promise<readonly Case[]>;
  /** How many withdrawals stand in each of some states, and their sum. A state that none is in is left out. 1 request. */
  withdrawalSums(states: readonly State[]): Promise<readonly StateSum[]>;
  /** Of how many promoters something becomes available in (`afterMs`, `untilMs`], and how much in all. 1 request. */
  dueSum(span: {
    readonly afterMs: number;
    readonly untilMs: number;
  }): Promise<{ readonly promoters: number; readonly amountFen: Fen }>;
}
