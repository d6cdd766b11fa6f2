import type { Memory } from "#adapters/memory/store.ts";
import { addressOf } from "#core/buyer/addresses.ts";
import type { Buyer } from "#core/buyer/buyer.ts";
import { storePostId } from "#core/people/post.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { SHOP_ID } from "#core/shop/shop.ts";
import { storeOf, TERRITORIES_ID } from "#core/shop/territory.ts";
import type { CheckoutQuestion, CheckoutReads, CheckoutView } from "#ports/checkoutReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `CheckoutReads`, answered from maps. */
export function memoryCheckoutReads({ documents }: Memory, request: Request): CheckoutReads {
  const withSkus = (skus: readonly string[]) =>
    [...documents.products.values()].filter((product) =>
      product.skus.some(({ sku }) => skus.includes(sku)),
    );
  const storeIdOf = (to: CheckoutQuestion["to"], buyer: Buyer | null): string | null => {
    if (to.kind === "store") return to.storeId;
    if (to.kind === "unknown" || buyer === null) return null;
    const address = addressOf(buyer, to.addressId);
    const territories = documents.territories.get(TERRITORIES_ID);
    return address.ok && territories ? storeOf(territories, address.value.region) : null;
  };
  const checkoutView = ({ openid, products, to, orderId }: CheckoutQuestion): CheckoutView => {
    const buyer = documents.buyers.get(openid) ?? null;
    const asked =
      products === "cart"
        ? withSkus(buyer?.cart.map(({ sku }) => sku) ?? [])
        : products.flatMap((id) => documents.products.get(id) ?? []);
    const gifts = withSkus(asked.flatMap((product) => product.gifts.map(({ sku }) => sku)));
    const storeId = storeIdOf(to, buyer);
    return {
      calendar: documents.calendars.get("plans") ?? emptyCalendar,
      buyer,
      self: documents.promoters.get(openid) ?? null,
      shop: documents.shops.get(SHOP_ID) ?? null,
      products: [...new Set([...asked, ...gifts])],
      store: (storeId !== null && documents.stores.get(storeId)) || null,
      post: (storeId !== null && documents.posts.get(storePostId(storeId))) || null,
      purchase: (orderId !== null && documents.purchases.get(orderId)) || null,
      order: (orderId !== null && documents.orders.get(orderId)) || null,
    };
  };
  const byId = <T extends { readonly _id: string }>(a: T, b: T) => (a._id < b._id ? -1 : 1);
  return {
    checkoutView: (question) => request(() => checkoutView(question)),
    openCampaigns: (atMs, afterId, limit) =>
      request(() =>
        [...documents.campaigns.values()]
          .filter(({ isEnded, takeFromMs, takeUntilMs }) => {
            return !isEnded && takeFromMs <= atMs && atMs < takeUntilMs;
          })
          .filter(({ _id }) => _id > afterId)
          .sort(byId)
          .slice(0, limit),
      ),
    purchasesAmong: (orderIds) =>
      request(() =>
        orderIds.filter((id) => {
          const purchase = documents.purchases.get(id);
          return purchase !== undefined && purchase.state !== "cancelled";
        }),
      ),
    couponsCounted: (campaignId, buyersMax) =>
      request(() => {
        const takers = [...documents.buyers.values()]
          .map(({ coupons }) => coupons.filter((one) => one.campaignId === campaignId))
          .filter((coupons) => coupons.length > 0)
          .slice(0, buyersMax);
        const coupons = takers.flat();
        const used = coupons.filter(({ orderId }) => orderId !== null).length;
        return { buyers: takers.length, taken: coupons.length, used };
      }),
    buyersWithPhone: (phone, afterId, limit) =>
      request(() =>
        [...documents.buyers.values()]
          .filter(({ addresses }) => addresses.some((address) => address.phone === phone))
          .filter(({ _id }) => _id > afterId)
          .sort(byId)
          .slice(0, limit),
      ),
  };
}
