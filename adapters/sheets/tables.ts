import { readCsv, writeCsv } from "#adapters/sheets/csv.ts";
import { readXlsx, writeXlsx } from "#adapters/sheets/xlsx.ts";
import { TableError, type Tables } from "#ports/tables.ts";

/** The files of spreadsheets: xlsx over exceljs, CSV over csv-parse and csv-stringify, each loaded at its first use. */
export const sheetTables = (): Tables => ({
  async *read(content, format, limits) {
    const rows = format === "xlsx" ? readXlsx(content) : readCsv(content, limits);
    let count = 0;
    for await (const { row, cells } of rows) {
      if (cells.every((cell) => cell === "")) continue;
      count += 1;
      if (count > limits.rowsMax) throw new TableError(`最多 ${limits.rowsMax} 行，请分成几个文件`);
      if (cells.length > limits.columnsMax && cells.slice(limits.columnsMax).some(Boolean)) {
        throw new TableError(`第 ${row} 行的列太多，请按模板填写`);
      }
      yield { row, cells: cells.slice(0, limits.columnsMax) };
    }
  },
  write: (rows, shape) => (shape.format === "xlsx" ? writeXlsx(rows, shape) : writeCsv(rows)),
});
