import { nameSchema } from "#contracts/fields.ts";
import { err, ok, type Result } from "#core/result.ts";
import { lineAmount, readPrice, readQuantity } from "./amounts.ts";
import type { Columns } from "./columns.ts";
import type { CsvLine } from "./csv.ts";
import { readTime } from "./dates.ts";

/** One readable line of the export. `customer` is null where the shop did not know who bought. */
export type Row = {
  readonly line: number;
  readonly invoice: string;
  readonly sku: string;
  readonly description: string;
  readonly customer: string | null;
  readonly quantity: number;
  /** Quantity × price, below zero where the quantity or the price is. */
  readonly amountFen: number;
  readonly rounded: boolean;
  readonly atMs: number;
};

/** In order of precedence: why a line cannot be read. */
export const UNREADABLE = [
  "quote_not_closed",
  "fields_too_few",
  "fields_too_many",
  "invoice_unreadable",
  "product_unreadable",
  "customer_unreadable",
  "quantity_unreadable",
  "date_unreadable",
  "price_unreadable",
  "price_ambiguous",
  "amount_too_large",
] as const;
export type Unreadable = (typeof UNREADABLE)[number];

/** An id of the log has 64 characters; this leaves room for the `-2` of an invoice of two customers. */
const ID_LENGTH_MAX = 48;

/** Reads one line, or says why it cannot be read. Fields are trimmed. */
export function readRow({ number, fields }: CsvLine, columns: Columns): Result<Row, Unreadable> {
  if (fields === null) return err("quote_not_closed");
  if (fields.length < columns.count) return err("fields_too_few");
  if (fields.slice(columns.count).some((extra) => extra.trim() !== ""))
    return err("fields_too_many");
  const field = (at: number): string => (fields[at] ?? "").trim();

  const invoice = field(columns.InvoiceNo);
  if (!isId(invoice)) return err("invoice_unreadable");
  const sku = field(columns.StockCode);
  if (!isId(sku)) return err("product_unreadable");
  const customer = field(columns.CustomerID);
  if (customer !== "" && !isId(customer)) return err("customer_unreadable");
  const quantity = readQuantity(field(columns.Quantity));
  if (quantity === null) return err("quantity_unreadable");
  const atMs = readTime(field(columns.InvoiceDate));
  if (atMs === null) return err("date_unreadable");
  const price = readPrice(field(columns.UnitPrice));
  if (!price.ok) return price;
  const amount = lineAmount(quantity, price.value);
  if (amount === null) return err("amount_too_large");
  return ok({
    line: number,
    invoice,
    sku,
    description: columns.Description === null ? "" : field(columns.Description),
    customer: customer === "" ? null : customer,
    quantity,
    amountFen: amount.amountFen,
    rounded: amount.rounded,
    atMs,
  });
}

/** What the log takes as a name; U+FFFD stands where bytes were lost, and two such may be one. */
function isId(text: string): boolean {
  return (
    text.length <= ID_LENGTH_MAX && !text.includes("\uFFFD") && nameSchema.safeParse(text).success
  );
}
