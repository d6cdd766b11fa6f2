import { emptyBuyer } from "#core/buyer/buyer.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { AFTER_SALES_STATES, type AfterSales } from "#core/purchase/afterSales.ts";
import { FLAGGED_STATES } from "#core/purchase/afterSalesDeadlines.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Campaign } from "#core/shop/shop.ts";
import type { ShopStore } from "#core/shop/store.ts";
import { emptyStock } from "#core/stock/change.ts";
import { stockId } from "#core/stock/stock.ts";
import { DAY_MS } from "#core/time.ts";
import { aProduct, aPurchase, aPurchaseLine, aSku } from "#tests/fixtures.ts";
import { fill } from "./fill.ts";
import { atOf, NOW_MS, orderOf, phoneOf, PRODUCTS, type Size } from "./seed.ts";

export const STORES = 200;
export const CAMPAIGNS = 300;
const SHELF = 20;
const SIZES = [1, 2, 3];
const MOVED = "tea1-1";
export const MOVED_SKU = MOVED;

export const storeOf = (n: number): string => `S${n % STORES}`;
export const campaignOf = (n: number): string => `campaign${n % CAMPAIGNS}`;
export const buyerOf = (n: number): string => `oFan${n * 3}`;
export const afterSalesOf = (n: number): string => `BENCHAS${String(n).padStart(8, "0")}`;

const product = (n: number) =>
  aProduct(`tea${n - 1}`, {
    ...{ title: `明前龙井 ${n}`, description: "茶".repeat(800), rank: n },
    ...{ categories: [`c${n % 10}`], changedAtMs: NOW_MS - DAY_MS, createdAtMs: NOW_MS - n },
    skus: SIZES.map((size) => aSku(`tea${n - 1}-${size}`, { values: [`${size} 号`] })),
    specs: [{ name: "规格", values: SIZES.map((size) => `${size} 号`) }],
  });

/** Each SKU in the warehouse, and in 20 of the stores; every 50th is low. */
const stocksPerProduct = SIZES.length * (SHELF + 1);
function stock(n: number) {
  const [goods, at] = [Math.floor((n - 1) / stocksPerProduct), (n - 1) % stocksPerProduct];
  const sku = `tea${goods}-${SIZES[at % SIZES.length]}`;
  const shelf = Math.floor(at / SIZES.length);
  const place = shelf === 0 ? "" : storeOf(goods + shelf);
  const [available, lowAt] = n % 50 === 0 ? [1, 5] : [50, n % 3 === 0 ? 5 : null];
  const made = emptyStock(sku, place, stockId(sku, place));
  const aboveLow = lowAt === null ? made.aboveLow + available : available - lowAt;
  const isMoved = made._id === MOVED;
  return {
    ...{ ...made, available, lowAt, aboveLow, changedAtMs: NOW_MS - DAY_MS },
    ...(isMoved ? { filed: 50_000, filedOnHand: 50, filedUntilMs: NOW_MS } : {}),
  };
}
const movement = (n: number) => ({
  ...{ _id: `${MOVED}/${n}`, rev: 1, stockId: MOVED, n, key: `O${n}/held`, kind: "held" },
  ...{ available: -1, held: 1, atMs: atOf(n, 50_000), about: orderOf(n), by: null },
  onHandAfter: 50,
});

const store = (n: number): ShopStore => ({
  ...{ _id: storeOf(n), rev: 1, name: `门店 ${n}`, phone: "057188990011", region: "330106" },
  ...{ address: `文一路 ${n} 号`, latitude: 30.2, longitude: 120.1, picture: null },
  ...{ picksUp: true, delivers: n % 2 === 0, isOpen: n % 20 !== 0 },
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 540, untilMinute: 1_260 }],
});

const campaign = (n: number): Campaign => ({
  ...{ _id: campaignOf(n), rev: 1, name: `优惠券 ${n}`, scope: { kind: "all" } },
  ...{ fromFen: fen(1_000), off: { kind: "amount", offFen: fen(100) }, isEnded: n % 3 === 0 },
  ...{ takeFromMs: 0, takeUntilMs: NOW_MS + DAY_MS, good: { days: 30 }, perPerson: 1, total: null },
});

