import type { PayoutRules } from "#core/brand/settings.ts";
import { type Fen, lesserFen, sumFen } from "#core/money.ts";
import { chinaDay } from "#core/time.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { PayoutTerms } from "#core/wallet/terms.ts";

/** From this amount on WeChat asks for the receiver's name (pay.weixin.qq.com, 发起转账, user_name). */
export const NAME_FROM_FEN = 200_000;

/**
 * The most that can be asked for at once: the least of what the plan, one transfer, the promoter's day and
 * the brand's day allow, so that whatever was asked for can go out on some day.
 */
export function maximumFen(
  { withdrawal }: Pick<PayoutTerms, "withdrawal">,
  { perTransferMaxFen, perPromoterDayMaxFen, perDayMaxFen }: PayoutRules,
): Fen {
  const ownFen = lesserFen(perTransferMaxFen, perPromoterDayMaxFen);
  const brandFen = perDayMaxFen === null ? ownFen : lesserFen(ownFen, perDayMaxFen);
  return lesserFen(withdrawal.maxFen, brandFen);
}

/**
 * What was sent to a promoter on the day in China that `atMs` is in, tax included; what came back is left out.
 *
 * - Promises: exact, since what was sent on that day is in the wallet still (core/wallet/filing.ts).
 */
export function sentOnDayFen({ withdrawals }: Wallet, atMs: number): Fen {
  const day = chinaDay(atMs);
  return sumFen(
    withdrawals
      .filter(({ transfer, state }) => {
        return transfer !== null && state !== "released" && chinaDay(transfer.sentAtMs) === day;
      })
      .map(({ amountFen }) => amountFen),
  );
}

/** Whether one more amount can be sent to a promoter on that day. */
export const fitsDay = (
  wallet: Wallet,
  amountFen: Fen,
  perPromoterDayMaxFen: Fen,
  atMs: number,
): boolean => sentOnDayFen(wallet, atMs) + amountFen <= perPromoterDayMaxFen;
