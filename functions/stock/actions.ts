import {
  countSchema,
  listStockSchema,
  receiveSchema,
  setLowAtSchema,
  showStockSchema,
  stockLogSchema,
  transferSchema,
} from "#contracts/stock.ts";
import { inOwnStores } from "#functions/shared/ownStores.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";
import { countStock } from "#functions/stock/count.ts";
import { listStock } from "#functions/stock/list.ts";
import { stockLog } from "#functions/stock/log.ts";
import { receiveGoods } from "#functions/stock/receive.ts";
import { setLowAt } from "#functions/stock/setLowAt.ts";
import { showStock } from "#functions/stock/show.ts";
import { transferGoods } from "#functions/stock/transfer.ts";
import type { WithSeal } from "#ports/deps.ts";

const atPlace = ({ place }: { readonly place?: string | undefined }) => [place];

/** What the cloud function `stock` does. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map([
  ["receive", forStaff(receiveSchema, inOwnStores(atPlace, receiveGoods))],
  ["count", forStaff(countSchema, inOwnStores(atPlace, countStock))],
  [
    "transfer",
    forStaff(
      transferSchema,
      inOwnStores(({ from, to }) => [from, to], transferGoods),
    ),
  ],
  ["setLowAt", forStaff(setLowAtSchema, inOwnStores(atPlace, setLowAt))],
  ["list", forStaff(listStockSchema, inOwnStores(atPlace, listStock))],
  ["show", forStaff(showStockSchema, showStock)],
  ["log", forStaff(stockLogSchema, inOwnStores(atPlace, stockLog))],
]);
