import { emptyBuyer, type Buyer } from "#core/buyer/buyer.ts";
import { oldPlacings, settled } from "#core/buyer/claim.ts";
import { ok } from "#core/result.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * The buyer with everything free again that an order took which never came to be: its call died between taking and
 * making it, and nobody asked again within an hour; or it was cancelled while its twin took once more. No request when nothing waits to be looked for; else 2, 1 document.
 */
export async function freeOrphans(
  { store, reads }: Pick<Deps, "store" | "reads">,
  buyer: Buyer,
  nowMs: number,
): Promise<Buyer> {
  const old = oldPlacings(buyer, nowMs);
  if (old.length === 0) return buyer;
  const existing = new Set(await reads.purchasesAmong(old));
  const changed = await store.change(
    "buyers",
    buyer._id,
    (now = emptyBuyer(buyer._id)) => ok(settled(now, old, existing)),
    { document: buyer },
  );
  return changed.ok ? changed.value : buyer;
}
