import { randomFor, type Random } from "#scripts/import/random.ts";
import { sellTea, type SaleLine } from "./sales.ts";

/** The seed of the committed examples/shop-orders.csv. */
export const EXAMPLE_SEED = 2026;
export const EXAMPLE_FILE = "examples/shop-orders.csv";

const HEADER = "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country";
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The order export of an invented tea shop, with the faults that real exports have: a byte-order mark,
 * `;` between fields, decimal commas, day-first dates, spaces at the ends, lines without a customer,
 * cancellations that match nothing, and a few lines that nobody can read.
 *
 * - Promises: the same seed gives the same bytes. No person, shop or sale in it is real.
 */
export function shopOrdersCsv(seed: number): string {
  const random = randomFor(seed, "tea shop");
  const lines = sellTea(random).map((line) => write(line, random));
  return `${BYTE_ORDER_MARK}${[HEADER, ...withBrokenLines(lines, random)].join("\n")}\n`;
}

function write(line: SaleLine, random: Random): string {
  const { invoice, code, name, quantity, atMs, priceFen, customer } = line;
  const spaced = random.chance(4) ? `${name}  ` : name;
  const fields = [invoice, code, quoted(spaced), quantity, day(atMs), price(priceFen), customer];
  return [...fields, random.chance(3) ? "China " : "China"].join(";");
}

/** Fields in which `;` or `"` stands are quoted, and the quotes in them doubled. */
function quoted(text: string): string {
  return /[;"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `7/2/2026 09:05`: the seventh of February. */
function day(atMs: number): string {
  const at = new Date(atMs);
  const date = `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`;
  return `${date} ${at.toISOString().slice(11, 16)}`;
}

/** `128`, `86,5`, `58,90`: as spreadsheets write decimals, the last zero sometimes lost. */
function price(priceFen: number): string {
  const fen = priceFen % 100;
  const yuan = String((priceFen - fen) / 100);
  if (fen === 0) return yuan;
  return `${yuan},${fen % 10 === 0 ? fen / 10 : String(fen).padStart(2, "0")}`;
}

/** What goes wrong with a line, by field; each happens once somewhere in the file. */
const BREAKS: readonly ((fields: string[]) => string[])[] = [
  (fields) => fields.slice(0, 5),
  (fields) => fields.slice(0, 2),
  (fields) => fields.with(3, "6盒"),
  (fields) => fields.with(3, "1,5"),
  (fields) => fields.with(4, "31/2/2026 10:15"),
  (fields) => fields.with(4, "12/25/2025 18:40"),
  (fields) => fields.with(5, "1,280"),
  (fields) => fields.with(5, "面议"),
  (fields) => fields.with(0, ""),
  (fields) => fields.with(2, '"普洱散茶'),
];

/** Breaks one line in each tenth of the file: copies of good lines, so that nothing is missing. */
function withBrokenLines(lines: readonly string[], random: Random): readonly string[] {
  const all = [...lines];
  const stretch = Math.trunc(lines.length / BREAKS.length);
  for (const [nth, spoil] of BREAKS.entries()) {
    const at = nth * stretch + random.below(stretch - 10);
    const plain = all.slice(at).find((line) => !line.includes('"')) ?? "";
    all.splice(all.indexOf(plain, at), 0, spoil(plain.split(";")).join(";"));
  }
  return all;
}
