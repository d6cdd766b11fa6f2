import { issuedOf } from "./invoiceForm.ts";

/** Goal: an invoice is recorded as it was typed, or the place that is wrong is named before anything is sent. */
it.each([
  [" 2533 ", "", { number: "2533", url: null }],
  ["2533", " https://inv.cn/a.pdf ", { number: "2533", url: "https://inv.cn/a.pdf" }],
])("takes %j %j", (number, url, issued) =>
  expect(issuedOf({ number, url })).toEqual({ issued, wrong: null }),
);

it.each([
  [" ", "https://inv.cn", "number"],
  ["1", "www.inv.cn/a.pdf", "url"],
  ["1", "http://inv.cn/a.pdf", "url"],
  ["1", "https://", "url"],
  ["1", "https://inv cn", "url"],
  ["1", "javascript:alert(1)", "url"],
])("refuses %j %j", (number, url, wrong) =>
  expect(issuedOf({ number, url })).toEqual({ issued: null, wrong }),
);
