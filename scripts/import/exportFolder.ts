import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importOrders, type Imported, type ImportOptions } from "./importOrders.ts";
import { logLine } from "./log.ts";

export const HEADER =
  "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country";

/** Exports for tests: files in a folder of their own, which `remove` takes away. */
export function exportFolder() {
  const folder = mkdtempSync(join(tmpdir(), "import-"));
  let files = 0;
  const fileOf = (text: string | Buffer): string => {
    files += 1;
    const file = join(folder, `${files}.csv`);
    writeFileSync(file, text);
    return file;
  };
  return {
    fileOf,
    importLines: (lines: readonly string[]): Promise<Imported> =>
      imported(fileOf([HEADER, ...lines].join("\n"))),
    remove: (): void => rmSync(folder, { recursive: true }),
  };
}

/** Imports a file that must be usable. */
export async function imported(
  file: string,
  options: Omit<ImportOptions, "file"> = {},
): Promise<Imported> {
  const result = await importOrders({ file, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const textOf = ({ events }: Imported): string => events.map(logLine).join("\n");
export const payments = ({ events }: Imported) => events.filter((event) => event.do === "pay");
export const refunds = ({ events }: Imported) => events.filter((event) => event.do === "refund");
