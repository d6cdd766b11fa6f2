import { actions as account } from "#functions/account/actions.ts";
import { actions as aftersales } from "#functions/aftersales/actions.ts";
import { actions as audit } from "#functions/audit/actions.ts";
import { actions as books } from "#functions/books/actions.ts";
import { actions as catalogue } from "#functions/catalogue/actions.ts";
import { actions as checkout } from "#functions/checkout/actions.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions as content } from "#functions/content/actions.ts";
import { actions as lists } from "#functions/lists/actions.ts";
import { actions as message } from "#functions/message/actions.ts";
import { actions as order } from "#functions/order/actions.ts";
import { actions as plans } from "#functions/plans/actions.ts";
import { actions as promoter } from "#functions/promoter/actions.ts";
import { actions as purchase } from "#functions/purchase/actions.ts";
import { actions as qrcode } from "#functions/qrcode/actions.ts";
import { actions as reports } from "#functions/reports/actions.ts";
import { actions as sheets } from "#functions/sheets/actions.ts";
import { actions as staff } from "#functions/staff/actions.ts";
import { actions as stock } from "#functions/stock/actions.ts";
import { actions as store } from "#functions/store/actions.ts";
import { actions as tax } from "#functions/tax/actions.ts";
import { actions as withdraw } from "#functions/withdraw/actions.ts";

/** Every action of every function that a client can call, as the functions serve them. */
export const EVERY_ACTION: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
  ...{
    account,
    aftersales,
    audit,
    books,
    catalogue,
    checkout,
    commission,
    content,
    lists,
    message,
    order,
  },
  ...{ plans, promoter, purchase, qrcode, reports, sheets, staff, stock, store, tax, withdraw },
};
