import { readTransfer } from "#functions/payout/transfer.ts";
import type { Deps, WithTransfers } from "#ports/deps.ts";

/**
 * A transfer has come to an end at WeChat: its state is read there and recorded, as the timer `payout` does. What the
 * notice itself says of it is not believed. 2 requests and 1 document; a number that is none of ours is logged.
 */
export async function transferEnded(
  deps: Deps & WithTransfers,
  transferNumber: string,
  nowMs: number,
): Promise<void> {
  const [wallet] = await deps.reads.walletsOfTransfers([transferNumber]);
  const withdrawal = wallet?.withdrawals.find((one) => one.transferNumber === transferNumber);
  if (!wallet || !withdrawal) {
    deps.logError(
      new Error(`a transfer that is none of ours, or filed long ago: ${transferNumber}`),
    );
    return;
  }
  const read = await readTransfer(deps, wallet, withdrawal.id, nowMs);
  if (!read.ok) deps.logError(new Error(`${wallet._id} ${withdrawal.id}: WeChat says another end`));
}
