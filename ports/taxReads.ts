import type { Identity } from "#core/identity/identity.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import type { Fen } from "#core/money.ts";
import type { PaidSum } from "#core/tax/paid.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";

/** What tax files and the month of the tax office ask. */
export interface TaxReads {
  /** The identities of some promoters, at most 100. 1 request. */
  identitiesOf(promoterIds: readonly string[]): Promise<readonly Identity[]>;
  /** Whose identity has this mark: one promoter's, or nobody's. 1 request. */
  identitiesMarked(idMark: string): Promise<readonly Identity[]>;
  /**
   * What archived withdrawals paid to at most 100 promoters in the months from `fromMonth` to `untilMonth`, both
   * included, summed up. `exceptIds`: archive ids that are counted already. 1 request.
   */
  archivedPay(
    promoterIds: readonly string[],
    months: { readonly fromMonth: string; readonly untilMonth: string },
    exceptIds: readonly string[],
  ): Promise<readonly PaidSum[]>;
  /** What at most 100 promoters paid back and what was written off, in [`fromMs`, `untilMs`), as filed. 1 request. */
  debtEntries(
    promoterIds: readonly string[],
    span: { readonly fromMs: number; readonly untilMs: number },
  ): Promise<readonly JournalEntry[]>;
  /** The tax of everything paid in a month, over all promoters, each withdrawal once. 2 requests. */
  taxWithheld(month: string): Promise<Fen>;
  /** What the brand paid to the tax office for a month, with corrections: at most 1,000 entries. 1 request. */
  taxPayments(month: string): Promise<readonly BrandEntry[]>;
}
