import ExcelJS from "exceljs";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import type { Product } from "#core/catalogue/product.ts";
import { fen } from "#core/money.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { sheetReadsContract } from "#tests/contract/sheetReads.ts";
import { done, person, staff, withStack } from "#tests/e2e/stack.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";

type Progress = {
  readonly state: string;
  readonly link: string | null;
  readonly faults: readonly object[];
  readonly counts: object;
};
const PATIENCE_MS = 60_000;

describe("CloudBase's reads of tables, through node-sdk and over the wire", () => {
  const stack = withStack();
  sheetReadsContract(() => adminDatabase(stack().url));
});

/** Goal: staff take a table out, change it with their spreadsheet, bring it in, and take that back. */
describe("sheets, through the functions, the storage and the background", () => {
  const stack = withStack();
  const call = (action: string, fields: object) =>
    done(stack().control.call("sheets", staff, { action, ...fields }));

  /** Looks until a job has ended what it does. */
  async function ended(jobId: string): Promise<Progress> {
    const untilMs = Date.now() + PATIENCE_MS;
    for (;;) {
      const progress = (await call("show", { jobId })) as Progress;
      if (!["running", "applying", "undoing"].includes(progress.state)) return progress;
      if (Date.now() > untilMs) throw new Error(`still ${JSON.stringify(progress)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  async function fetched(link: string | null): Promise<Buffer> {
    const reply = await fetch(link ?? "");
    expect(reply.status).toBe(200);
    return Buffer.from(await reply.arrayBuffer());
  }
  async function exported(jobId: string): Promise<Buffer> {
    await call("startExport", { jobId, kind: "products", format: "xlsx", filter: {} });
    const progress = await ended(jobId);
    expect(progress).toMatchObject({ state: "done" });
    return fetched(progress.link);
  }

  it("products: out, a price changed with exceljs, in, and back", async () => {
    const { url } = stack();
    const { store } = adminDatabase(url);
    const skus = [aSku("tea-1", { priceFen: fen(12_800) })];
    const tea = aProduct("tea", { title: "=龙井", skus });
    expect(await store.createMany("products", [tea, aProduct("cup")])).toEqual([]);
    const file = await exported("exportOfProducts1");

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(file).buffer);
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error("no sheet");
    const headings = (sheet.getRow(1).values as string[]).map(String);
    const row = [2, 3].find((n) => sheet.getCell(n, 1).text === "tea") ?? 0;
    expect(sheet.getCell(row, headings.indexOf("标题")).value).toBe("=龙井");
    expect(sheet.getCell(row, headings.indexOf("零售价")).value).toBe(128);
    sheet.getCell(row, headings.indexOf("零售价")).value = 99.5;
    const changed = Buffer.from(await book.xlsx.writeBuffer());

    const upload = { cloudPath: "uploads/products.xlsx", fileContent: changed };
    const { fileID: fileId } = await cloudbaseClient().app.uploadFile(upload);
    const jobId = "importOfProducts1";
    await call("startImport", { jobId, kind: "products", format: "xlsx", fileId });
    expect(await ended(jobId)).toMatchObject({
      ...{ state: "previewed", faults: [], counts: { made: 0, changed: 1, same: 1 } },
    });
    const priceFen = async () => {
      const product: Product | undefined = await store.get("products", "tea");
      return product?.skus[0]?.priceFen;
    };
    expect(await priceFen()).toBe(12_800);
    await call("apply", { jobId, mode: "all" });
    expect(await ended(jobId)).toMatchObject({ state: "applied", counts: { changed: 1 } });
    expect(await priceFen()).toBe(9_950);
    await call("undo", { jobId });
    expect(await ended(jobId)).toMatchObject({ state: "undone", counts: { changed: 1 } });
    expect(await priceFen()).toBe(12_800);
    expect(await store.get("products", "tea")).toMatchObject({ title: "=龙井", rev: 3 });
  });

  it("gives a template, and lists what was done", async () => {
    const { link } = await call("template", { kind: "fans", format: "csv" });
    const content = await fetched(String(link));
    const rows: (readonly string[])[] = [];
    const limits = { rowsMax: 9, columnsMax: 9, cellMax: 999 };
    for await (const one of sheetTables().read(content, "csv", limits)) rows.push(one.cells);
    expect(rows[0]?.[0]).toBe("粉丝openid");
    const { sheets } = (await call("list", {})) as { sheets: readonly object[] };
    expect(sheets).toHaveLength(2);
  });

  it("is for staff alone, and its steps for itself alone", async () => {
    const { control } = stack();
    const jobId = "exportOfProducts1";
    expect(await control.call("sheets", person("U1"), { action: "list" })).toMatchObject({
      error: { code: "staff_required" },
    });
    expect(await control.call("sheets", staff, { action: "step", jobId })).toMatchObject({
      error: { code: "function_required" },
    });
  });
});
