import * as withdraw from "#contracts/withdraw.ts";
import { type Action, forPerson, forStaff } from "#functions/shared/serve.ts";
import { cancelWithdrawal } from "#functions/withdraw/cancel.ts";
import { findWithdrawal } from "#functions/withdraw/find.ts";
import { listWallets } from "#functions/withdraw/list.ts";
import { refreshWithdrawal } from "#functions/withdraw/refresh.ts";
import { requestWithdrawal } from "#functions/withdraw/request.ts";
import { reviewWithdrawal } from "#functions/withdraw/review.ts";
import { showWallet } from "#functions/withdraw/show.ts";
import type { WithTransfers } from "#ports/deps.ts";

/** What the cloud function `withdraw` does: wallets, and how money leaves them. */
export const actions: ReadonlyMap<string, Action<WithTransfers>> = new Map([
  ["request", forPerson(withdraw.requestWithdrawalSchema, requestWithdrawal)],
  ["show", forPerson(withdraw.showWalletSchema, showWallet)],
  ["refresh", forPerson(withdraw.refreshWithdrawalSchema, refreshWithdrawal)],
  ["cancel", forPerson(withdraw.cancelWithdrawalSchema, cancelWithdrawal)],
  ["review", forStaff(withdraw.reviewWithdrawalSchema, reviewWithdrawal)],
  ["find", forStaff(withdraw.findWithdrawalSchema, findWithdrawal)],
  ["list", forStaff(withdraw.listWalletsSchema, listWallets)],
]);
