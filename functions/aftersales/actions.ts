import * as contract from "#contracts/aftersales.ts";
import { picturesSchema } from "#contracts/aftersalesPictures.ts";
import { ask } from "#functions/aftersales/ask.ts";
import {
  confirmAfterSales,
  sendGoodsBack,
  showAfterSales,
  showOptions,
  withdrawAfterSales,
} from "#functions/aftersales/buyer.ts";
import { listAfterSales } from "#functions/aftersales/list.ts";
import { type PictureDeps, showPictures } from "#functions/aftersales/pictures.ts";
import { reshipGoods } from "#functions/aftersales/reship.ts";
import {
  agreeAfterSales,
  noteAfterSales,
  recordArrival,
  refuseAfterSales,
} from "#functions/aftersales/staff.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

/** What the cloud function `aftersales` does: first what buyers ask, then what staff answer. */
export const actions: ReadonlyMap<string, Action<WithPayments & PictureDeps>> = new Map<
  string,
  Action<WithPayments & PictureDeps>
>([
  ["options", forPerson(contract.optionsSchema, showOptions)],
  ["ask", forPerson(contract.askSchema, ask)],
  ["withdraw", forPerson(contract.withdrawAfterSalesSchema, withdrawAfterSales)],
  ["sendBack", forPerson(contract.sendBackSchema, sendGoodsBack)],
  ["confirmExchange", forPerson(contract.confirmExchangeSchema, confirmAfterSales)],
  ["show", forEither(contract.showAfterSalesSchema, showAfterSales)],
  ["pictures", forStaff(picturesSchema, showPictures)],
  ["list", forStaff(contract.listAfterSalesSchema, listAfterSales)],
  ["agree", forStaff(contract.agreeSchema, agreeAfterSales)],
  ["refuse", forStaff(contract.refuseSchema, refuseAfterSales)],
  ["arrived", forStaff(contract.arrivedSchema, recordArrival)],
  ["reship", forStaff(contract.reshipSchema, reshipGoods)],
  ["note", forStaff(contract.noteSchema, noteAfterSales)],
]);
