import type { MovementKind } from "#core/stock/stock.ts";

/** What staff read of a movement. */
export const MOVEMENT_NAMES: Readonly<Record<MovementKind, string>> = {
  received: "入库",
  counted: "盘点",
  moved: "调拨",
  held: "下单占用",
  released: "取消释放",
  sold: "付款出库",
  returned: "退回入库",
};
