import {
  type ExportRow,
  type ExportSection,
  told,
  toldIf,
  toldYuan,
} from "#core/account/exported.ts";
import type { Case } from "#core/commission/case.ts";
import { refundFacts } from "#core/commission/facts.ts";
import type { Order } from "#core/order/order.ts";
import { afterSalesFen } from "#core/purchase/afterSalesAmounts.ts";
import { KIND_NAMES, REASON_NAMES, STATE_NAMES } from "#core/purchase/afterSalesWords.ts";
import { carrierName } from "#core/purchase/carriers.ts";
import type { Delivery, Invoice, Purchase } from "#core/purchase/purchase.ts";
import { stateName } from "#core/purchase/words.ts";

/** His orders of the shop, with all that he said and got. What staff noted for themselves is left out. */
export const purchaseSections = (purchases: readonly Purchase[]): readonly ExportSection[] => [
  { title: "订单", rows: purchases.map(purchaseRow) },
  {
    title: "订单商品",
    rows: purchases.flatMap(({ _id, lines }) =>
      lines.map(({ sku, title, values, quantity, gift, priceFen, paidFen }) => ({
        订单编号: _id,
        商品: [title, ...values].join(" "),
        规格编号: sku,
        件数: String(quantity),
        赠品: toldIf(gift),
        单价: toldYuan(priceFen),
        实付: toldYuan(paidFen),
      })),
    ),
  },
  {
    title: "包裹",
    rows: purchases.flatMap(({ _id, parcels }) =>
      parcels.map(({ carrier, trackingNumber, shippedAtMs }) => ({
        订单编号: _id,
        快递: carrierName(carrier),
        单号: trackingNumber,
        发货时间: told(shippedAtMs),
      })),
    ),
  },
  {
    title: "发票",
    rows: purchases.flatMap(({ _id, invoice }) => (invoice ? [invoiceRow(_id, invoice)] : [])),
  },
  {
    title: "售后",
    rows: purchases.flatMap(({ _id, afterSales }) =>
      afterSales.map((one) => ({
        订单编号: _id,
        售后编号: one.id,
        类型: KIND_NAMES[one.kind],
        状态: STATE_NAMES[one.state],
        原因: REASON_NAMES[one.reason],
        说明: one.text,
        图片: one.pictures.join(" "),
        金额: toldYuan(afterSalesFen(one)),
        申请时间: told(one.askedAtMs),
        寄回单号: one.back?.trackingNumber ?? "无",
      })),
    ),
  },
];

function purchaseRow(purchase: Purchase): ExportRow {
  const { _id, amounts, delivery, createdAtMs, paidAtMs, receivedAtMs, note, cancelled } = purchase;
  return {
    订单编号: _id,
    状态: stateName(purchase),
    下单时间: told(createdAtMs),
    付款时间: told(paidAtMs),
    收货时间: told(receivedAtMs),
    商品金额: toldYuan(amounts.goodsFen),
    运费: toldYuan(amounts.freightFen),
    应付: toldYuan(amounts.totalFen),
    ...deliveryRow(delivery),
    留言: note,
    取消原因: cancelled?.reason ?? "无",
  };
}

function deliveryRow(delivery: Delivery): ExportRow {
  if (delivery.kind === "pickup") {
    return { 配送: "到店自提", 收货人: delivery.name, 电话: delivery.phone, 地址: "无" };
  }
  const { name, phone, province, city, district, detail } = delivery.address;
  return {
    配送: "快递",
    收货人: name,
    电话: phone,
    地址: `${province}${city}${district}${detail}`,
  };
}

const invoiceRow = (orderId: string, invoice: Invoice): ExportRow => ({
  订单编号: orderId,
  抬头: invoice.title,
  税号: invoice.taxNumber ?? "无",
  邮箱: invoice.email,
  申请时间: told(invoice.askedAtMs),
  发票号码: invoice.issued?.number ?? "未开具",
});

/** The money side of his orders, and by whose code each was made: promoters by number. */
export const moneySection = (
  rows: readonly { readonly order: Order; readonly case: Case | null }[],
): ExportSection => ({
  title: "订单款项",
  rows: rows.map(({ order, case: known }) => ({
    订单编号: order._id,
    下单时间: told(order.createdAtMs),
    应付: toldYuan(order.totalFen),
    付款时间: told(known?.paidAtMs),
    退款: toldYuan(refundedFen(known)),
    推荐: recommenderOf(order),
  })),
});

function recommenderOf({ evidence, selfPurchase }: Order): string {
  if (selfPurchase) return "自购";
  if (evidence === null) return "无";
  const { promoterNumber } = evidence;
  return promoterNumber === undefined ? "一位推广员" : `推广员 ${promoterNumber} 号`;
}

const refundedFen = (known: Case | null): number =>
  refundFacts(known?.facts ?? []).reduce(
    (sum, { lines, freightFen }) =>
      lines.reduce((all, { refundFen }) => all + refundFen, sum + (freightFen ?? 0)),
    0,
  );
