import type { ListWithdrawals, WithdrawalCountsReply, WithdrawalsReply } from "#contracts/lists.ts";
import type {
  ApproveMany,
  ApproveManyReply,
  PreviewManyReply,
  StaffWithdrawalReply,
} from "#contracts/withdraw.ts";
import { call } from "../lib/call.ts";

export type Told = ApproveMany["withdrawals"][number];
export type Chosen = Pick<Told, "promoterId" | "withdrawalId">;

/** The list and its counts are of the function `lists`; they stand with the rest of withdrawals. */
export const listWithdrawals = (
  asked: Partial<Omit<ListWithdrawals, "action">>,
): Promise<WithdrawalsReply> => call("lists", { action: "withdrawals", ...asked });
export const countWithdrawals = (): Promise<WithdrawalCountsReply> =>
  call("lists", { action: "withdrawalCounts" });

export const findWithdrawal = (one: Chosen): Promise<StaffWithdrawalReply> =>
  call("withdraw", { action: "find", ...one });
export const reviewWithdrawal = (one: Chosen, approve: boolean): Promise<StaffWithdrawalReply> =>
  call("withdraw", { action: "review", ...one, approve });
export const previewMany = (withdrawals: readonly Chosen[]): Promise<PreviewManyReply> =>
  call("withdraw", { action: "previewMany", withdrawals });
export const approveMany = (withdrawals: readonly Told[]): Promise<ApproveManyReply> =>
  call("withdraw", { action: "approveMany", withdrawals });
export const recordBankPayment = (
  one: Chosen,
  receipt: string,
  paidFen: number,
): Promise<StaffWithdrawalReply> =>
  call("withdraw", { action: "recordBankPayment", ...one, receipt, paidFen });
export const recordBankFailure = (one: Chosen, reason: string): Promise<StaffWithdrawalReply> =>
  call("withdraw", { action: "recordBankFailure", ...one, reason });
