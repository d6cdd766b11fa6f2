import { calendarRoot } from "#adapters/cloudbase/calendarRoot.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { Buyer } from "#core/buyer/buyer.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Order } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Calendar } from "#core/plan/calendar.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { type Campaign, SHOP_ID, type Shop } from "#core/shop/shop.ts";
import type { ShopStore } from "#core/shop/store.ts";
import { TERRITORIES_ID } from "#core/shop/territory.ts";
import type { CheckoutQuestion, CheckoutReads, CouponsCounted } from "#ports/checkoutReads.ts";

type Aggregate = ReturnType<ReturnType<Client["db"]["collection"]>["aggregate"]>;
type Found = {
  readonly calendar: Calendar;
  readonly buyers: readonly Buyer[];
  readonly selves: readonly Promoter[];
  readonly shops: readonly Shop[];
  readonly products: readonly Product[];
  readonly gifts: readonly Product[];
  readonly stores: readonly ShopStore[];
  readonly posts: readonly Post[];
  readonly purchases: readonly Purchase[];
  readonly orders: readonly Order[];
};

/** The questions of `CheckoutReads`, each one request. */
export function cloudbaseCheckoutReads(client: Client): CheckoutReads {
  const { db } = client;
  const _ = db.command;
  return {
    async checkoutView(question) {
      const { openid, products, to, orderId } = question;
      const keys = {
        ...{ openid, orderId: orderId ?? "", shopId: SHOP_ID, territoriesId: TERRITORIES_ID },
        productIds: products === "cart" ? [] : products,
        storeIds: to.kind === "store" ? [to.storeId] : [],
      };
      const found = await calendarRoot<Found>(client, keys, (root) =>
        joinStore(db, joinGoods(root, products), to).project({
          ...{ calendar: 1, buyers: 1, selves: 1, shops: 1, products: 1, gifts: 1 },
          ...{ stores: 1, posts: 1, purchases: 1, orders: 1 },
        }),
      );
      const known = new Set(found.products.map(({ _id }) => _id));
      return {
        calendar: found.calendar,
        buyer: found.buyers[0] ?? null,
        self: found.selves[0] ?? null,
        shop: found.shops[0] ?? null,
        products: [...found.products, ...found.gifts.filter(({ _id }) => !known.has(_id))],
        store: found.stores[0] ?? null,
        post: found.posts[0] ?? null,
        purchase: found.purchases[0] ?? null,
        order: found.orders[0] ?? null,
      };
    },
    async openCampaigns(atMs, afterId, limit) {
      const { data } = await db
        .collection("campaigns")
        .where({
          ...{ takeUntilMs: _.gt(atMs), takeFromMs: _.lte(atMs), isEnded: false },
          _id: _.gt(afterId),
        })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Campaign[];
    },
    async purchasesAmong(orderIds) {
      const { data } = await db
        .collection("purchases")
        .where({ _id: _.in([...orderIds]), state: _.neq("cancelled") })
        .field({ _id: true })
        .limit(100)
        .get();
      return (data as { _id: string }[]).map(({ _id }) => _id);
    },
    async couponsCounted(campaignId, buyersMax) {
      const $ = _.aggregate;
      const { data } = await db
        .collection("buyers")
        .aggregate()
        .match({ "coupons.campaignId": campaignId })
        .limit(buyersMax)
        .project({
          theirs: $.filter({
            input: "$coupons",
            as: "one",
            cond: $.eq(["$$one.campaignId", campaignId]),
          }),
        })
        .project({
          taken: $.size("$theirs"),
          used: $.size(
            $.filter({ input: "$theirs", as: "one", cond: $.neq(["$$one.orderId", null]) }),
          ),
        })
        .group({ _id: null, buyers: $.sum(1), taken: $.sum("$taken"), used: $.sum("$used") })
        .limit(1)
        .end();
      const [found] = data as CouponsCounted[];
      return { buyers: found?.buyers ?? 0, taken: found?.taken ?? 0, used: found?.used ?? 0 };
    },
    async buyersWithPhone(phone, afterId, limit) {
      const { data } = await db
        .collection("buyers")
        .where({ "addresses.phone": phone, _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Buyer[];
    },
  };
}

/** Joins the buyer, the shop, the goods with their gifts, and what there is under the order's id. */
const joinGoods = (root: Aggregate, products: CheckoutQuestion["products"]): Aggregate =>
  root
    .lookup({ from: "buyers", localField: "openid", foreignField: "_id", as: "buyers" })
    .lookup({ from: "promoters", localField: "openid", foreignField: "_id", as: "selves" })
    .lookup({ from: "shops", localField: "shopId", foreignField: "_id", as: "shops" })
    .lookup(
      products === "cart"
        ? {
            from: "products",
            localField: "buyers.cart.sku",
            foreignField: "skus.sku",
            as: "products",
          }
        : { from: "products", localField: "productIds", foreignField: "_id", as: "products" },
    )
    .lookup({
      from: "products",
      localField: "products.gifts.sku",
      foreignField: "skus.sku",
      as: "gifts",
    })
    .lookup({ from: "purchases", localField: "orderId", foreignField: "_id", as: "purchases" })
    .lookup({ from: "orders", localField: "orderId", foreignField: "_id", as: "orders" });

/** Joins the store with those who work there. An address has the store of the region that it begins with, or none. */
function joinStore(db: Client["db"], root: Aggregate, to: CheckoutQuestion["to"]): Aggregate {
  const $ = db.command.aggregate;
  const chosen =
    to.kind === "address" && to.addressId !== null
      ? $.eq(["$$address.id", to.addressId])
      : $.eq(["$$address.isDefault", true]);
  const addresses = $.ifNull([$.arrayElemAt(["$buyers.addresses", 0]), []]);
  const regions = $.ifNull([$.arrayElemAt(["$territories.regions", 0]), []]);
  const beginnings = [$.substr(["$region", 0, 2]), $.substr(["$region", 0, 4]), "$region"];
  const withIds =
    to.kind !== "address"
      ? root
      : root
          .lookup({
            from: "territories",
            localField: "territoriesId",
            foreignField: "_id",
            as: "territories",
          })
          .addFields({
            address: $.arrayElemAt([
              $.filter({ input: addresses, as: "address", cond: chosen }),
              0,
            ]),
          })
          .addFields({ region: $.ifNull(["$address.region", ""]) })
          .addFields({
            theirs: $.filter({
              input: regions,
              as: "one",
              cond: $.in(["$$one.region", beginnings]),
            }),
          })
          .addFields({ storeIds: "$theirs.storeId" });
  return withIds
    .addFields({
      postIds: $.map({ input: "$storeIds", as: "id", in: $.concat(["store/", "$$id"]) }),
    })
    .lookup({ from: "stores", localField: "storeIds", foreignField: "_id", as: "stores" })
    .lookup({ from: "posts", localField: "postIds", foreignField: "_id", as: "posts" });
}
