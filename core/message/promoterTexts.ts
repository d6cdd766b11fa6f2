import { chinaMinute } from "#core/explain/amounts.ts";
import { amountText, type Notice } from "#core/message/texts.ts";
import { type Fen, NOTHING } from "#core/money.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

const WALLET_PAGE = "promote/wallet/wallet";

/** Up to when a promoter was told, and what is asked now. */
export type Since = {
  readonly openid: string;
  readonly toldUntilMs: number;
  readonly nowMs: number;
};

/**
 * That shares can be withdrawn now; null when none can, or when what came in only fills up what he owes.
 *
 * - `maturedFen`: what became due since he was told last. The notice is about the time since then, so a run that died
 *   after sending it is not told of by the next.
 */
export function shareNotice(
  { openid, toldUntilMs, nowMs }: Since,
  maturedFen: Fen,
  wallet: Wallet | null,
): Notice | null {
  const owes = wallet !== null && wallet.availableFen < 0;
  if (maturedFen <= 0 || (owes && wallet.availableFen + maturedFen <= 0)) return null;
  const fields = {
    ...{ amount: amountText(maturedFen), time: chinaMinute(nowMs) },
    ...{ status: "可提现", tip: "佣金已到可提现余额" },
  };
  const about = `${openid}/${toldUntilMs}`;
  return { openid, moment: "shareAvailable", about, fields, page: WALLET_PAGE };
}

/** That a withdrawal waits for his confirmation, or was paid since he was told last: the first that waits, else the newest paid. */
export function payoutNotice(since: Since, wallet: Wallet | null): Notice | null {
  const withdrawals = wallet?.withdrawals ?? [];
  const waiting = withdrawals.find(({ state }) => state === "confirming");
  const paid = withdrawals.findLast(
    ({ state, closedAtMs }) => state === "paid" && (closedAtMs ?? 0) > since.toldUntilMs,
  );
  const told = waiting ?? paid;
  return told ? withdrawalNotice(since.openid, told) : null;
}

function withdrawalNotice(openid: string, withdrawal: Withdrawal): Notice {
  const { id, state, transfer, requestedAtMs, closedAtMs } = withdrawal;
  const fields = {
    amount: amountText(transfer?.netFen ?? NOTHING),
    withdrawalId: id,
    time: chinaMinute(closedAtMs ?? transfer?.sentAtMs ?? requestedAtMs),
    ...(state === "paid"
      ? { status: "已到账", tip: "提现已付到你的账户" }
      : { status: "待确认", tip: "请在 24 小时内确认收款" }),
  };
  return {
    ...{ openid, moment: "payout", about: `${openid}/${id}/${state}` },
    ...{ fields, page: WALLET_PAGE },
  };
}
