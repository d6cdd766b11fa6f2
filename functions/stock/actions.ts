import {
  countSchema,
  listStockSchema,
  receiveSchema,
  setLowAtSchema,
  showStockSchema,
  stockLogSchema,
  transferSchema,
} from "#contracts/stock.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";
import { countStock } from "#functions/stock/count.ts";
import { listStock } from "#functions/stock/list.ts";
import { stockLog } from "#functions/stock/log.ts";
import { receiveGoods } from "#functions/stock/receive.ts";
import { setLowAt } from "#functions/stock/setLowAt.ts";
import { showStock } from "#functions/stock/show.ts";
import { transferGoods } from "#functions/stock/transfer.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `stock` does. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map([
  ["receive", forStaff(receiveSchema, receiveGoods)],
  ["count", forStaff(countSchema, countStock)],
  ["transfer", forStaff(transferSchema, transferGoods)],
  ["setLowAt", forStaff(setLowAtSchema, setLowAt)],
  ["list", forStaff(listStockSchema, listStock)],
  ["show", forStaff(showStockSchema, showStock)],
  ["log", forStaff(stockLogSchema, stockLog)],
]);
