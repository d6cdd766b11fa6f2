import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact, PaidFact } from "#core/commission/facts.ts";
import { basisPoints, type Fen, fen, NOTHING, sumFen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { mayRefund } from "#core/order/refund.ts";
import { followAfterSales } from "#core/purchase/afterSalesFollow.ts";
import type { AskedAfterSales } from "#core/purchase/afterSalesAsk.ts";
import type { MoneySide } from "#core/purchase/afterSalesRefund.ts";
import type { Parcel, Purchase, PurchaseLine } from "#core/purchase/purchase.ts";
import type { Result } from "#core/result.ts";
import { aLine, anOrder } from "#tests/fixtures.ts";

/** Makers of a purchase that was paid, and of its money side, for tests of after-sales. */

export const boughtLine = (
  sku: string,
  quantity: number,
  paidFen: number,
  changes: Partial<PurchaseLine> = {},
): PurchaseLine => ({
  ...{ sku, productId: sku.split("-")[0] ?? sku, title: sku, values: [], picture: null },
  ...{ quantity, gift: false, priceFen: fen(10_000), paidFen: fen(paidFen), weightGrams: 100 },
  ...{ tierOffFen: NOTHING, reductionOffFen: NOTHING, couponOffFen: NOTHING },
  ...changes,
});

export const boughtGoods = (
  lines: readonly PurchaseLine[],
  freightFen = 0,
  changes: Partial<Purchase> = {},
): Purchase => {
  const goodsFen = sumFen(lines.map(({ paidFen }) => paidFen));
  return {
    ...{ _id: "O1", rev: 1, buyerId: "U1", state: "paid", createdAtMs: 0, stateAtMs: 0 },
    ...{ expiresAtMs: 1_800_000, lines, couponId: null, storeId: null, place: "", note: "" },
    amounts: {
      ...{ goodsFen, tierOffFen: NOTHING, reductionOffFen: NOTHING, couponOffFen: NOTHING },
      ...{ freightFen: fen(freightFen), totalFen: fen(goodsFen + freightFen) },
    },
    delivery: {
      kind: "express",
      address: {
        ...{ name: "张三", phone: "13800000000", region: "330106", province: "浙江省" },
        ...{ city: "杭州市", district: "西湖区", detail: "龙井路 1 号" },
      },
    },
    ...{ staffNotes: [], parcels: [], invoice: null, afterSales: [], paidAtMs: 0 },
    ...{ receivedAtMs: null, cancelled: null, tasks: [], dueAtMs: null, asksStaff: false },
    terms: { receiveDays: 10, afterSalesDays: 15 },
    ...changes,
  };
};

/** A parcel with so many pieces of each line. */
export const aParcel = (pieces: readonly number[], id = "p1"): Parcel => ({
  ...{ id, carrier: "SF", trackingNumber: `SF${id}`, shippedAtMs: 1, by: "staff" },
  lines: pieces.flatMap((quantity, line) => (quantity > 0 ? [{ line, quantity }] : [])),
});

/** The same purchase with everything shipped and received. */
export const received = (purchase: Purchase, receivedAtMs = 2): Purchase => ({
  ...purchase,
  ...{ state: "received", receivedAtMs, parcels: [aParcel(purchase.lines.map((l) => l.quantity))] },
});

/** The order and the case of a purchase that was paid. */
export function paidMoney({ lines, amounts }: Purchase): MoneySide & { readonly known: Case } {
  const order: Order = anOrder(
    lines.map(({ sku, quantity, paidFen, gift }) => aLine(sku, paidFen, { quantity, gift })),
    { freightFen: amounts.freightFen, totalFen: amounts.totalFen, fromShop: true },
  );
  const paid: PaidFact = {
    ...{ key: "paid", transactionId: "t", amountFen: amounts.totalFen, successAtMs: 0 },
    ...{ plan: null, capBp: basisPoints(0), perOrderCapFen: NOTHING, freezeDays: 0 },
    ...{ noReceiptDays: 0, chain: [], payees: [], lines: [], unpaid: [] },
  };
  return { order, known: withFact(emptyCase("O1", "U1"), paid) };
}

export function withFact(known: Case, fact: Fact): Case {
  const recorded = recordFact(known, fact, 0);
  if (!recorded.ok) throw new Error(`refused: ${recorded.error.code}`);
  return recorded.value;
}

export const give = <T, E>(result: Result<T, E>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** Does the refunds that a purchase has among its tasks, and lets WeChat end them. What the money side refuses stays a task. */
export function refundsEnded(
  purchase: Purchase,
  money: MoneySide & { readonly known: Case },
  how: "paidBack" | "closed",
  nowMs: number,
): { readonly purchase: Purchase; readonly money: MoneySide & { readonly known: Case } } {
  let { known } = money;
  const left = purchase.tasks.filter((task) => {
    if (task.kind !== "refund") return true;
    const { id, lines, freightFen, by } = task;
    const asked = { key: `refund-asked/${id}`, lines, freightFen, reason: "x", by } as const;
    if (!mayRefund(money.order, known, asked, nowMs).ok) return true;
    known = withFact(known, asked);
    known =
      how === "paidBack"
        ? withFact(known, { key: `refund/${id}`, lines, freightFen })
        : withFact(known, { key: `refund-ended/${id}`, state: "closed" });
    return false;
  });
  const followed = followAfterSales({ ...purchase, tasks: left }, known.facts, nowMs);
  return { purchase: followed, money: { ...money, known } };
}

/** What a buyer asks for: the first line once, unless the test says otherwise. */
export const asking = (changes: Partial<AskedAfterSales> = {}): AskedAfterSales => ({
  ...{ id: "as1", kind: "refund", lines: [{ line: 0, quantity: 1 }] },
  ...{ reason: "not_wanted", text: "", pictures: [] },
  ...changes,
});

export const NOTHING_KNOWN = { againPrices: new Map<string, Fen>() };
