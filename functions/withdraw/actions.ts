import * as bank from "#contracts/bankPayments.ts";
import * as withdraw from "#contracts/withdraw.ts";
import { type Action, forPerson, forStaff } from "#functions/shared/serve.ts";
import { approveMany } from "#functions/withdraw/approveMany.ts";
import { cancelWithdrawal } from "#functions/withdraw/cancel.ts";
import { findWithdrawal } from "#functions/withdraw/find.ts";
import { listWallets } from "#functions/withdraw/list.ts";
import { previewMany } from "#functions/withdraw/previewMany.ts";
import { quoteWithdrawal } from "#functions/withdraw/quote.ts";
import { readReceipt } from "#functions/withdraw/receipt.ts";
import { recordBankFailure, recordBankPayment } from "#functions/withdraw/recordBankPayment.ts";
import { refreshWithdrawal } from "#functions/withdraw/refresh.ts";
import { requestWithdrawal } from "#functions/withdraw/request.ts";
import { reviewWithdrawal } from "#functions/withdraw/review.ts";
import { showWallet } from "#functions/withdraw/show.ts";
import { readStatement } from "#functions/withdraw/statement.ts";
import { listBankPayments } from "#functions/withdraw/toPay.ts";
import type { WithPayouts } from "#ports/deps.ts";

/** What the cloud function `withdraw` does: wallets, and how money leaves them. */
export const actions: ReadonlyMap<string, Action<WithPayouts>> = new Map<
  string,
  Action<WithPayouts>
>([
  ["request", forPerson(withdraw.requestWithdrawalSchema, requestWithdrawal)],
  ["quote", forPerson(withdraw.quoteWithdrawalSchema, quoteWithdrawal)],
  ["show", forPerson(withdraw.showWalletSchema, showWallet)],
  ["refresh", forPerson(withdraw.refreshWithdrawalSchema, refreshWithdrawal)],
  ["cancel", forPerson(withdraw.cancelWithdrawalSchema, cancelWithdrawal)],
  ["statement", forPerson(withdraw.readStatementSchema, readStatement)],
  ["receipt", forPerson(withdraw.readReceiptSchema, readReceipt)],
  ["review", forStaff(withdraw.reviewWithdrawalSchema, reviewWithdrawal)],
  ["approveMany", forStaff(withdraw.approveManySchema, approveMany)],
  ["previewMany", forStaff(withdraw.previewManySchema, previewMany)],
  ["toPay", forStaff(bank.listBankPaymentsSchema, listBankPayments)],
  ["recordBankPayment", forStaff(bank.recordBankPaymentSchema, recordBankPayment)],
  ["recordBankFailure", forStaff(bank.recordBankFailureSchema, recordBankFailure)],
  ["find", forStaff(withdraw.findWithdrawalSchema, findWithdrawal)],
  ["list", forStaff(withdraw.listWalletsSchema, listWallets)],
]);
