import { countedUntilMs, type Settings } from "#core/brand/settings.ts";
import { err, ok, type Result } from "#core/result.ts";
import { changedSince } from "#core/wallet/batch.ts";
import type { ApproveError } from "#core/wallet/errors.ts";
import { isWithWechat } from "#core/wallet/bankPayment.ts";
import { NAME_FROM_FEN } from "#core/wallet/limits.ts";
import { beginSending } from "#core/wallet/payout.ts";
import { approve } from "#core/wallet/review.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { sendApproved } from "#functions/payout/pursue.ts";
import type { Sending } from "#functions/payout/sending.ts";
import { sendTransfer } from "#functions/payout/transfer.ts";
import type { Deps, WithPayouts } from "#ports/deps.ts";

/** Whose yes to what. `netFen`: what he was told that it pays out, null = nothing yet; left out = he was told nothing. */
export type Yes = {
  readonly id: string;
  readonly by: string;
  readonly netFen?: number | null | undefined;
};

/**
 * Somebody of the staff says yes, and what may go then goes: the last yes and the order are one write, then WeChat is
 * told. What needs room in the brand's day or a receiver's name gets its order in a second write.
 *
 * - What became due until now is counted in first, so that nothing is approved that a refund has taken back.
 * - Errors: `ApproveError`. 2 requests and 2 documents where it is sent through WeChat at once.
 */
export async function approveAndSend(
  deps: WithPayouts,
  wallet: Wallet,
  { id, by, netFen }: Yes,
  { sending, matured }: { readonly sending: Sending; readonly matured: MaturedSpan },
  nowMs: number,
): Promise<Result<Wallet, ApproveError>> {
  const { payout } = sending.settings;
  const isLarge = (withdrawalOf(wallet, id)?.amountFen ?? 0) >= NAME_FROM_FEN;
  const mayGoAtOnce = !sending.isPaused && payout.perDayMaxFen === null && !isLarge;
  const approved = await deps.store.change(
    "wallets",
    wallet._id,
    (known = emptyWallet(wallet._id)): Result<Wallet, ApproveError> => {
      const rolled = rollForward(known, matured);
      const terms = { rules: payout, tax: sending.tax };
      const changed = changedSince(rolled, new Map([[id, netFen]]), by, terms, nowMs).get(id);
      if (changed !== undefined) return err({ code: "payout_changed", netFen: changed });
      const decided = approve(rolled, id, by, payout, nowMs);
      // Approved before: nothing changes, also not what waits for its turn.
      if (!decided.ok || decided.value === rolled) return decided.ok ? ok(known) : decided;
      return mayGoAtOnce ? ok(beginSending(decided.value, id, sending, nowMs)) : decided;
    },
    { document: wallet },
  );
  if (!approved.ok || approved.value.rev === wallet.rev) return approved;
  const written = withdrawalOf(approved.value, id);
  const sent =
    written !== undefined && written.state === "sending" && isWithWechat(written)
      ? await sendTransfer(deps, approved.value, id, nowMs)
      : approved;
  if (!sent.ok) return approved;
  return ok(await sendApproved(deps, sent.value, async () => sending, nowMs));
}

/** What became due for a promoter until shares are counted. 1 request, and 1 more while shares are paused. */
export async function maturedNow(
  { reads }: Pick<Deps, "reads">,
  { _id, watermarkMs: afterMs }: Wallet,
  settings: Promise<Settings>,
  nowMs: number,
): Promise<MaturedSpan> {
  const [maturedFen, known] = await Promise.all([reads.maturedFen(_id, afterMs, nowMs), settings]);
  const untilMs = countedUntilMs(known, nowMs);
  if (untilMs === nowMs) return { afterMs, untilMs, maturedFen };
  return { afterMs, untilMs, maturedFen: await reads.maturedFen(_id, afterMs, untilMs) };
}
