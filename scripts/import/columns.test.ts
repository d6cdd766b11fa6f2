import { readHeader } from "./columns.ts";

const ALL = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

it.each([",", ";", "\t"])("finds the delimiter %j and every column", (delimiter) => {
  const header = readHeader(ALL.replaceAll(",", delimiter));
  expect(header).toMatchObject({
    ok: true,
    value: { delimiter, columns: { InvoiceNo: 0, Description: 2, CustomerID: 6, count: 8 } },
  });
});

it("takes columns in any order, quoted, spaced, in any capitals, among others", () => {
  const header = readHeader(
    '"Customer ID";till;" UNITPRICE ";invoice_no;"InvoiceDate";Quantity;stockcode',
  );
  expect(header).toEqual({
    ok: true,
    value: {
      delimiter: ";",
      columns: {
        CustomerID: 0,
        UnitPrice: 2,
        InvoiceNo: 3,
        InvoiceDate: 4,
        Quantity: 5,
        StockCode: 6,
        Description: null,
        count: 7,
      },
    },
  });
});

it.each([
  ["", { code: "header_missing" }],
  ["536365;85123A;WHITE LANTERN;6;1/12/2010 08:26;2,55;17850;UK", { code: "header_missing" }],
  [
    "InvoiceNo,StockCode,Quantity,InvoiceDate",
    { code: "columns_missing", columns: ["UnitPrice", "CustomerID"] },
  ],
  [`${ALL},Quantity`, { code: "columns_twice", columns: ["Quantity"] }],
  [`${ALL},description`, { code: "columns_twice", columns: ["Description"] }],
])("refuses the header %j", (line, error) => {
  expect(readHeader(line)).toEqual({ ok: false, error });
});
