import { readFile } from "node:fs/promises";
import { CsvError, type Options, parse } from "csv-parse/sync";
import type { Product } from "#scripts/forecast/invented.ts";
import { UsageError } from "#scripts/forecast/source.ts";

/** Products that one shop sells; a larger file is a mistake. */
const ROWS_MAX = 100_000;

/** What one piece costs, in fen, by product: from a CSV with a head and the columns sku and cost in yuan. */
export async function readCosts(file: string): Promise<ReadonlyMap<string, number>> {
  const rows = await rowsOf(file);
  return new Map(rows.map(([sku = "", cost = ""], at) => [sku, fenOf(cost, file, at)]));
}

/** The products of an invented shop: sku, price in yuan, cost in yuan, category; the last two may be left out. */
export async function readProducts(file: string): Promise<readonly Product[]> {
  const rows = await rowsOf(file);
  if (rows.length === 0) throw new UsageError(`${file}：没有商品`);
  return rows.map(([sku = "", price = "", cost = "", category = ""], at) => ({
    sku,
    priceFen: fenOf(price, file, at),
    costFen: cost === "" ? null : fenOf(cost, file, at),
    category: category === "" ? null : category,
  }));
}

async function rowsOf(file: string): Promise<readonly string[][]> {
  const written = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`没有这个文件：${file}`);
  });
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true };
  const rows = parsed(written, options, file);
  if (rows.length > ROWS_MAX) throw new UsageError(`${file}：最多 ${ROWS_MAX} 行`);
  return rows.slice(1);
}

function parsed(written: string, options: Options, file: string): string[][] {
  try {
    return parse(written, options) as string[][]; // Without `columns` the rows are lists of texts.
  } catch (error) {
    const line =
      error instanceof CsvError && "lines" in error ? ` 第 ${String(error["lines"])} 行` : "";
    throw new UsageError(`${file}${line}：不是 CSV，引号或逗号不对`);
  }
}

/** `12.30` → 1230. */
function fenOf(yuan: string, file: string, at: number): number {
  const [, whole = "", cents = ""] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan) ?? [];
  if (whole === "") throw new UsageError(`${file} 第 ${at + 2} 行：${yuan} 不是金额，应如 12.30`);
  return Number(whole) * 100 + Number(cents.padEnd(2, "0"));
}
