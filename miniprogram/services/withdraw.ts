import type {
  QuoteReply,
  RefreshReply,
  WalletReply,
  WithdrawalReply,
} from "../../contracts/withdraw.ts";
import type { MonthStatement } from "../../core/wallet/monthStatement.ts";
import type { PayoutReceipt } from "../../core/wallet/receipt.ts";
import { call } from "./call";

type Asked = { readonly withdrawalId: string; readonly amountFen: number };
type Month = { readonly month: string; readonly afterSeq?: number; readonly limit?: number };

export const wallet = (): Promise<WalletReply> => call("withdraw", "show");
/** `amountFen` left out: as much as may be asked for. */
export const quote = (amountFen?: number): Promise<QuoteReply> =>
  call("withdraw", "quote", amountFen === undefined ? {} : { amountFen });
export const request = (asked: Asked): Promise<WalletReply> => call("withdraw", "request", asked);
export const refresh = (withdrawalId: string): Promise<RefreshReply> =>
  call("withdraw", "refresh", { withdrawalId });
export const cancel = (withdrawalId: string): Promise<WithdrawalReply> =>
  call("withdraw", "cancel", { withdrawalId });
export const receipt = (withdrawalId: string): Promise<PayoutReceipt> =>
  call("withdraw", "receipt", { withdrawalId });
export const statement = (month: Month): Promise<MonthStatement> =>
  call("withdraw", "statement", month);
