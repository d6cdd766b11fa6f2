import type { DebtsReply, ListDebts } from "#contracts/debts.ts";
import { ok, type Result } from "#core/result.ts";
import { debtOf } from "#functions/books/debtor.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A page of those who owe, or whom the brand has forgiven something, by id. 1 request. */
export async function listDebts(
  { reads }: Deps,
  { nowMs }: StaffCall,
  { which, afterId, limit }: ListDebts,
): Promise<Result<DebtsReply, never>> {
  const wallets =
    which === "owed"
      ? await reads.walletsInDebt(afterId, limit)
      : await reads.walletsWrittenOff(afterId, limit);
  return ok({
    debts: wallets.map((wallet) => debtOf(wallet, nowMs)),
    nextAfterId: wallets.length < limit ? null : (wallets.at(-1)?._id ?? null),
  });
}
