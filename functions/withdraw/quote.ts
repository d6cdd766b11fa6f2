import { type QuoteReply, type QuoteWithdrawal } from "#contracts/withdraw.ts";
import { sentenceFor } from "#contracts/errors.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { identityState } from "#core/identity/identity.ts";
import { err, ok, type Result } from "#core/result.ts";
import { quoteWithdrawal as decide } from "#core/wallet/quote.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import { payoutTerms } from "#functions/withdraw/payoutTerms.ts";
import type { Deps } from "#ports/deps.ts";

/** What a withdrawal would bring after tax, before it is asked for. Only reads: 2 requests. */
export async function quoteWithdrawal(
  deps: Deps,
  { openid, nowMs }: PersonCall,
  { amountFen }: QuoteWithdrawal,
): Promise<Result<QuoteReply, { readonly code: "promoter_unknown" }>> {
  const view = await deps.reads.walletView(openid, null);
  const { promoter, settings } = view;
  if (promoter === null) return err({ code: "promoter_unknown" });
  const wallet = view.wallet ?? emptyWallet(openid);
  const afterMs = wallet.watermarkMs;
  const untilMs = countedUntilMs(settings, nowMs);
  const [sums, terms] = await Promise.all([
    deps.reads.matured(openid, afterMs, untilMs),
    payoutTerms(deps, view.calendar, nowMs),
  ]);
  const quote = decide(
    wallet,
    amountFen ?? null,
    {
      ...{ promoter, archived: null, idTakenByOther: false, terms, rules: settings.payout },
      identity: identityState(view.identity, nowMs),
      matured: { afterMs, untilMs, ...sums },
    },
    nowMs,
  );
  const { refusal } = quote;
  return ok({ ...quote, message: refusal === null ? null : sentenceFor(refusal) });
}
