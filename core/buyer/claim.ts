import type { Buyer, LimitedUse } from "#core/buyer/buyer.ts";
import { withoutItems } from "#core/buyer/cart.ts";
import { limitLeft } from "#core/buyer/limit.ts";
import type { PersonLimit } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";
import { HOUR_MS } from "#core/time.ts";

/** Uses that are remembered; whoever has more loses the oldest. */
export const LIMITED_MAX = 500;
/** A call lives for seconds: an order that took something so long ago and is nowhere will never be. */
export const PLACING_MS = HOUR_MS;
/** So many orders are looked for at a time. */
const PLACING_MAX = 50;

/** What an order takes of its buyer's document. */
export type Claim = {
  readonly orderId: string;
  readonly couponId: string | null;
  /** Its products with a limit by person, and how many pieces of each. */
  readonly limited: readonly {
    readonly productId: string;
    readonly limit: PersonLimit;
    readonly quantity: number;
  }[];
  /** What leaves the cart, since it is ordered now. */
  readonly cartSkus: readonly string[];
};

/** In order of precedence. But for the first, another order of the same buyer was quicker. */
export type ClaimError =
  | { readonly code: "order_id_taken" }
  | { readonly code: "coupon_gone" }
  | { readonly code: "limit_exceeded"; readonly productId: string; readonly left: number };

/**
 * The buyer after an order took its coupon, its pieces of limited products, and its goods from the cart.
 *
 * - Returns the same object when there is nothing to take, or all was taken by the same order just before. What it took
 *   longer ago is taken anew, so that nobody frees it meanwhile.
 * - Errors: `order_id_taken` when the same id took something else, of which its twin may make an order at this moment;
 *   `coupon_gone` when another order uses the coupon, or it is over; `limit_exceeded`.
 */
export function claim(buyer: Buyer, wanted: Claim, nowMs: number): Result<Buyer, ClaimError> {
  const { orderId, couponId, limited, cartSkus } = wanted;
  const emptied = withoutItems(buyer, cartSkus);
  if (couponId === null && limited.length === 0) return ok(emptied);
  const known = buyer.placing.find((one) => one.orderId === orderId);
  if (known && !isTaken(buyer, wanted)) return err({ code: "order_id_taken" });
  if (known && nowMs < known.atMs + PLACING_MS / 2) return ok(emptied);
  const coupon = buyer.coupons.find(({ id }) => id === couponId);
  if (couponId !== null) {
    const isFree = coupon && (coupon.orderId === null || coupon.orderId === orderId);
    if (!isFree || coupon.untilMs <= nowMs) return err({ code: "coupon_gone" });
  }
  const short = limited.find(
    (one) => one.quantity > limitLeft(buyer.limited, { ...one, orderId }, nowMs),
  );
  if (short) {
    const left = limitLeft(buyer.limited, { ...short, orderId }, nowMs);
    return err({ code: "limit_exceeded", productId: short.productId, left });
  }
  const uses = limited.map(({ productId, quantity }): LimitedUse => ({
    ...{ orderId, productId, quantity, atMs: nowMs },
  }));
  const others = buyer.limited.filter((use) => use.orderId !== orderId);
  return ok({
    ...emptied,
    coupons: buyer.coupons.map((each) => (each === coupon ? { ...each, orderId } : each)),
    limited: [...others, ...uses].slice(-LIMITED_MAX),
    placing: [...buyer.placing.filter((one) => one !== known), { orderId, atMs: nowMs }],
  });
}

/** Whether an order took just this before. */
function isTaken(buyer: Buyer, { orderId, couponId, limited }: Claim): boolean {
  const isOurs = (one: { readonly orderId: string | null }) => one.orderId === orderId;
  const uses = buyer.limited.filter(isOurs);
  return (
    buyer.coupons.filter(isOurs).every(({ id }) => id === couponId) &&
    (couponId === null || buyer.coupons.some((one) => one.id === couponId && isOurs(one))) &&
    uses.length === limited.length &&
    limited.every(({ productId, quantity }) =>
      uses.some((use) => use.productId === productId && use.quantity === quantity),
    )
  );
}

/** The buyer with all that an order took free again. The same object when it took nothing. */
export function freed(buyer: Buyer, orderId: string): Buyer {
  const isTaken =
    buyer.coupons.some((coupon) => coupon.orderId === orderId) ||
    [...buyer.limited, ...buyer.placing].some((one) => one.orderId === orderId);
  if (!isTaken) return buyer;
  return {
    ...buyer,
    coupons: buyer.coupons.map((coupon) =>
      coupon.orderId === orderId ? { ...coupon, orderId: null } : coupon,
    ),
    limited: buyer.limited.filter((use) => use.orderId !== orderId),
    placing: buyer.placing.filter((one) => one.orderId !== orderId),
  };
}

/** Orders that took something so long ago that they must exist, if they ever will. */
export const oldPlacings = ({ placing }: Buyer, nowMs: number): readonly string[] =>
  placing
    .filter(({ atMs }) => atMs + PLACING_MS <= nowMs)
    .slice(0, PLACING_MAX)
    .map(({ orderId }) => orderId);

/** The buyer after some orders were looked for: those that exist keep what they took, the others give it back. */
export function settled(
  buyer: Buyer,
  lookedFor: readonly string[],
  existing: ReadonlySet<string>,
): Buyer {
  const freedOnes = lookedFor.filter((id) => !existing.has(id)).reduce(freed, buyer);
  const placing = freedOnes.placing.filter(({ orderId }) => !lookedFor.includes(orderId));
  return placing.length === buyer.placing.length ? buyer : { ...freedOnes, placing };
}
