import { countedUntilMs } from "#core/brand/settings.ts";
import { type Fen, sumFen } from "#core/money.ts";
import { decidedBy, netOfRequested } from "#core/wallet/batch.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Sending } from "#functions/payout/sending.ts";
import type { WithPayouts } from "#ports/deps.ts";

/** A wallet as it was read, and with what became due until now, as approving counts it in first. */
export type RolledWallet = { readonly read: Wallet; readonly rolled: Wallet };

/** The wallets of some promoters, in their order; who has none has an empty one. 2 requests. */
export async function rolledWallets(
  { reads }: Pick<WithPayouts, "reads">,
  promoterIds: readonly string[],
  { settings }: Pick<Sending, "settings">,
  nowMs: number,
): Promise<readonly RolledWallet[]> {
  const found = await reads.walletsOf(promoterIds);
  const untilMs = countedUntilMs(settings, nowMs);
  const known = new Map(found.map((wallet) => [wallet._id, wallet]));
  const watermarks = new Map(found.map(({ _id, watermarkMs }) => [_id, watermarkMs]));
  const matured = await reads.maturedOf(watermarks, untilMs);
  return promoterIds.map((id) => {
    const read = known.get(id) ?? emptyWallet(id);
    const maturedFen = matured.get(id);
    if (maturedFen === undefined) return { read, rolled: read };
    const span = { afterMs: read.watermarkMs, untilMs, maturedFen };
    return { read, rolled: rollForward(read, span) };
  });
}

type Chosen = { readonly promoterId: string; readonly withdrawalId: string };

/**
 * What the operating account must hold for a yes of somebody to some withdrawals: the net of those that are sent then.
 * What a refund takes back first is not sent, nor is what a second person must say yes to.
 */
export const neededFor = (
  wallets: readonly RolledWallet[],
  chosen: readonly Chosen[],
  by: string,
  { settings, tax }: Pick<Sending, "settings" | "tax">,
  nowMs: number,
): Fen =>
  sumFen(
    wallets.map(({ rolled }) => {
      const own = chosen.filter(({ promoterId }) => promoterId === rolled._id);
      const ids = own.map(({ withdrawalId }) => withdrawalId);
      const sent = decidedBy(rolled, ids, by, settings.payout, nowMs);
      return netOfRequested(rolled, sent, tax, nowMs);
    }),
  );
