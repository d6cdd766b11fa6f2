import { chinaMinute, yuan } from "#core/explain/amounts.ts";
import type { Moment } from "#core/message/message.ts";
import { shortened } from "#core/message/fields.ts";
import type { Fen } from "#core/money.ts";
import { carrierName } from "#core/purchase/carriers.ts";
import type { AfterSalesState } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { PurchaseMoment } from "#core/purchase/task.ts";

/** What is to be said to whom. `about` names the event: of one moment and one event, one message is sent. */
export type Notice = {
  readonly openid: string;
  readonly moment: Moment;
  readonly about: string;
  readonly fields: Readonly<Record<string, string>>;
  /** What the message opens. */
  readonly page: string;
};

const OF_ORDER = ["goods", "orderId", "time", "status", "tip"];
/** What can be said at each moment, by our names. A template picks from these. */
export const FIELDS: Readonly<Record<Moment, readonly string[]>> = {
  paid: [...OF_ORDER, "amount"],
  shipped: [...OF_ORDER, "carrier", "trackingNumber"],
  ready: [...OF_ORDER, "code"],
  refunded: [...OF_ORDER, "amount"],
  afterSales: [...OF_ORDER, "amount"],
  shareAvailable: ["amount", "time", "status", "tip"],
  payout: ["amount", "time", "status", "tip", "withdrawalId"],
};

const GOODS_MAX = 20; // what WeChat gives a `thing`.
const AFTER_SALES: Readonly<Record<AfterSalesState, string>> = {
  asked: "待审核",
  agreed: "请寄回",
  sent: "已寄回",
  arrived: "已收到货",
  refunding: "退款中",
  reshipped: "已重寄",
  done: "已完成",
  refused: "未通过",
  withdrawn: "已撤销",
};

/** `12.30元`: WeChat takes no commas in an amount. */
export const amountText = (amountFen: Fen): string => `${yuan(amountFen).replace(/,/g, "")}元`;

/** The first line's title, and of how many pieces: `明前龙井等3件`. */
export function goodsText({
  lines,
}: {
  readonly lines: readonly Pick<Purchase["lines"][number], "title" | "quantity">[];
}): string {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const rest = pieces > 1 ? `等${pieces}件` : "";
  return `${shortened(lines[0]?.title ?? "商品", GOODS_MAX - rest.length)}${rest}`;
}

/**
 * What the buyer is told at a moment of his purchase.
 *
 * - `about`: what the moment is about within the purchase, as its task names it: a parcel for `shipped`; for `refunded`
 *   and `afterSales` an after-sales, alone or followed by `/` and more; anything else elsewhere.
 */
export function purchaseNotice(
  purchase: Purchase,
  { moment, about }: { readonly moment: PurchaseMoment; readonly about: string },
): Notice {
  const { _id: orderId, buyerId: openid } = purchase;
  const said = SAID[moment](purchase, about);
  const fields = { goods: goodsText(purchase), orderId, ...said };
  const page = `trade/order/order?orderId=${encodeURIComponent(orderId)}`;
  return { openid, moment, about: `${orderId}/${about}`, fields, page };
}

type Said = (purchase: Purchase, about: string) => Readonly<Record<string, string>>;
const SAID: Readonly<Record<PurchaseMoment, Said>> = {
  paid: ({ amounts, delivery, paidAtMs, stateAtMs }) => ({
    amount: amountText(amounts.totalFen),
    time: chinaMinute(paidAtMs ?? stateAtMs),
    ...(delivery.kind === "pickup"
      ? { status: "待取货", tip: "请凭取货码到门店取货" }
      : { status: "待发货", tip: "我们会尽快发货" }),
  }),
  shipped: ({ parcels, lines, stateAtMs }, about) => {
    const parcel = parcels.find(({ id }) => id === about) ?? parcels.at(-1);
    return {
      ...piecesOf(lines, parcel?.lines ?? []),
      carrier: carrierName(parcel?.carrier ?? ""),
      trackingNumber: parcel?.trackingNumber ?? "",
      time: chinaMinute(parcel?.shippedAtMs ?? stateAtMs),
      ...{ status: "已发货", tip: "点击查看物流" },
    };
  },
  ready: ({ delivery, paidAtMs, stateAtMs }) => ({
    code: delivery.kind === "pickup" ? (delivery.code ?? "") : "",
    time: chinaMinute(paidAtMs ?? stateAtMs),
    ...{ status: "可取货", tip: "请凭取货码到门店取货" },
  }),
  refunded: (purchase, about) => ({
    ...afterSalesFields(purchase, about),
    ...{ status: "已退款", tip: "钱已按原支付方式退回" },
  }),
  afterSales: (purchase, about) => ({
    tip: "点击查看售后进度",
    ...afterSalesFields(purchase, about),
  }),
};

/** The goods that are meant, where not all are. */
function piecesOf(
  lines: Purchase["lines"],
  pieces: readonly { readonly line: number; readonly quantity: number }[],
): { readonly goods?: string } {
  const meant = pieces.flatMap(({ line, quantity }) => {
    const title = lines[line]?.title;
    return title === undefined ? [] : [{ title, quantity }];
  });
  return meant.length > 0 ? { goods: goodsText({ lines: meant }) } : {};
}

/** Without an after-sales, a refund gave back all: of a payment that came too late. */
function afterSalesFields(purchase: Purchase, about: string): Readonly<Record<string, string>> {
  const found = purchase.afterSales.find(({ id }) => about === id || about.startsWith(`${id}/`));
  if (!found) {
    const time = chinaMinute(purchase.stateAtMs);
    return { amount: amountText(purchase.amounts.totalFen), time, status: "处理中" };
  }
  const refundFen = found.lines.reduce<number>((sum, line) => sum + line.refundFen, 0);
  return {
    ...piecesOf(purchase.lines, found.lines),
    amount: `${yuan(refundFen + found.freightFen).replace(/,/g, "")}元`,
    time: chinaMinute(found.stateAtMs),
    status: AFTER_SALES[found.state],
  };
}
