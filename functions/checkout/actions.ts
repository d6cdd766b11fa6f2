import * as places from "#contracts/addresses.ts";
import * as checkout from "#contracts/checkout.ts";
import * as given from "#contracts/coupons.ts";
import { addresses, removeAddress, saveAddress } from "#functions/checkout/addresses.ts";
import { buyers, joinMembers, setGroup } from "#functions/checkout/buyers.ts";
import {
  campaigns,
  campaignUse,
  endCampaign,
  saveCampaign,
} from "#functions/checkout/campaigns.ts";
import { cart, chooseCartItems, clearCart, setCartItem } from "#functions/checkout/cart.ts";
import { coupons } from "#functions/checkout/coupons.ts";
import { place } from "#functions/checkout/place.ts";
import { quote } from "#functions/checkout/quote.ts";
import { takeCoupon } from "#functions/checkout/takeCoupon.ts";
import { type Action, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `checkout` does: from the cart to the order, for buyers; coupons and buyers, for staff. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map<string, Action<WithSeal>>([
  ["cart", forPerson(checkout.cartSchema, cart)],
  ["setCartItem", forPerson(checkout.setCartItemSchema, setCartItem)],
  ["chooseCartItems", forPerson(checkout.chooseCartItemsSchema, chooseCartItems)],
  ["clearCart", forPerson(checkout.clearCartSchema, clearCart)],
  ["addresses", forPerson(places.addressesSchema, addresses)],
  ["saveAddress", forPerson(places.saveAddressSchema, saveAddress)],
  ["removeAddress", forPerson(places.removeAddressSchema, removeAddress)],
  ["coupons", forPerson(given.couponsSchema, coupons)],
  ["takeCoupon", forPerson(given.takeCouponSchema, takeCoupon)],
  ["joinMembers", forPerson(checkout.joinMembersSchema, joinMembers)],
  ["quote", forPerson(checkout.quoteSchema, quote)],
  ["place", forPerson(checkout.placeSchema, place)],
  ["saveCampaign", forStaff(given.saveCampaignSchema, saveCampaign)],
  ["campaigns", forStaff(given.campaignsSchema, campaigns)],
  ["endCampaign", forStaff(given.endCampaignSchema, endCampaign)],
  ["campaignUse", forStaff(given.campaignUseSchema, campaignUse)],
  ["setGroup", forStaff(checkout.setGroupSchema, setGroup)],
  ["buyers", forStaff(checkout.buyersSchema, buyers)],
]);
