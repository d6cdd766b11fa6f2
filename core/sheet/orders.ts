import type { Delivery, Purchase, PurchaseState } from "#core/purchase/purchase.ts";
import type { Fen } from "#core/money.ts";
import {
  choiceField,
  idField,
  listField,
  orNone,
  textField,
  timeField,
  wholeField,
  yuanField,
} from "#core/sheet/field.ts";
import type { Columns } from "#core/sheet/table.ts";

/** A row of the table of orders: one line of a purchase, with what belongs to the purchase repeated. */
export type OrderRow = {
  readonly orderId: string;
  readonly state: PurchaseState;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
  readonly buyerId: string;
  readonly delivery: Delivery["kind"];
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly storeId: string | null;
  readonly totalFen: Fen;
  readonly freightFen: Fen;
  readonly note: string;
  readonly notes: readonly string[];
  readonly line: number;
  readonly sku: string;
  readonly title: string;
  readonly values: readonly string[];
  readonly quantity: number;
  readonly priceFen: Fen;
  readonly paidFen: Fen;
  readonly parcels: readonly string[];
  /** To be filled in: how it is shipped, and a note. */
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly pieces: number | null;
  readonly newNote: string;
};

const SEEN = "只供查看，不能修改";
export const ORDER_COLUMNS: Columns<OrderRow> = {
  orderId: idField("订单号", SEEN),
  state: choiceField(
    "状态",
    [
      ["created", "待付款"],
      ["paid", "待发货"],
      ["shipped", "已发货"],
      ["received", "已收货"],
      ["closed", "已完成"],
      ["cancelled", "已取消"],
    ],
    SEEN,
  ),
  createdAtMs: timeField("下单时间", SEEN),
  paidAtMs: orNone(timeField("付款时间", SEEN)),
  buyerId: idField("买家openid", SEEN),
  delivery: choiceField(
    "配送方式",
    [
      ["express", "快递"],
      ["pickup", "自提"],
    ],
    SEEN,
  ),
  name: textField("收货人", 100, SEEN),
  phone: textField("电话", 40, SEEN),
  address: textField("地址", 1_000, SEEN),
  storeId: orNone(textField("门店", 64, SEEN)),
  totalFen: yuanField("订单金额", SEEN),
  freightFen: yuanField("运费", SEEN),
  note: textField("买家留言", 2_000, SEEN),
  notes: listField("员工备注", { most: 100, longest: 2_000 }, SEEN),
  line: wholeField("行号", { min: 1, max: 1_000 }, SEEN),
  sku: idField("SKU", SEEN),
  title: textField("商品", 500, SEEN),
  values: listField("规格", { most: 20, longest: 200 }, SEEN),
  quantity: wholeField("数量", { min: 1, max: 1_000_000 }, SEEN),
  priceFen: yuanField("单价", SEEN),
  paidFen: yuanField("实付", SEEN),
  parcels: listField("已发包裹", { most: 100, longest: 200 }, SEEN),
  carrier: textField("快递公司", 20, "名称或编码，如 顺丰速运 或 SF；发货时填"),
  trackingNumber: textField("运单号", 64, "发货时填；同一订单、同一运单号的各行是一个包裹"),
  pieces: orNone(wholeField("发货件数", { min: 1, max: 1_000_000 }, "留空 = 这一行未发的全部")),
  newNote: textField("新增备注", 500, "给同事看；一个订单写在一行即可"),
};

/** The headings of the columns that staff fill in. */
export const ORDER_ASKS: ReadonlySet<string> = new Set([
  ORDER_COLUMNS.carrier.heading,
  ORDER_COLUMNS.trackingNumber.heading,
  ORDER_COLUMNS.pieces.heading,
  ORDER_COLUMNS.newNote.heading,
]);

/** The rows of a purchase, one for each of its lines. */
export function orderRows(purchase: Purchase): readonly OrderRow[] {
  const { _id: orderId, delivery, amounts, lines, parcels, staffNotes, note } = purchase;
  const { state, createdAtMs, paidAtMs, buyerId, storeId } = purchase;
  const common = {
    ...{ orderId, state, createdAtMs, paidAtMs, buyerId, delivery: delivery.kind },
    ...receiverOf(delivery),
    ...{ storeId, totalFen: amounts.totalFen, freightFen: amounts.freightFen, note },
    notes: staffNotes.map(({ text }) => text).filter((text) => text !== ""),
  };
  return lines.map(({ sku, title, values, quantity, priceFen, paidFen }, at): OrderRow => ({
    ...common,
    ...{ line: at + 1, sku, title, values, quantity, priceFen, paidFen },
    parcels: parcels.flatMap(({ carrier, trackingNumber, lines: packed }) =>
      packed
        .filter(({ line }) => line === at)
        .map((one) => `${carrier}:${trackingNumber}×${one.quantity}`),
    ),
    ...{ carrier: "", trackingNumber: "", pieces: null, newNote: "" },
  }));
}

function receiverOf(delivery: Delivery): Pick<OrderRow, "name" | "phone" | "address"> {
  if (delivery.kind === "pickup")
    return { name: delivery.name, phone: delivery.phone, address: "" };
  const { name, phone, province, city, district, detail } = delivery.address;
  return { name, phone, address: [province, city, district, detail].join(" ") };
}
