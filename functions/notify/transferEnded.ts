import type { WithNotices } from "#ports/deps.ts";

/** A transfer has come to an end at WeChat. The timer `payout` reads which: a notice is only logged. */
export async function transferEnded(
  { logError }: Pick<WithNotices, "logError">,
  transferNumber: string,
): Promise<void> {
  logError(`transfer ${transferNumber} has ended at WeChat`);
}
