import * as z from "zod";
import { fenSchema, idSchema, pageSchema } from "#contracts/fields.ts";
import type { WalletStatement, WithdrawalStatement } from "#core/wallet/statement.ts";

/** `withdraw.request`, from a promoter. Who asks comes from the platform, never from here. */
export const requestWithdrawalSchema = z.strictObject({
  action: z.literal("request"),
  /** Made and stored by the client before its first try, so that a retry is the same request. */
  withdrawalId: idSchema,
  amountFen: fenSchema,
});
export type RequestWithdrawal = z.output<typeof requestWithdrawalSchema>;

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
const ofWhom = { withdrawalId: idSchema, promoterId: idSchema.optional() };

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

/** What `request` and `show` answer. */
export type WalletReply = WalletStatement;
/** What `refresh` and `cancel` answer. */
export type WithdrawalReply = WithdrawalStatement;
/** What `review` and `find` answer. */
export type StaffWithdrawalReply = WithdrawalStatement & { readonly promoterId: string };
/** What `list` answers; `nextAfterId` is null on the last page. */
export type WalletsReply = {
  readonly wallets: readonly WalletStatement[];
  readonly nextAfterId: string | null;
};
