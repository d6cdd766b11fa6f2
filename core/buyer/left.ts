import { type Buyer, emptyBuyer } from "#core/buyer/buyer.ts";

/**
 * The buyer after he closed his account: no address, cart, coupon, membership or group. What he used of limited products
 * stays with his orders. The same object when there is nothing of these.
 */
export function withoutOwn(buyer: Buyer): Buyer {
  const { _id, rev, limited, placing } = buyer;
  const isEmpty =
    buyer.addresses.length + buyer.cart.length + buyer.coupons.length === 0 &&
    buyer.memberSinceMs === null &&
    buyer.group === null;
  return isEmpty ? buyer : { ...emptyBuyer(_id), rev, limited, placing };
}
