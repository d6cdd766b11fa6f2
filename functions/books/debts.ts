import type { DebtsReply, ListDebts } from "#contracts/debts.ts";
import { ok, type Result } from "#core/result.ts";
import { debtOf } from "#functions/books/debtor.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A page of those who owe, or whom the brand has forgiven something, by id; or somebody's own. 1 request. */
export async function listDebts(
  { store, reads }: Deps,
  { nowMs }: StaffCall,
  { which, promoterId, afterId, limit }: ListDebts,
): Promise<Result<DebtsReply, never>> {
  if (promoterId !== undefined) {
    const wallet = await store.get("wallets", promoterId);
    return ok({ debts: wallet ? [debtOf(wallet, nowMs)] : [], nextAfterId: null });
  }
  const wallets =
    which === "owed"
      ? await reads.walletsInDebt(afterId, limit)
      : await reads.walletsWrittenOff(afterId, limit);
  return ok({
    debts: wallets.map((wallet) => debtOf(wallet, nowMs)),
    nextAfterId: wallets.length < limit ? null : (wallets.at(-1)?._id ?? null),
  });
}
