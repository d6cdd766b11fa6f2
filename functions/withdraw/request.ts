import type { RequestWithdrawal, WalletReply } from "#contracts/withdraw.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { identityState } from "#core/identity/identity.ts";
import { ok, type Result } from "#core/result.ts";
import type { RequestError } from "#core/wallet/errors.ts";
import { requestWithdrawal as decide } from "#core/wallet/request.ts";
import { statementOf } from "#core/wallet/statement.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { archiveId } from "#core/wallet/withdrawal.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import { payoutTerms } from "#functions/withdraw/payoutTerms.ts";
import type { Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

/** Holds an amount for a payout, what matured until now counted in. 3 requests, 1 document. */
export async function requestWithdrawal(
  deps: Deps,
  { openid, nowMs }: PersonCall,
  { withdrawalId, amountFen }: RequestWithdrawal,
): Promise<Result<WalletReply, RequestError>> {
  const { reads, store } = deps;
  const view = await reads.walletView(openid, withdrawalId);
  const { watermarkMs: afterMs, archived: archivedCount } = view.wallet ?? emptyWallet(openid);
  const { settings } = view;
  const untilMs = countedUntilMs(settings, nowMs);
  const [sums, archived, terms] = await Promise.all([
    reads.matured(openid, afterMs, untilMs),
    archivedCount > 0 ? store.get("withdrawals", archiveId(openid, withdrawalId)) : null,
    payoutTerms(deps, view.calendar, nowMs),
  ]);
  const { promoter, idTakenByOther } = view;
  const matured = { afterMs, untilMs, ...sums };
  const context = {
    ...{ promoter, idTakenByOther, archived: archived ?? null, terms, matured },
    rules: settings.payout,
    identity: identityState(view.identity, nowMs),
  };
  const changed = await store.change(
    "wallets",
    openid,
    (wallet = emptyWallet(openid)) => {
      // This id may be what was archived since we looked: look again, or it could be used twice.
      if (wallet.archived !== archivedCount) throw new BusyError(`wallets/${openid}`);
      return decide(wallet, { withdrawalId, amountFen }, context, nowMs);
    },
    { document: view.wallet },
  );
  if (!changed.ok) return changed;
  // How much of the brand's day is left is not asked for it: that would be one request more.
  const waiting = { settings, tax: terms.tax, dayLeftFen: null };
  return ok(statementOf(changed.value, matured, waiting, nowMs));
}
