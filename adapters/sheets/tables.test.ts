import fc from "fast-check";
import { guarded, unguarded } from "#adapters/sheets/csv.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import { boundZip } from "#adapters/sheets/zipBound.ts";
import { cellText } from "#core/sheet/field.ts";
import { TableError, type SheetFormat } from "#ports/tables.ts";

const LIMITS = { rowsMax: 100, columnsMax: 20, cellMax: 5_000 };
const tables = sheetTables();

async function* each(rows: readonly (readonly string[])[]) {
  yield* rows;
}
const written = (
  rows: readonly (readonly string[])[],
  format: SheetFormat,
  numbers: number[] = [],
) => tables.write(each(rows), { format, numbers });
async function read(content: Uint8Array, format: SheetFormat, limits = LIMITS) {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of tables.read(content, format, limits)) rows.push(cells);
  return rows;
}
const roundTrip = async (rows: readonly (readonly string[])[], format: SheetFormat) =>
  read(await written(rows, format), format);

/** Texts that spreadsheets, CSV or XML are known to spoil. */
const ODD = [
  ...["=1+1", "+1", "-1+2", "@SUM(A1)", "＝1", "'x", "''", "'=1", "\t=1", " =1", "\n=1"],
  ...['"', '""', 'a"b', "a,b", "a;b", "a\nb", "a\n\nb", " lead", "trail ", "a\tb"],
  ...["007", "0", "-0", "123456789012345678", "1e5", "1E400", "1.10", "1,234", "2026-03-05", "3-4"],
  ...[
    "_x0041_",
    "_x000D_",
    "_x005F_x0041_",
    "_x",
    "<b>&amp;</b>",
    "]]>",
    "😀",
    "龙井",
    "TRUE",
    "#N/A",
  ],
] as const;

describe.each(["xlsx", "csv"] as const)("a table as %s", (format) => {
  it.each(ODD.map((text) => ({ text })))("gives back $text", async ({ text }) => {
    const rows = [
      ["heading", "b"],
      [text, "x"],
      ["x", text],
    ];
    expect(await roundTrip(rows, format)).toEqual(rows);
  });

  it("gives back any texts", async () => {
    const cell = fc.string({ unit: "binary", maxLength: 20 }).map(cellText);
    const row = fc.tuple(fc.constant("x"), cell, cell, fc.constant("y")).map((cells) => [...cells]);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        expect(await roundTrip(rows, format)).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps numbers", async () => {
    const rows = [["n"], ["12.30"], ["-0.05"], ["100000000000.01"], ["7"]];
    const content = await written(rows, format, [0]);
    const cells = (await read(content, format)).flat().slice(1);
    expect(cells.map(Number)).toEqual([12.3, -0.05, 100000000000.01, 7]);
  });

  it("leaves out empty rows, and counts them", async () => {
    const content = await written([["a"], [""], ["b"]], format);
    const rows = [];
    for await (const one of tables.read(content, format, LIMITS)) rows.push(one);
    expect(rows).toEqual([
      { row: 1, cells: ["a"] },
      { row: 3, cells: ["b"] },
    ]);
  });

  it.each([
    { what: "too many rows", limits: { ...LIMITS, rowsMax: 1 } },
    { what: "too many columns", limits: { ...LIMITS, columnsMax: 1 } },
  ])("refuses $what", async ({ limits }) => {
    const content = await written(
      [
        ["a", "b"],
        ["c", "d"],
      ],
      format,
    );
    await expect(read(content, format, limits)).rejects.toBeInstanceOf(TableError);
  });

  it("refuses what is no table", async () => {
    const junk = format === "xlsx" ? Buffer.from("PK no zip at all") : Buffer.from('a,"b\nc');
    await expect(read(junk, format)).rejects.toBeInstanceOf(TableError);
  });
});

it("reads a CSV that Excel in China has saved, and lone line feeds", async () => {
  const gbk = Buffer.from([0xc1, 0xfa, 0xbe, 0xae, 0x2c, 0x31, 0x0a, 0x61, 0x2c, 0x62]);
  expect(await read(gbk, "csv")).toEqual([
    ["龙井", "1"],
    ["a", "b"],
  ]);
});

it("leaves nothing in a CSV that a spreadsheet runs or rounds", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(unguarded(guarded(text))).toBe(text);
      expect(guarded(text)).not.toMatch(/^\s*[=+@＝＋－＠]|^\s*-(?!\d{1,11}(\.\d\d)?$)/u);
    }),
  );
  expect(["007", "123456789012", "1e5", "-5.00", "0.50", "12"].map(guarded)).toEqual([
    ...["'007", "'123456789012", "'1e5", "-5.00", "0.50", "12"],
  ]);
});

describe("a zip", () => {
  it("is refused when it unpacks to too much, whatever it says of itself", async () => {
    const content = await written([["a"], ["x".repeat(4_000)]], "xlsx");
    await expect(boundZip(content)).resolves.toBeUndefined();
    await expect(boundZip(content, 3_000)).rejects.toThrow("太大");
  });

  it("is refused when something stands between its entries", async () => {
    const content = Buffer.from(await written([["a"]], "xlsx"));
    const shifted = Buffer.concat([Buffer.alloc(100), content]);
    await expect(boundZip(shifted)).rejects.toBeInstanceOf(TableError);
  });
});
