import type { Account } from "#core/ledger/entry.ts";

/** What the brand spends on commission. Its balance is below zero: it is where the money comes from. */
export const BRAND_COMMISSION: Account = "brand:commission";
/** What WeChat has paid to promoters for the brand. */
export const WECHAT_BALANCE: Account = "wechat:balance";
/** What the brand has paid to promoters by bank, with receipts that staff recorded. */
export const BANK_PAID: Account = "bank:paid";
/** What promoters have paid back by bank after refunds. Below zero: it came in. */
export const BANK_REPAID: Account = "bank:repaid";
/** What the brand has paid to the tax office of the tax that it withheld. */
export const BANK_TAX: Account = "bank:tax";
/** What promoters owed back and the brand gave up. Below zero, as an expense. */
export const BRAND_BAD_DEBT: Account = "brand:bad-debt";
/** Tax withheld from the payouts of a month in China (`2026-03`), owed to the tax office. */
export const taxOf = (month: string): Account => `tax:${month}`;

/** Earned, not yet due. */
export const pendingOf = (promoterId: string): Account => `pending:${promoterId}`;
/** Due. May be below zero: owed back after a refund. */
export const availableOf = (promoterId: string): Account => `available:${promoterId}`;
/** Held for withdrawals that nobody sent yet. */
export const frozenOf = (promoterId: string): Account => `frozen:${promoterId}`;
/** What WeChat was told to pay, less tax, until its answer is known. */
export const sendingOf = (promoterId: string): Account => `sending:${promoterId}`;
/** The tax of what WeChat was told to pay, until its answer is known. */
export const taxHeldOf = (promoterId: string): Account => `tax-held:${promoterId}`;
