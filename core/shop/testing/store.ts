import { fen } from "#core/money.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { ShopStore } from "#core/shop/store.ts";

/** Makers of what tests of stores are about. */

/** A store by the West Lake, open every day from nine to six. */
export const aStore = (id: string, changes: Partial<ShopStore> = {}): ShopStore => ({
  ...{ _id: id, rev: 1, name: `门店${id}`, phone: "0571-88886666", region: "330106" },
  ...{ address: "龙井路 1 号", latitude: 30.2277, longitude: 120.1017, picture: null },
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, untilMinute: 1_080 }],
  ...{ picksUp: true, delivers: false, isOpen: true },
  ...changes,
});

export const PICKUP_CODE = "0123456789";

/** Three tins of tea, paid, to be collected at the store S1. */
export const aPickup = (id: string, changes: Partial<Purchase> = {}): Purchase => ({
  ...{ _id: id, rev: 1, buyerId: "oBuyer", state: "paid", createdAtMs: 1_000, stateAtMs: 2_000 },
  ...{ expiresAtMs: 10_000, couponId: null, storeId: "S1", place: "S1", note: "", staffNotes: [] },
  lines: [
    {
      ...{ sku: "tea-1", productId: "tea", title: "明前龙井", values: ["50 克"], picture: null },
      ...{ quantity: 3, gift: false, priceFen: fen(10_000), tierOffFen: fen(0), weightGrams: 50 },
      ...{ reductionOffFen: fen(0), couponOffFen: fen(0), paidFen: fen(30_000) },
    },
  ],
  amounts: {
    ...{ goodsFen: fen(30_000), tierOffFen: fen(0), reductionOffFen: fen(0) },
    ...{ couponOffFen: fen(0), freightFen: fen(0), totalFen: fen(30_000) },
  },
  delivery: {
    ...{ kind: "pickup", name: "王小明", phone: "13800005678" },
    ...{ code: PICKUP_CODE, redeemed: null },
  },
  ...{ parcels: [], invoice: null, afterSales: [], paidAtMs: 2_000, receivedAtMs: null },
  ...{ cancelled: null, tasks: [], dueAtMs: null, asksStaff: false },
  ...changes,
});

/** The same, handed over at an instant. */
export const redeemedPickup = (
  id: string,
  atMs: number,
  changes: Partial<Purchase> = {},
): Purchase =>
  aPickup(id, {
    ...{ state: "received", receivedAtMs: atMs },
    delivery: {
      ...{ kind: "pickup", name: "王小明", phone: "13800005678" },
      ...{ code: PICKUP_CODE, redeemed: { atMs, by: "oClerkOfTheStore" } },
    },
    ...changes,
  });
