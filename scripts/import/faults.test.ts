import { exportFolder, HEADER, imported, payments } from "./exportFolder.ts";
import { importOrders } from "./importOrders.ts";
import { EXAMPLE_FILE } from "../shopOrders/shopOrders.ts";

const { fileOf, importLines, remove } = exportFolder();
afterAll(remove);

it("reports what it leaves out and cannot read, with line numbers, and reads on", async () => {
  const { report } = await importLines([
    "1;A;Tea;1;1/12/2025 08:26;1;77;China", // 2
    "1;A;Tea;1;1/12/2025 08:26;1;;China",
    "1;POST;Post;1;1/12/2025 08:26;1;77;China",
    "1;A;Tea;1;1/12/2025 08:26;0;77;China", // 5
    "1;A;Tea;0;1/12/2025 08:26;1;77;China",
    "1;A;Tea;-1;1/12/2025 08:26;1;77;China",
    "1;A;Tea;-1;1/12/2025 08:26;-1;77;China",
    "C1;A;Tea;1;1/12/2025 08:26;1;77;China",
    "1;A;Tea;1;1/12/2025 08:26;1;77", // 10
    "1;A;Tea;1;1/12/2025 08:26;1;77;China;more",
    "1;A;Tea;1;1/12/2025 08:26;1;77;China;;",
    "",
    ";A;Tea;1;1/12/2025 08:26;1;77;China", // 14
    "1;;Tea;1;1/12/2025 08:26;1;77;China",
    `1;A;Tea;1;1/12/2025 08:26;1;${"7".repeat(99)};China`,
    "1;A;Tea;x;1/12/2025 08:26;1;77;China",
    "1;A;Tea;1;31/2/2025 08:26;1;77;China",
    "1;A;Tea;1;1/12/2025 08:26;free;77;China",
    "1;A;Tea;1;1/12/2025 08:26;1,000;77;China", // 20
    "1;A;Tea;999999999;1/12/2025 08:26;999999;77;China",
    "1;A;Tea;1000000;1/12/2025 08:26;1;77;China",
    "3;A;Tea;1;1/12/2025 08:26;1;77;China",
  ]);
  const where = (list: readonly { reason: string; count: number; lines: readonly number[] }[]) =>
    Object.fromEntries(list.map(({ reason, lines }) => [reason, lines]));
  expect(where(report.leftOut)).toEqual({
    no_customer: [3],
    not_a_product: [4],
    price_not_positive: [5, 8],
    cancellation_not_negative: [9],
    quantity_not_positive: [6, 7],
    order_too_large: [22],
  });
  expect(where(report.unreadable)).toEqual({
    fields_too_few: [10],
    fields_too_many: [11],
    invoice_unreadable: [14],
    product_unreadable: [15],
    customer_unreadable: [16],
    quantity_unreadable: [17],
    date_unreadable: [18],
    price_unreadable: [19],
    price_ambiguous: [20],
    amount_too_large: [21],
  });
  expect(report.orders).toEqual({ count: 2, customers: 1, paidFen: 300 });
  const { read, sold, cancelled, leftOut, unreadable } = report.lines;
  expect(read).toBe(21);
  expect(sold + cancelled + leftOut + unreadable).toBe(read);
});

it.each([["\n"], ["\r\n"]])("loses one line to an open quote, not the file (%j)", async (end) => {
  const good = (invoice: number) => `${invoice};A;Tea;1;1/12/2025 08:26;1;77;China`;
  const several = '4;A;"Tea,\nquoted";1;1/12/2025 08:26;1;77;China'.replace("\n", end);
  const broken = '2;A;"Tea;1;1/12/2025 08:26;1;77;China';
  const quoted = '5;A;"Tea; 5";1;1/12/2025 08:26;1;77;China';
  const plain = [HEADER, several, good(1), broken, good(3), quoted, good(6), broken, "", good(7)];
  const shop = await imported(fileOf(plain.join(end)));
  expect(payments(shop).map(({ order }) => order)).toEqual(["4", "1", "3", "5", "6", "7"]);
  expect(shop.report.unreadable).toEqual([{ reason: "quote_not_closed", count: 2, lines: [5, 9] }]);
});

it("reports ids with lost bytes: two of them could be one", async () => {
  const bytes = Buffer.from(
    `${HEADER}\n1;A;Tea;1;1/12/2025 08:26;1;7\xB1;X\n2;B;\xB2;1;1/12/2025;1;7;X`,
    "latin1",
  );
  const { report } = await imported(fileOf(bytes));
  expect(report.unreadable).toEqual([{ reason: "customer_unreadable", count: 1, lines: [2] }]);
  expect(report.orders.count).toBe(1);
});

it("takes odd text for data and nothing else", async () => {
  const shop = await importLines(['1;=cmd|x;"=HYPERLINK(""x"")";1;1/12/2025 08:26;1;__proto__;@']);
  expect(payments(shop)).toMatchObject([{ buyer: "__proto__", lines: [{ sku: "=cmd|x" }] }]);
});

it.each([
  ["", { code: "header_missing" }],
  ["\n\n", { code: "header_missing" }],
  ["1;A;Tea;1;1/12/2025 08:26;1;77;China\n", { code: "header_missing" }],
  [`${HEADER.replace("UnitPrice;", "")}\n`, { code: "columns_missing", columns: ["UnitPrice"] }],
  ["PK\u0003\u0004\u0000\u0000", { code: "not_text" }],
  [HEADER, { code: "no_orders", report: expect.objectContaining({ events: 0 }) }],
  [
    `${HEADER}\n1;A;Tea;1;1/12/2025 08:26;1;;China\n`,
    { code: "no_orders", report: expect.objectContaining({ leftOut: expect.any(Array) }) },
  ],
])("refuses the file %j", async (text, error) => {
  expect(await importOrders({ file: fileOf(text) })).toEqual({ ok: false, error });
});

it("refuses a plan that no log may have", async () => {
  const rates = [{ distance: 1 as const, rateBp: 20_000 }];
  const result = await importOrders({ file: EXAMPLE_FILE, plan: { id: "p", rates } });
  expect(result).toMatchObject({ ok: false, error: { code: "plan_unusable" } });
});
