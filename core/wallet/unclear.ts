import { isInFlight } from "#core/wallet/machine.ts";
import { type Wallet, withdrawalOf, withWithdrawal } from "#core/wallet/wallet.ts";

/** WeChat was asked and gave no clear answer about a transfer: how often so far, and the newest time with its reason. */
export type Unclear = {
  readonly times: number;
  readonly atMs: number;
  readonly reason: string;
};

/** A reason holds words of WeChat or of the network, of whatever length. */
const REASON_MAX = 200;

/**
 * Notes that WeChat gave no clear answer about a withdrawal under way. No money moves: unknown is not failed.
 *
 * - `atMs`: the instant of the run. However often it asked, it counts once; told again, the same wallet is returned.
 * - What was never sent, or has ended meanwhile, changes nothing.
 * - Source: docs/domain/wallets.md, "WeChat's answer".
 */
export function noteUnclear(wallet: Wallet, id: string, reason: string, atMs: number): Wallet {
  const known = withdrawalOf(wallet, id);
  const transfer = known?.transfer ?? null;
  if (known === undefined || transfer === null || !isInFlight(known.state)) return wallet;
  const before = transfer.unclear;
  if (before && before.atMs >= atMs) return wallet;
  const unclear = { times: (before?.times ?? 0) + 1, atMs, reason: reason.slice(0, REASON_MAX) };
  return withWithdrawal(wallet, { ...known, transfer: { ...transfer, unclear } });
}
