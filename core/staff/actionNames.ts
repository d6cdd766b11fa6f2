import { MONEY_NAMES } from "#core/staff/moneyNames.ts";
import { SHOP_NAMES } from "#core/staff/shopNames.ts";

/** What the functions are about, in the words of the console. */
export const FUNCTION_NAMES: Readonly<Record<string, string>> = {
  aftersales: "售后",
  books: "账务",
  catalogue: "商品",
  checkout: "顾客与优惠",
  commission: "推广员与方案",
  content: "内容",
  lists: "工作列表",
  message: "消息",
  order: "订单款项",
  plans: "方案工作台",
  purchase: "订单与发货",
  qrcode: "粉丝归属",
  reports: "报表",
  sheets: "导入导出",
  staff: "员工",
  stock: "库存",
  store: "门店",
  tax: "税务与实名",
  withdraw: "提现",
};

/** What each action of the staff does, in Chinese and short English: for the log, and for docs/roles.md. */
const NAMES: Readonly<Record<string, string>> = { ...MONEY_NAMES, ...SHOP_NAMES };

/** What an action does; itself where nobody named it. */
export const actionName = (call: string): string => NAMES[call] ?? call;
