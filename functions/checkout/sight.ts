import type { AddressError } from "#core/buyer/addresses.ts";
import { addressOf } from "#core/buyer/addresses.ts";
import { type Buyer, emptyBuyer } from "#core/buyer/buyer.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import { RETAIL, type Tier, tierOf } from "#core/catalogue/tier.ts";
import type { Basket, Wanted } from "#core/checkout/basket.ts";
import type { Route } from "#core/checkout/placed.ts";
import { levelAt } from "#core/people/promoter.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { CheckoutView } from "#ports/checkoutReads.ts";
import type { Deps } from "#ports/deps.ts";

/** How the goods are to come, as the buyer says. */
export type Wish =
  | { readonly kind: "express"; readonly addressId?: string | undefined }
  | {
      readonly kind: "pickup";
      readonly storeId: string;
      readonly name?: string | undefined;
      readonly phone?: string | undefined;
    };
type Asked = {
  readonly items: readonly Wanted[] | null;
  readonly delivery: Wish | null;
  readonly orderId: string | null;
};
export type RouteError = AddressError | { readonly code: "store_unknown" | "pickup_not_here" };

/** What a checkout sees: the books, who buys, by which prices. */
export type Sight = {
  readonly view: CheckoutView;
  readonly buyer: Buyer;
  readonly tier: Tier;
  readonly items: readonly Wanted[];
};

/** 1 request; a plan version that is not in memory is one more where the buyer is a promoter with a level. */
export async function sightOf(
  deps: Pick<Deps, "reads" | "plans">,
  { openid, nowMs }: PersonCall,
  { items, delivery, orderId }: Asked,
): Promise<Sight> {
  const products = items ? [...new Set(items.map(({ sku }) => productIdOf(sku)))] : "cart";
  const view = await deps.reads.checkoutView({
    openid,
    products,
    to: askedPlace(delivery),
    orderId,
  });
  const buyer = view.buyer ?? emptyBuyer(openid);
  const tier = await tierFor(deps, view, nowMs);
  return { view, buyer, tier, items: items ?? buyer.cart.filter(({ chosen }) => chosen) };
}

function askedPlace(delivery: Wish | null) {
  if (delivery === null) return { kind: "unknown" } as const;
  if (delivery.kind === "pickup") return { kind: "store", storeId: delivery.storeId } as const;
  return { kind: "address", addressId: delivery.addressId ?? null } as const;
}

/** Whose prices the buyer pays. The plan in force says which level is above which. */
async function tierFor(
  { plans }: Pick<Deps, "plans">,
  { calendar, buyer, self }: Pick<CheckoutView, "calendar" | "buyer" | "self">,
  nowMs: number,
): Promise<Tier> {
  if (buyer === null && self === null) return RETAIL;
  const hasLevel = self !== null && levelAt(self, nowMs) !== null;
  const entry = hasLevel ? entryAt(calendar, nowMs) : null;
  const levels = entry ? ((await plans.get(entry)).plan.levels ?? []) : [];
  return tierOf(buyer, self, nowMs, levels);
}

/**
 * Where the goods go and whose sale it is; null where the buyer has not said yet.
 *
 * - An address has the store of its region; the goods come from there if it delivers, else from the brand's warehouse.
 */
export function routeOf(
  { view, buyer }: Sight,
  delivery: Wish | null,
): Result<Route | null, RouteError> {
  const { store } = view;
  if (delivery === null) return ok(null);
  if (delivery.kind === "pickup") {
    if (!store) return err({ code: "store_unknown" });
    if (!store.picksUp || !store.isOpen) return err({ code: "pickup_not_here" });
    const { name = "", phone = "" } = delivery;
    return ok({
      delivery: { kind: "pickup", name, phone, code: null, redeemed: null },
      ...{ storeId: store._id, place: store._id },
    });
  }
  const found = addressOf(buyer, delivery.addressId ?? null);
  if (!found.ok) return found;
  const { id: _id, isDefault: _isDefault, ...address } = found.value;
  const sends = store !== null && store.delivers && store.isOpen;
  return ok({
    delivery: { kind: "express", address },
    ...{ storeId: store?._id ?? null, place: sends ? store._id : "" },
  });
}

/** What is priced, without a coupon and with every gift. */
export function basketOf(
  { view, buyer, tier, items }: Sight,
  route: Route | null,
  orderId: string | null,
  atMs: number,
): Basket {
  const { reductions, freight } = view.shop ?? defaultShop;
  const to =
    route?.delivery.kind === "express"
      ? ({ kind: "express", region: route.delivery.address.region } as const)
      : ({ kind: route ? "pickup" : "unknown" } as const);
  return {
    ...{ items, products: view.products, tier, shop: { reductions, freight }, coupon: null, to },
    ...{ limited: buyer.limited, orderId, noGiftsOf: new Set<string>(), atMs },
  };
}
