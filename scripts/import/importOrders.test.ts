import { exportFolder, HEADER, imported, payments, textOf } from "./exportFolder.ts";
import { logLine } from "./log.ts";

const { fileOf, importLines, remove } = exportFolder();
afterAll(remove);

it("makes one order of an invoice, and one line of a product in it", async () => {
  const shop = await importLines([
    "1;A ;Tea;2;1/12/2025 08:26;2,55; 77;China ",
    "1;B;Cup;1;1/12/2025 08:25;10;77;China",
    "1;A;Tea;1;1/12/2025 08:26;2,50;77;China",
    "2;A;Tea;1;2/12/2025 08:26;2,50;77;China",
  ]);
  expect(payments(shop).map(logLine)).toEqual([
    '{"at":"2025-12-01T08:25:00+08:00","do":"pay","order":"1","buyer":"77","lines":[{"sku":"A","quantity":3,"paidFen":760},{"sku":"B","quantity":1,"paidFen":1000}]}',
    '{"at":"2025-12-02T08:26:00+08:00","do":"pay","order":"2","buyer":"77","lines":[{"sku":"A","quantity":1,"paidFen":250}]}',
  ]);
  expect(shop.report.orders).toEqual({ count: 2, customers: 1, paidFen: 2010 });
  expect(shop.productNames).toEqual(
    new Map([
      ["A", "Tea"],
      ["B", "Cup"],
    ]),
  );
});

it("lets a cancellation in the minute of the purchase come after it", async () => {
  const shop = await importLines([
    "C2;A;Tea;-1;1/12/2025 08:26;2,50;77;China",
    "1;A;Tea;3;1/12/2025 08:26;2,50;77;China",
  ]);
  const kinds = shop.events.map((event) => event.do);
  expect(kinds.filter((kind) => kind === "pay" || kind === "refund")).toEqual(["pay", "refund"]);
  expect(shop.report.refunds).toMatchObject({ refundFen: 250, unmatchedFen: 0 });
});

it("makes an order for each customer of an invoice, with ids of their own", async () => {
  const shop = await importLines([
    "1;A;;1;1/12/2025 08:26;1;77;",
    "1;A;;1;1/12/2025 08:26;2;88;",
    "1-2;A;;1;1/12/2025 08:26;3;99;",
  ]);
  const made = payments(shop).map(({ order, buyer }) => [order, buyer]);
  expect(made).toEqual([
    ["1", "77"],
    ["1-2", "88"],
    ["1-2-2", "99"],
  ]);
});

it("reads the same log from any delimiter, decimal mark, line end, and mark at the start", async () => {
  const lines = [
    HEADER,
    '1;A;"Tea; ""green""";2;1/12/2025 08:26;2,55;77;China',
    "1;B;Cup;1;1/12/2025 08:26;10;77;China",
    "C2;B;Cup;-1;2/12/2025 08:26;10;77;China",
  ];
  const text = lines.join("\n");
  const expected = textOf(await imported(fileOf(text)));
  expect(expected).toContain('"do":"refund"');
  const same = [
    `\uFEFF${text}\n`,
    `\uFEFF${lines.join("\r\n")}\r\n`,
    `${lines.join("\n\n")}\n\n`,
    text.replaceAll("2,55", "2.55"),
    text.replaceAll("2,55", "2.55").replaceAll(";", ","),
    text.replaceAll(";", ",").replaceAll("2,55", '"2,55"'),
    text.replaceAll(";", "\t"),
    text.replaceAll("1/12/2025", "2025-12-01").replaceAll("2/12/2025", "2025-12-02"),
  ];
  for (const variant of same) expect(textOf(await imported(fileOf(variant)))).toBe(expected);
});
