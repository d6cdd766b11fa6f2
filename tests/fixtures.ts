import type { Product, Sku } from "#core/catalogue/product.ts";
import type { Around } from "#core/commission/price.ts";
import type { Identity } from "#core/identity/identity.ts";
import { type BasisPoints, basisPoints, type Fen, fen } from "#core/money.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Purchase, PurchaseLine } from "#core/purchase/purchase.ts";
import type { Distance, Override, Plan, Rate } from "#core/plan/plan.ts";

/** Makers of what tests are about: each takes what matters to the test and fills in the rest. */

export const rate = (distance: Distance, bp: number): Rate => ({
  distance,
  rateBp: basisPoints(bp),
});

export const override = (
  distance: Distance,
  bp: number,
  goods: Partial<Pick<Override, "sku" | "category" | "level">>,
): Override => ({ ...rate(distance, bp), sku: null, category: null, level: null, ...goods });

/** The founding plan: 10 / 5 / 3 %. */
export const aPlan = (changes: Partial<Plan> = {}): Plan => ({
  id: "p1",
  pack: "declared",
  declaration: { by: "owner", counsel: "counsel", accepts: ["E101", "E102"] },
  rates: [rate(1, 1_000), rate(2, 500), rate(3, 300)],
  overrides: [],
  capBp: 3_000 as BasisPoints,
  capStated: false,
  perOrderCapFen: fen(5_000_000),
  freezeDays: 15,
  noReceiptDays: 45,
  selfPurchase: "none",
  attribution: { policy: "extend", clickDays: 7, orderDays: 30, protectDays: 7 },
  withdrawal: { minFen: fen(100), maxFen: fen(20_000_000), openMax: 3 },
  tax: "none",
  ...changes,
});

export const aLine = (
  sku: string,
  paidFen: number,
  changes: Partial<OrderLine> = {},
): OrderLine => ({
  sku,
  quantity: 1,
  paidFen: fen(paidFen),
  category: null,
  gift: false,
  ...changes,
});

export const anOrder = (lines: readonly OrderLine[], changes: Partial<Order> = {}): Order => ({
  _id: "O1",
  rev: 1,
  buyerId: "U1",
  lines,
  freightFen: fen(0),
  totalFen: lines.reduce<Fen>((sum, { paidFen }) => fen(sum + paidFen), fen(0)),
  createdAtMs: 0,
  chain: ["C", "B", "A"],
  selfPurchase: false,
  evidence: null,
  calendar: "plans",
  ...changes,
});

/** What else an order's price depends on: these persons, the buyer's first order, no posts. */
export const among = (promoters: readonly Promoter[], changes: Partial<Around> = {}): Around => ({
  promoters,
  orderNumber: 1,
  posts: [],
  ...changes,
});

let newest = 0;
export const aPromoter = (id: string, changes: Partial<Promoter> = {}): Promoter => ({
  _id: id,
  rev: 1,
  number: ++newest,
  introducerIds: [],
  levels: [],
  approvedAtMs: 0,
  bannedAtMs: null,
  banReason: null,
  ...changes,
});

/** Who a grown-up promoter is; `sealed` = what a vault made of a name and a number. */
export const anIdentity = (
  id: string,
  sealed: Pick<Identity, "name" | "idNumber" | "idMark" | "wrappedKey">,
  changes: Partial<Identity> = {},
): Identity => ({
  ...sealed,
  _id: id,
  rev: 1,
  idType: "resident",
  maskedName: "张*",
  maskedIdNumber: "1101**********0000",
  adultAtMs: 0,
  submittedAtMs: 0,
  consentedAtMs: 0,
  destroyedAtMs: null,
  forgetAskedAtMs: null,
  reset: null,
  former: [],
  ...changes,
});

/** One piece of goods for 100 yuan. */
export const aSku = (sku: string, changes: Partial<Sku> = {}): Sku => ({
  ...{ sku, values: [], priceFen: fen(10_000), memberFen: null, levelPrices: [] },
  ...{ weightGrams: 100, picture: null },
  ...changes,
});

/** A product without choices: `tea`, whose one SKU is `tea-1`, on sale since ever. */
export const aProduct = (id: string, changes: Partial<Product> = {}): Product => ({
  ...{ _id: id, rev: 1, title: id, subtitle: "", description: "", pictures: [] },
  ...{ detailPictures: [], categories: [], kind: "goods", specs: [], skus: [aSku(`${id}-1`)] },
  ...{ priceFixed: false, limit: null, gifts: [], related: [] },
  ...{ sale: { fromMs: 0, untilMs: null }, rank: 0, createdAtMs: 0, changedAtMs: 0 },
  ...changes,
});

/** A line of a purchase without any discount: pieces of `tea-1` for so much altogether. */
export const aPurchaseLine = (
  sku: string,
  quantity: number,
  paidFen: number,
  changes: Partial<PurchaseLine> = {},
): PurchaseLine => ({
  ...{ sku, productId: sku.slice(0, sku.lastIndexOf("-")), title: sku, values: [], picture: null },
  ...{ quantity, gift: false, priceFen: fen(0), tierOffFen: fen(0), reductionOffFen: fen(0) },
  ...{ couponOffFen: fen(0), paidFen: fen(paidFen), weightGrams: 100 },
  ...changes,
});

/** A purchase by U1 that can be paid for 30 minutes from 0 on, to be sent to Hangzhou without freight. */
export function aPurchase(
  lines: readonly PurchaseLine[],
  changes: Partial<Purchase> = {},
): Purchase {
  const goodsFen = fen(lines.reduce((sum, { paidFen }) => sum + paidFen, 0));
  const address = {
    ...{ name: "李雷", phone: "13800001234", region: "330106", province: "浙江省" },
    ...{ city: "杭州市", district: "西湖区", detail: "文一路 1 号" },
  };
  return {
    ...{ _id: "O1", rev: 1, buyerId: "U1", state: "created", createdAtMs: 0, stateAtMs: 0 },
    ...{ expiresAtMs: 1_800_000, lines, couponId: null, storeId: null, place: "", note: "" },
    amounts: {
      ...{ goodsFen, tierOffFen: fen(0), reductionOffFen: fen(0), couponOffFen: fen(0) },
      ...{ freightFen: fen(0), totalFen: goodsFen },
    },
    delivery: { kind: "express", address },
    ...{ staffNotes: [], parcels: [], invoice: null, afterSales: [], tasks: [] },
    ...{ paidAtMs: null, receivedAtMs: null, cancelled: null, asksStaff: false },
    dueAtMs: 1_800_000,
    ...changes,
  };
}
