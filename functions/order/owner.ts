import { chainOf } from "#core/order/place.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { bindingOf } from "#functions/shared/attribution.ts";
import type { Deps } from "#ports/deps.ts";
import type { FanView } from "#ports/reads.ts";

/** Whose order it is. */
export type Owner = { readonly chain: readonly string[] };

/**
 * Whose order it is by all that is known now of the time before it: payments of which we heard only
 * after the order was made may have kept its buyer bound. A promoter's own order is his, whatever else.
 *
 * Null when that cannot be told any more, because the buyer's touches of that time were folded into a
 * later checkpoint: then it stays whose it was. No request when the plan versions are in memory.
 */
export async function ownerIn(
  deps: Pick<Deps, "plans">,
  order: Order,
  view: FanView,
): Promise<Owner | null> {
  if (view.fan?.base && view.fan.base.asOfMs > order.createdAtMs) return null;
  const paidAtMs = view.paidAtMs.filter((atMs) => atMs < order.createdAtMs);
  const binding = await bindingOf(deps, { ...view, paidAtMs }, order.createdAtMs);
  const owner = view.promoters.find(({ _id }) => _id === binding?.promoterId) ?? null;
  return {
    chain: order.selfPurchase ? order.chain : chainOf(owner),
  };
}

export const sameChain = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

/** The promoters of a chain; 1 request for each. */
export async function promotersOf(
  { store }: Pick<Deps, "store">,
  chain: readonly string[],
): Promise<readonly Promoter[]> {
  const found = await Promise.all(chain.map((id) => store.get("promoters", id)));
  return found.flatMap((promoter) => promoter ?? []);
}
