import type { Buyer } from "#core/buyer/buyer.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Order } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Calendar } from "#core/plan/calendar.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Campaign, Shop } from "#core/shop/shop.ts";
import type { ShopStore } from "#core/shop/store.ts";

/** What a checkout is about. Ids come as the contracts let them pass: none begins with `$`. */
export type CheckoutQuestion = {
  readonly openid: string;
  /** The products of these ids, at most 100, or those of the buyer's cart. */
  readonly products: readonly string[] | "cart";
  /** `address`: null = his default one. */
  readonly to:
    | { readonly kind: "address"; readonly addressId: string | null }
    | { readonly kind: "store"; readonly storeId: string }
    | { readonly kind: "unknown" };
  /** The order that is being placed; null = none. */
  readonly orderId: string | null;
};

/** All that a price and a new order follow from, whose fan the buyer is apart. */
export type CheckoutView = {
  readonly calendar: Calendar;
  readonly buyer: Buyer | null;
  /** The buyer as a promoter, if he is one. */
  readonly self: Promoter | null;
  readonly shop: Shop | null;
  /** Those that were asked for and those of their gifts, each once. */
  readonly products: readonly Product[];
  /** The store that was asked for, or that the address belongs to, and who works there. */
  readonly store: ShopStore | null;
  readonly post: Post | null;
  /** What there is already under the order's id. */
  readonly purchase: Purchase | null;
  readonly order: Order | null;
};

export type CouponsCounted = {
  readonly buyers: number;
  readonly taken: number;
  readonly used: number;
};

/** Questions of the checkout that one request answers across documents. */
export interface CheckoutReads {
  /** 1 request. */
  checkoutView(question: CheckoutQuestion): Promise<CheckoutView>;
  /** Campaigns of which coupons can be taken at an instant, by id, after `afterId`. 1 request. */
  openCampaigns(atMs: number, afterId: string, limit: number): Promise<readonly Campaign[]>;
  /** Which of some orders, at most 100, have a purchase that was not cancelled. 1 request. */
  purchasesAmong(orderIds: readonly string[]): Promise<readonly string[]>;
  /** What became of a campaign's coupons, of at most so many buyers who took one. 1 request. */
  couponsCounted(campaignId: string, buyersMax: number): Promise<CouponsCounted>;
  /** Buyers with an address of this phone number, by id. 1 request. */
  buyersWithPhone(phone: string, afterId: string, limit: number): Promise<readonly Buyer[]>;
}
