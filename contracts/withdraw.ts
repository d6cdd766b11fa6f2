import * as z from "zod";
import { fenSchema, idSchema, pageSchema } from "#contracts/fields.ts";
import type { Fen } from "#core/money.ts";
import type { WithdrawalQuote } from "#core/wallet/quote.ts";
import type { WalletStatement, WithdrawalStatement } from "#core/wallet/statement.ts";
import type { Unclear } from "#core/wallet/unclear.ts";
import type { Waits } from "#core/wallet/waits.ts";
import type { Approval, PayoutChannel, Withdrawal } from "#core/wallet/withdrawal.ts";

/** `withdraw.request`, from a promoter. Who asks comes from the platform, never from here. */
export const requestWithdrawalSchema = z.strictObject({
  action: z.literal("request"),
  /** Made and stored by the client before its first try, so that a retry is the same request. */
  withdrawalId: idSchema,
  amountFen: fenSchema,
});
export type RequestWithdrawal = z.output<typeof requestWithdrawalSchema>;

/** `withdraw.quote`, from a promoter: what an amount would bring after tax; left out = as much as may be asked for. */
export const quoteWithdrawalSchema = z.strictObject({
  action: z.literal("quote"),
  amountFen: fenSchema.optional(),
});
export type QuoteWithdrawal = z.output<typeof quoteWithdrawalSchema>;
/** `message`: why it would be refused, in words; null = it would not be. */
export type QuoteReply = WithdrawalQuote & { readonly message: string | null };

/** `withdraw.show`, from a promoter: the own wallet. */
export const showWalletSchema = z.strictObject({ action: z.literal("show") });
export type ShowWallet = z.output<typeof showWalletSchema>;

/** `withdraw.refresh`, from a promoter who comes back from WeChat's receipt page. */
export const refreshWithdrawalSchema = z.strictObject({
  action: z.literal("refresh"),
  withdrawalId: idSchema,
});
export type RefreshWithdrawal = z.output<typeof refreshWithdrawalSchema>;

/** `withdraw.cancel`, from a promoter, as long as nothing was sent. */
export const cancelWithdrawalSchema = z.strictObject({
  action: z.literal("cancel"),
  withdrawalId: idSchema,
});
export type CancelWithdrawal = z.output<typeof cancelWithdrawalSchema>;

/** Withdrawal ids are the promoters'. Where two chose the same one, staff say whose they mean. */
export const ofWhom = { withdrawalId: idSchema, promoterId: idSchema.optional() };

/** `withdraw.review`, from staff. */
export const reviewWithdrawalSchema = z.strictObject({
  action: z.literal("review"),
  ...ofWhom,
  approve: z.boolean(),
});
export type ReviewWithdrawal = z.output<typeof reviewWithdrawalSchema>;

/** `withdraw.find`, from staff. */
export const findWithdrawalSchema = z.strictObject({ action: z.literal("find"), ...ofWhom });
export type FindWithdrawal = z.output<typeof findWithdrawalSchema>;

/** `withdraw.list`, from staff: the wallets, by promoter. */
export const listWalletsSchema = z.strictObject({ action: z.literal("list"), ...pageSchema });
export type ListWallets = z.output<typeof listWalletsSchema>;

const chosenSchema = z.strictObject({ withdrawalId: idSchema, promoterId: idSchema });
/** What `previewMany` said that a yes pays out, null = nothing yet; left out = nobody was told. */
const toldSchema = chosenSchema.extend({ netFen: fenSchema.nullable().optional() });

/** `withdraw.approveMany`, from staff: all of them, or none if the operating account does not hold their sum. */
export const approveManySchema = z.strictObject({
  action: z.literal("approveMany"),
  withdrawals: z.array(toldSchema).min(1).max(50),
});
export type ApproveMany = z.output<typeof approveManySchema>;

/** `withdraw.previewMany`, from staff: what `approveMany` would do with the same list. Nothing is written or sent. */
export const previewManySchema = z.strictObject({
  action: z.literal("previewMany"),
  withdrawals: z.array(chosenSchema).min(1).max(50),
});
export type PreviewMany = z.output<typeof previewManySchema>;

