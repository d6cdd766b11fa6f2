import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { type Cell, csvText, defused } from "#core/tax/csv.ts";
import { percent, tableText, yuan } from "#core/tax/table.ts";

const read = (text: string): string[][] => {
  // Excel's own dialect, so that a file which ours alone could read would be found.
  const options = { bom: true, record_delimiter: "\r\n", relax_column_count: true } as const;
  return parse(text, options) as string[][];
};
const BOM = "\uFEFF";

it("is UTF-8 with a byte order mark and CRLF, and quotes what needs it", () => {
  const text = csvText(
    [
      ["姓名", 'a "b"', "c,d", "e\nf"],
      ["", "x"],
    ],
    true,
  );
  expect(text).toBe(`${BOM}姓名,"a ""b""","c,d","e\nf"\r\n,x\r\n`);
  expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."=+-@,\"\r\n\t '＝abc1张"), maxLength: 8 }),
);

it("reads back whatever was written, cell by cell", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anyText, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      (lines) => {
        const expected = lines.map((cells) => cells.map(defused));
        expect(read(csvText(lines, true))).toEqual(expected);
        expect(read(csvText(lines, false))).toEqual(expected);
      },
    ),
  );
});

it("is one file when its parts are put together", () => {
  const columns = [
    ["a", ({ a }: { a: string }) => a],
    ["b", () => "x"],
  ] as const;
  const parts = tableText(columns, [{ a: "1" }], true) + tableText(columns, [{ a: "2" }], false);
  expect(parts).toBe(tableText(columns, [{ a: "1" }, { a: "2" }], true));
  expect(read(parts)).toEqual([
    ["a", "b"],
    ["1", "x"],
    ["2", "x"],
  ]);
});

it.each([
  '=HYPERLINK("http://x")',
  "+1+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1",
  " =1+1",
  "＝1+1",
])("takes the fuse out of %j", (text) => {
  expect(defused(text)).toBe(`'${text}`);
  const cell = read(csvText([[text, "x"]], true))[0]![0]!;
  expect(cell.startsWith("'")).toBe(true);
});

it("leaves no cell that begins like a formula, whatever somebody has called himself", () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, isDigits) => {
      const cell: Cell = isDigits ? { digits: text } : text;
      const [line] = read(csvText([[cell, "x"]], true));
      expect(line?.[0]?.trimStart() ?? "").not.toMatch(/^[=+\-@＝＋－＠]/);
    }),
  );
});

it("keeps long digits from being read as a number", () => {
  const text = csvText([[{ digits: "110105194912310029" }, "1"]], true);
  expect(read(text)).toEqual([["\t110105194912310029", "1"]]);
});

it.each([
  [0, "0.00"],
  [5, "0.05"],
  [123_456, "1234.56"],
  [100_000_000_000, "1000000000.00"],
])("writes %d fen as %s yuan", (fen, text) => {
  expect(yuan(fen)).toBe(text);
});

it("writes rates as per cent", () => {
  expect([300, 2_000, 4_500].map(percent)).toEqual(["3%", "20%", "45%"]);
});
