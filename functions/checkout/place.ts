import type { Placed, PlaceRequest } from "#contracts/checkout.ts";
import { assert } from "#core/assert.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { priceBasket } from "#core/checkout/price.ts";
import { holdsOf, isSamePlacing, newPurchase, type Route } from "#core/checkout/placed.ts";
import { lacksLess, placesOf } from "#core/checkout/places.ts";
import { PAYMENT_MS } from "#core/order/payment.ts";
import type { PurchaseLine } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { takeOfBuyer } from "#functions/checkout/takeOfBuyer.ts";
import {
  giveBack,
  type Held,
  type HoldError,
  holdAgain,
  holdGoods,
  releaseGoods,
} from "#functions/checkout/holdGoods.ts";
import { goOn, type Placing, type PlaceError } from "#functions/checkout/goOn.ts";
import { type Pricing, pricingOf, quoteOf } from "#functions/checkout/price.ts";
import { routeOf, sightOf } from "#functions/checkout/sight.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Makes an order: its goods are held, the coupon and the person's limits taken, then it exists and can be paid for.
 *
 * - The same id again is the same order: it goes on where a try before died, and answers the same.
 * - 2 requests to read, at the same time; 1 for each SKU, at the same time, and once more from the warehouse where a store
 *   has too little; 1 for the buyer where the order takes a coupon, a limit or leaves the cart; 2 to write. What died in between `tend` and `freeOrphans` make free again.
 * - Source: docs/domain/checkout.md, "Placing an order".
 */
export async function place(
  deps: Deps,
  call: PersonCall,
  request: PlaceRequest,
): Promise<Result<Placed, PlaceError>> {
  const { items, delivery, orderId, couponId, expectedFen } = request;
  const [sight, fan] = await Promise.all([
    sightOf(deps, call, { items, delivery, orderId }),
    deps.reads.fanView(call.openid),
  ]);
  const placing: Placing = { call, request, sight, fan };
  const route = routeOf(sight, delivery);
  const { purchase, order } = sight.view;
  if (purchase) {
    const there = route.ok && route.value ? route.value : purchase;
    const isSame = isSamePlacing(purchase, call.openid, request, there);
    return isSame ? goOn(deps, placing, purchase) : err({ code: "order_id_taken" });
  }
  if (order) return err({ code: "order_id_taken" });
  if (!route.ok) return route;
  assert(route.value !== null, "an order goes somewhere");
  const pricing = pricingOf(sight, route.value, couponId, { orderId, nowMs: call.nowMs });
  if (!pricing.ok) return pricing;
  if (pricing.value.priced.amounts.totalFen !== expectedFen) {
    const quote = await quoteOf(deps, sight, route.value, pricing.value);
    return err({ code: "price_changed", quote });
  }
  return take(deps, placing, pricing.value, route.value);
}

/** Takes what the order needs, and makes it. */
async function take(
  deps: Deps,
  placing: Placing,
  { basket, priced }: Pricing,
  route: Route,
): Promise<Result<Placed, PlaceError>> {
  const { call, request, sight } = placing;
  const { orderId } = request;
  const { nowMs } = call;
  const held = await holdSomewhere(deps, priced.lines, { orderId, route }, nowMs);
  if (!held.ok) return held;
  const { place, own, quantities, noGiftsOf } = held.value;
  const taken = await takeOfBuyer(deps, call, request, sight);
  if (!taken.ok) {
    await giveBack(deps, orderId, own, nowMs);
    return taken;
  }
  const final = noGiftsOf.size > 0 ? priceBasket({ ...basket, noGiftsOf }) : ok(priced);
  assert(final.ok, "a gift that is left out changes no price");
  const { note } = request;
  const invoice = request.invoice && { taxNumber: null, ...request.invoice };
  const said = { orderId, note, invoice };
  const purchase = newPurchase(
    call.openid,
    final.value,
    { ...route, place },
    said,
    sight.view.shop ?? defaultShop,
    nowMs,
  );
  const isNew = await deps.store.create("purchases", purchase);
  if (!isNew) return joinTwin(deps, placing, route, held.value);
  // Whoever held the rest may have given it back meanwhile. From now on he sees the order, and holds it for us again.
  if (own.size < quantities.size) await holdAgain(deps, purchase, deps.nowMs());
  return goOn(deps, placing, purchase);
}

/** Holds the goods in the first place that has all of them. Where none has, it says what the better one has. */
async function holdSomewhere(
  deps: Deps,
  lines: readonly PurchaseLine[],
  { orderId, route }: { readonly orderId: string; readonly route: Route },
  nowMs: number,
): Promise<Result<Held, HoldError>> {
  let best: Extract<HoldError, { code: "stock_short" }> | null = null;
  for (const place of placesOf(route)) {
    const order = { orderId, place, expiresAtMs: nowMs + PAYMENT_MS };
    const held = await holdGoods(deps, lines, order, nowMs);
    if (held.ok || held.error.code !== "stock_short") return held;
    if (best === null || lacksLess(held.error.short, best.short)) best = held.error;
  }
  assert(best !== null, "goods come from somewhere");
  return err(best);
}

/** The same request was made twice at the same time, and the other one was first: its order counts. */
async function joinTwin(
  deps: Deps,
  placing: Placing,
  route: Route,
  { quantities }: Held,
): Promise<Result<Placed, PlaceError>> {
  const { call, request } = placing;
  const twin = await deps.store.get("purchases", request.orderId);
  assert(twin !== undefined, `${request.orderId} was not made, and is not there`);
  const kept = holdsOf(twin);
  const spare = [...quantities].filter(([id]) => !kept.has(id));
  await releaseGoods(deps, request.orderId, new Map(spare), call.nowMs);
  const isSame = isSamePlacing(twin, call.openid, request, route);
  return isSame ? goOn(deps, placing, twin) : err({ code: "order_id_taken" });
}
