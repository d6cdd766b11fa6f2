import type { CartChange, CartReply, Membership, QuoteReply } from "../../contracts/checkout.ts";
import { noteCart } from "../lib/tabBar";
import { call } from "./call";

/** So many pieces of a SKU. */
type Item = { readonly sku: string; readonly quantity: number };

export const cart = (): Promise<CartReply> => noted(call("checkout", "cart"));
/** So many pieces from now on, 0 = none: the same again changes nothing. */
export const setItem = (item: Item): Promise<CartChange> =>
  noted(call("checkout", "setCartItem", item));
/** These are chosen, and no others. */
export const choose = (skus: readonly string[]): Promise<CartChange> =>
  noted(call("checkout", "chooseCartItems", { skus }));
export const takeOut = (skus: readonly string[]): Promise<CartChange> =>
  noted(call("checkout", "clearCart", { skus }));
/** What some of the cart costs, without freight, with the coupon by which one pays least. */
export const costOf = (items: readonly Item[]): Promise<QuoteReply> =>
  call("checkout", "quote", { items, couponId: "best" });
export const joinMembers = (): Promise<Membership> => call("checkout", "joinMembers");

/** Whatever tells of the cart also renews the number on its tab. */
async function noted<T extends { readonly items: readonly Item[] }>(reply: Promise<T>): Promise<T> {
  const told = await reply;
  noteCart(told.items);
  return told;
}
