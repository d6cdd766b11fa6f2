import type {
  CartChange,
  CartReply,
  ChooseCartItems,
  ClearCart,
  SetCartItem,
} from "#contracts/checkout.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import {
  type CartError,
  shownCart,
  withCartItem,
  withChosen,
  withoutItems,
} from "#core/buyer/cart.ts";
import { isOnSale, productIdOf } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";
import { sightOf } from "#functions/checkout/sight.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** His cart, with what is off sale or sold out meanwhile shown so. 2 requests. */
export async function cart(deps: Deps, call: PersonCall): Promise<Result<CartReply, never>> {
  const asked = { items: null, delivery: null, orderId: null };
  const { view, buyer, tier } = await sightOf(deps, call, asked);
  const skus = buyer.cart.map(({ sku }) => sku);
  const stocks = skus.length === 0 ? [] : await deps.stocks.read(skus);
  const left = new Map(stocks.map(({ sku, available }) => [sku, available]));
  const person = { tier, atMs: call.nowMs };
  const items = shownCart(buyer.cart, view.products, left, person);
  return ok({ items, memberSinceMs: buyer.memberSinceMs });
}

/** So many pieces from now on. What is not sold cannot be added, but can always be taken out. 3 requests, 1 document. */
export async function setCartItem(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
  { sku, quantity }: SetCartItem,
): Promise<Result<CartChange, CartError | { readonly code: "item_unknown" | "not_on_sale" }>> {
  if (quantity > 0) {
    const product = await store.get("products", productIdOf(sku));
    const isKnown = product?.skus.some((each) => each.sku === sku);
    if (!product || !isKnown) return err({ code: "item_unknown" });
    if (!isOnSale(product, nowMs)) return err({ code: "not_on_sale" });
  }
  const changed = await store.change("buyers", openid, (buyer = emptyBuyer(openid)) =>
    withCartItem(buyer, { sku, quantity }, nowMs),
  );
  return changed.ok ? ok({ items: changed.value.cart }) : changed;
}

/** 2 requests, 1 document. */
export async function chooseCartItems(
  { store }: Deps,
  { openid }: PersonCall,
  { skus }: ChooseCartItems,
): Promise<Result<CartChange, never>> {
  const changed = await store.change<"buyers", never>("buyers", openid, (buyer) =>
    ok(withChosen(buyer ?? emptyBuyer(openid), skus)),
  );
  return changed.ok ? ok({ items: changed.value.cart }) : changed;
}

/** 2 requests, 1 document. */
export async function clearCart(
  { store }: Deps,
  { openid }: PersonCall,
  { skus }: ClearCart,
): Promise<Result<CartChange, never>> {
  const changed = await store.change<"buyers", never>("buyers", openid, (known) => {
    const buyer = known ?? emptyBuyer(openid);
    return ok(withoutItems(buyer, skus ?? buyer.cart.map(({ sku }) => sku)));
  });
  return changed.ok ? ok({ items: changed.value.cart }) : changed;
}
