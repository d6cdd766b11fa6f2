import type { Around, VersionedPlan } from "#core/commission/price.ts";
import type { Order } from "#core/order/order.ts";
import { holderAt, type Post, postIdsOf } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { asksPosts } from "#core/plan/pays.ts";
import { promotersOf } from "#functions/order/owner.ts";
import type { Deps } from "#ports/deps.ts";
import type { BuyersPayment } from "#ports/reads.ts";

/** An order at the instant of its payment, and who of its chain is known already. */
export type Paying = {
  readonly order: Order;
  readonly atMs: number;
  readonly chain: readonly Promoter[];
  readonly payments: readonly BuyersPayment[];
};

/**
 * What a plan asks besides the chain: which of the buyer's orders it is, who holds the posts of its store and address,
 * who supplied it. No request where the plan asks for none of it; else 1 for each post and 1 for each of its persons.
 */
export async function aroundOf(
  deps: Pick<Deps, "store">,
  inForce: VersionedPlan | null,
  { order, atMs, chain, payments }: Paying,
): Promise<Around> {
  const orderNumber = 1 + earlierThan(order._id, atMs, payments).length;
  const components = inForce?.plan.components;
  if (!inForce || !components) return { promoters: chain, orderNumber, posts: [] };
  const posts = asksPosts(inForce.plan) ? await postsOf(deps, order) : [];
  const ids = new Set(posts.flatMap((post) => holderAt(post, atMs) ?? []));
  if (components.storeStaff && order.storeStaff !== undefined) ids.add(order.storeStaff);
  if (components.supply) for (const { supplier } of order.lines) if (supplier) ids.add(supplier);
  for (const { _id } of chain) ids.delete(_id);
  const others = await promotersOf(deps, [...ids]);
  return { promoters: [...chain, ...others], orderNumber, posts };
}

/** The buyer's payments before this one; of two in the same millisecond the one of the smaller order number. */
export const earlierThan = (
  orderId: string,
  atMs: number,
  payments: readonly BuyersPayment[],
): readonly BuyersPayment[] =>
  payments.filter((one) => one.atMs < atMs || (one.atMs === atMs && one.orderId < orderId));

async function postsOf({ store }: Pick<Deps, "store">, order: Order): Promise<readonly Post[]> {
  const found = await Promise.all(postIdsOf(order).map((id) => store.get("posts", id)));
  return found.flatMap((post) => post ?? []);
}
