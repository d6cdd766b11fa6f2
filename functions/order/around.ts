import type { Around, VersionedPlan } from "#core/commission/price.ts";
import type { Order } from "#core/order/order.ts";
import { holderAt, type Post, postIdsOf } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { AREAS, type Components } from "#core/plan/components.ts";
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
 * who supplied it. No request where the plan asks for none of it; else 1 for the store's post where the plan pays the
 * store or its staff, 1 for each area that it pays, and 1 for each person whom they name, who served, or who supplied.
 */
export async function aroundOf(
  deps: Pick<Deps, "store">,
  inForce: VersionedPlan | null,
  { order, atMs, chain, payments }: Paying,
): Promise<Around> {
  const orderNumber = 1 + earlierThan(order._id, atMs, payments).length;
  const components = inForce?.plan.components;
  if (!components) return { promoters: chain, orderNumber, posts: [] };
  const posts = await postsOf(deps, order, components);
  const ids = new Set(posts.flatMap((post) => holderAt(post, atMs) ?? []));
  if (components.storeStaff && order.storeStaff !== undefined) ids.add(order.storeStaff);
  if (components.supply) for (const { supplier } of order.lines) if (supplier) ids.add(supplier);
  for (const { _id } of chain) ids.delete(_id);
  const others = await promotersOf(deps, [...ids]);
  return { promoters: [...chain, ...others], orderNumber, posts };
}

/** The buyer's payments before this one; of two in the same millisecond the one of the smaller order number is first. */
export const earlierThan = (
  orderId: string,
  atMs: number,
  payments: readonly BuyersPayment[],
): readonly BuyersPayment[] => payments.filter((one) => isEarlier(one, { orderId, atMs }));

/** Those after it, the earliest first. */
export const laterThan = (
  orderId: string,
  atMs: number,
  payments: readonly BuyersPayment[],
): readonly BuyersPayment[] =>
  payments
    .filter((one) => isEarlier({ orderId, atMs }, one))
    .sort((a, b) => (isEarlier(a, b) ? -1 : 1));

const isEarlier = (a: BuyersPayment, b: BuyersPayment): boolean =>
  a.atMs < b.atMs || (a.atMs === b.atMs && a.orderId < b.orderId);

/** The posts of an order that a plan pays. */
async function postsOf(
  { store: documents }: Pick<Deps, "store">,
  { store, region }: Order,
  components: Components,
): Promise<readonly Post[]> {
  const asksStore = components.store !== undefined || components.storeStaff !== undefined;
  const areas = AREAS.filter((area) => components.region?.[area] !== undefined);
  const sale = {
    ...(asksStore && store !== undefined ? { store } : {}),
    ...(region !== undefined ? { region } : {}),
  };
  const ids = postIdsOf(sale, areas);
  const found = await Promise.all(ids.map((id) => documents.get("posts", id)));
  return found.flatMap((post) => post ?? []);
}