/** A buyer with two addresses; of the first campaign half of all have a coupon, of each other one a few. */
function buyer(n: number) {
  const address = (id: string, of: number) => ({
    ...{ id, name: "李雷", phone: phoneOf(of), region: "330106", province: "浙江省" },
    ...{ city: "杭州市", district: "西湖区", detail: "文一路 1 号", isDefault: id === "a1" },
  });
  const { scope, fromFen, off } = campaign(1);
  const coupon = (id: string, of: number) => ({
    ...{ id, campaignId: campaignOf(of), name: `优惠券 ${of}`, scope, fromFen, off },
    ...{ takenAtMs: atOf(n, 200_000), untilMs: NOW_MS, countsUntilMs: NOW_MS },
    orderId: n % 2 === 0 ? orderOf(n) : null,
  });
  return {
    ...{ ...emptyBuyer(buyerOf(n)), rev: 1, memberSinceMs: n % 2 === 0 ? NOW_MS - n : null },
    addresses: [address("a1", n), address("a2", n + 1)],
    coupons: [coupon("c1", n % 2), coupon("c2", 2 + (n % (CAMPAIGNS - 2)))],
  };
}

/** An order with one or two after-sales, of which every 20th is not over. */
function withAfterSales(n: number): Purchase {
  const open = AFTER_SALES_STATES.slice(0, 6);
  const state = n % 20 === 0 ? (open[(n / 20) % open.length] ?? "asked") : "done";
  const createdAtMs = atOf(n, 5_000);
  const one = (id: string, of: AfterSales["state"]): AfterSales => ({
    ...{
      id,
      kind: "return",
      state: of,
      freightFen: fen(0),
      reason: "not_wanted",
      text: "不想要了",
    },
    lines: [
      { line: 0, sku: "tea1-1", quantity: 1, refundFen: fen(100), unshipped: 0, againSku: null },
    ],
    ...{ pictures: [], askedAtMs: createdAtMs, stateAtMs: createdAtMs, decision: null, back: null },
    dueAtMs: of === "done" ? null : createdAtMs + 7 * DAY_MS,
    ...{ arrivedAtMs: null, again: null, refundIds: [], isLate: false, notes: [] },
  });
  return aPurchase([aPurchaseLine("tea1-1", 2, 9_900, { title: "明前龙井" })], {
    ...{ _id: afterSalesOf(n), buyerId: buyerOf(n), state: "received", createdAtMs, dueAtMs: null },
    ...{ stateAtMs: createdAtMs, paidAtMs: createdAtMs, receivedAtMs: createdAtMs },
    afterSales: [one("a1", state), ...(n % 3 === 0 ? [one("a2", "refused")] : [])],
    asksStaff: FLAGGED_STATES.includes(state),
  });
}

/** A case that somebody wanted corrected, every tenth of which waits for a second person. */
function corrected(n: number) {
  const asked = recordFact(
    emptyCase(`BENCHADJ${n}`, buyerOf(n)),
    {
      ...{ key: `adjustment-asked/A${n}`, promoterId: "oPromoter1", amountFen: fen(100) },
      ...{ by: "staff-demo", reason: "补发" },
    },
    atOf(n, 2_000),
  );
  if (!asked.ok) throw new Error(asked.error.code);
  return { ...asked.value, corrected: { isWaiting: n % 10 === 0, atMs: atOf(n, 2_000) } };
}

/** Goods, stores, buyers and what they want back; beside what `seedLists` made. */
export async function seedTrade(url: string, { orders }: Size): Promise<void> {
  await fill(url, "products", PRODUCTS, product);
  await fill(url, "stocks", PRODUCTS * stocksPerProduct, stock);
  await fill(url, "movements", 50_000, movement);
  await fill(url, "stores", STORES, store);
  await fill(url, "campaigns", CAMPAIGNS, campaign);
  await fill(url, "buyers", orders, buyer);
  await fill(url, "purchases", 5_000, withAfterSales);
  await fill(url, "cases", 2_000, corrected);
}
