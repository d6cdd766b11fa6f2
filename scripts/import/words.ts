import type { ImportProblem } from "./importOrders.ts";
import type { LeftOut } from "./invoices.ts";
import type { Unmatched } from "./refunds.ts";
import type { Unreadable } from "./rows.ts";

export type Language = "zh" | "en";
type Words = Readonly<Record<Language, string>>;

/** Why lines are not in the log, for people. */
export const REASONS: Readonly<Record<LeftOut | Unreadable | Unmatched, Words>> = {
  no_customer: { zh: "没有顾客", en: "no customer" },
  not_a_product: {
    zh: "不是商品（邮费、折扣、手续费等）",
    en: "not a product (postage, discount, fees …)",
  },
  price_not_positive: { zh: "单价为 0 或为负", en: "price 0 or below" },
  cancellation_not_negative: {
    zh: "取消单（C…）的数量不是负数",
    en: "quantity of a cancellation (C…) is not below 0",
  },
  quantity_not_positive: {
    zh: "数量为 0 或为负，却不是取消单（C…）",
    en: "quantity 0 or below, but no cancellation (C…)",
  },
  order_too_large: {
    zh: "订单太大（超过 1,000 种商品、单品 1,000,000 件或 10 亿元）",
    en: "order too large (above 1,000 products, 1,000,000 pieces of one, or 1 billion yuan)",
  },
  quote_not_closed: { zh: "引号没有闭合", en: "a quote is not closed" },
  fields_too_few: { zh: "字段太少", en: "too few fields" },
  fields_too_many: { zh: "字段太多", en: "too many fields" },
  invoice_unreadable: {
    zh: "InvoiceNo 为空或无法使用",
    en: "InvoiceNo is empty or cannot be used",
  },
  product_unreadable: {
    zh: "StockCode 为空或无法使用",
    en: "StockCode is empty or cannot be used",
  },
  customer_unreadable: { zh: "CustomerID 无法使用", en: "CustomerID cannot be used" },
  quantity_unreadable: { zh: "Quantity 不是整数", en: "Quantity is not a whole number" },
  date_unreadable: {
    zh: "InvoiceDate 不是日期，或没有这一天",
    en: "InvoiceDate is no date, or no such day",
  },
  price_unreadable: { zh: "UnitPrice 不是数", en: "UnitPrice is not a number" },
  price_ambiguous: {
    zh: "UnitPrice 可以读成千位，也可以读成小数（如 1,234）",
    en: "UnitPrice may be thousands or decimals (like 1,234)",
  },
  amount_too_large: { zh: "金额超过 10 亿元", en: "amount above 1 billion yuan" },
  nothing_to_cancel: {
    zh: "该顾客此前没有买过该商品",
    en: "the customer had not bought that product before",
  },
  more_than_paid: { zh: "超过此前所付的金额", en: "more than was paid before" },
};

const PROBLEMS: Readonly<Record<ImportProblem["code"], Words>> = {
  plan_unusable: { zh: "分润方案不可用：", en: "the plan cannot be used: " },
  not_text: {
    zh: "不是文本文件。请另存为 UTF-8 的 CSV",
    en: "is not text. Save it as CSV in UTF-8",
  },
  header_missing: {
    zh: "没有表头。第一行应为 InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country",
    en: "has no header. The first line should be InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country",
  },
  columns_missing: { zh: "缺少列：", en: "lacks the columns: " },
  columns_twice: { zh: "列重复：", en: "has columns twice: " },
  no_orders: { zh: "没有一行能成为订单", en: "has no line that makes an order" },
};

/** Says why a file cannot be used, without the file's name. */
export function problemText(problem: ImportProblem, language: Language): string {
  const text = PROBLEMS[problem.code][language];
  if ("why" in problem) return text + problem.why;
  return "columns" in problem ? text + problem.columns.join(", ") : text;
}

export const USAGE: Words = {
  zh: `用法：npm run import -- 订单.csv --out 日志.jsonl [选项]

把店铺导出的订单变成回放日志（npm run replay 读它）。"--out -" 写到标准输出（用 npm run --silent）。
  --seed N        推广员等虚构内容的种子，默认 1
  --promoters N   虚构多少推广员，默认约每 12 位顾客 1 位
  --plan FILE     分润方案（JSON），默认：严格方案，一级 10 %
  --lang zh|en    报告的语言，默认 zh
  --json          另在标准输出打印 JSON 报告（--out - 时打印到标准错误）
`,
  en: `Usage: npm run import -- ORDERS.csv --out LOG.jsonl [options]

Turns a shop's order export into a log that npm run replay reads. "--out -" writes to standard output (use npm run --silent).
  --seed N        what the invented promoters depend on, 1 by default
  --promoters N   how many promoters to invent, about 1 per 12 customers by default
  --plan FILE     the plan (JSON), by default a strict one, 10 % at distance 1
  --lang zh|en    language of the report, zh by default
  --json          also print the report as JSON on standard output (with --out -, on standard error)
`,
};