/** `withdraw.statement`, from a promoter: a month in China of the own account. */
export const readStatementSchema = z.strictObject({
  action: z.literal("statement"),
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "应为 2026-03 这样的月份"),
  /** Where a page goes on: after the entry of this number. */
  afterSeq: z.int().min(0).max(999_999_999).default(0),
  limit: z.int().min(1).max(100).default(100),
});
export type ReadStatement = z.output<typeof readStatementSchema>;

/** `withdraw.receipt`, from a promoter. */
export const readReceiptSchema = z.strictObject({
  action: z.literal("receipt"),
  withdrawalId: idSchema,
});
export type ReadReceipt = z.output<typeof readReceiptSchema>;

/** What `request` and `show` answer. */
export type WalletReply = WalletStatement;
/** What `cancel` answers. */
export type WithdrawalReply = WithdrawalStatement;
/** What `refresh` answers: with `packageInfo`, what `wx.requestMerchantTransfer` is given. */
export type RefreshReply = WithdrawalStatement & {
  /** The merchant's number at WeChat; null = the deployment pays by bank only. */
  readonly merchantId: string | null;
};
/** What `review`, `find` and the records of payments by bank answer. */
export type StaffWithdrawalReply = WithdrawalStatement & {
  readonly promoterId: string;
  /** Who has said yes so far; `rules` = nobody had to. */
  readonly approvals: readonly Approval[];
  /** How many yeses it takes in all; once it is decided, as many as it has. */
  readonly approvalsNeeded: number;
  readonly approvedAtMs: Withdrawal["approvedAtMs"];
  /** When it was written down for WeChat or for the bank; null = it was not yet. */
  readonly sentAtMs: number | null;
  /** The bank's number of the payment; null elsewhere. */
  readonly receipt: string | null;
  /** Why it was not paid: WeChat's own code, or the bank's reason as staff wrote it down; null elsewhere. */
  readonly failure: string | null;
  /** How often WeChat gave no clear answer about it, and the newest time with its reason; null = it always gave one. */
  readonly unclear: Unclear | null;
  /** The month in China whose tax it is; null until it is sent. */
  readonly taxMonth: string | null;
  /** Whether it ended long ago and was moved out of the wallet. */
  readonly isArchived: boolean;
};
/** What became of one of `approveMany`. */
export type Approved = {
  readonly promoterId: string;
  readonly withdrawalId: string;
  readonly result:
    { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: object };
};
/** What `approveMany` answers, in the order of the request. `availableFen` is null where WeChat was not asked. */
export type ApproveManyReply = {
  readonly neededFen: Fen;
  readonly availableFen: Fen | null;
  readonly results: readonly Approved[];
};
/**
 * What a yes of the caller would do. `pays`: it is the last one, and `waits` says what it waits for then, null = it goes
 * out at once; `needs_second`: somebody else must say yes too; `is_approved`: nobody needs to say yes any more;
 * `refused`: for the reason in `problem`. The amounts are null where there is no such withdrawal that waits.
 */
export type PreviewedApproval = {
  readonly promoterId: string;
  readonly withdrawalId: string;
  readonly amountFen: Fen | null;
  readonly taxFen: Fen | null;
  readonly netFen: Fen | null;
  readonly outcome: "pays" | "needs_second" | "is_approved" | "refused";
  readonly waits: Waits | null;
  readonly problem: { readonly code: string; readonly message: string } | null;
};
export type ApprovalSums = {
  readonly count: number;
  readonly amountFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
};
/** What `previewMany` answers, in the order of the request. */
export type PreviewManyReply = {
  readonly rows: readonly PreviewedApproval[];
  readonly pays: ApprovalSums;
  readonly needsSecond: ApprovalSums;
  readonly refused: number;
  /** What the operating account must hold for all that waits, tax left out; `availableFen` null = it was not asked. */
  readonly neededFen: Fen;
  readonly availableFen: Fen | null;
  /** `unknown`: WeChat gave no answer, so `approveMany` would approve none; `short`: the same. */
  readonly balance: "enough" | "short" | "unknown" | "not_asked";
  readonly channel: PayoutChannel;
};
/** What `list` answers; `nextAfterId` is null on the last page. */
export type WalletsReply = {
  readonly wallets: readonly WalletStatement[];
  readonly nextAfterId: string | null;
};
