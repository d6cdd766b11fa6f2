import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import type { Control } from "#scripts/stack/control.ts";
import { done, person } from "#tests/e2e/stack.ts";
import { withDesk } from "#tests/journeys/console/desk.ts";
import { buysAndPays } from "#tests/journeys/console/earning.ts";
import { fenIn, type Seat } from "#tests/journeys/console/seat.ts";
import { journey } from "#tests/journeys/shop.ts";

/** Goal: a table goes in row by row and nothing of it twice, and one comes out that is the list to the fen. */
const desk = withDesk();

jest.setTimeout(240_000);

type Cells = Readonly<Record<string, string | number>>;
type Downloads = Pick<Seat, "page">;

/** The first sheet of a file that the browser brings after something was pressed. */
async function fileOf({ page }: Downloads, press: () => Promise<void>): Promise<ExcelJS.Worksheet> {
  const [brought] = await Promise.all([page.waitForEvent("download"), press()]);
  const book = new ExcelJS.Workbook();
  const content = await readFile(await brought.path());
  await book.xlsx.load(Uint8Array.from(content).buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

const headingsOf = (sheet: ExcelJS.Worksheet): readonly string[] =>
  (sheet.getRow(1).values as string[]).slice(1).map(String);

/** The rows under the headings, by their names. */
function rowsOf(sheet: ExcelJS.Worksheet): readonly Cells[] {
  const headings = headingsOf(sheet);
  return (sheet.getRows(2, sheet.rowCount - 1) ?? []).map((row) =>
    Object.fromEntries(
      headings.map((heading, at) => [heading, row.getCell(at + 1).value as string | number]),
    ),
  );
}

/** The template with rows written under it, as a spreadsheet saves it. */
async function filled(sheet: ExcelJS.Worksheet, rows: readonly Cells[]): Promise<Buffer> {
  const headings = headingsOf(sheet);
  rows.forEach((cells, at) => {
    const row = sheet.getRow(FIRST_ROW + at);
    for (const [heading, value] of Object.entries(cells)) {
      const column = headings.indexOf(heading) + 1;
      if (column === 0) throw new Error(`no column ${heading}`);
      row.getCell(column).value = value;
    }
  });
  return Buffer.from(await sheet.workbook.xlsx.writeBuffer());
}
/** Under the headings, their explanations and the example. */
const FIRST_ROW = 4;

async function brings({ page }: Seat, name: string, buffer: Buffer): Promise<void> {
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer });
}

/** How many of what an import counts, as its figures show them. */
async function counts({ page }: Seat): Promise<Readonly<Record<string, number>>> {
  await page.locator(".figure").first().waitFor();
  const figures = await page.locator(".figure").allInnerTexts();
  return Object.fromEntries(
    figures.map((text) => text.split("\n")).map(([name = "", n]) => [name, Number(n)]),
  );
}

const tea = (id: string, more: Cells = {}): Cells => ({
  ...{ 商品编号: `journey-${id}`, 标题: `新茶 ${id}` },
  ...{ 分类: "green", 类型: "商品", 规格: "重量=50克", 一口价: "否", 排序: 900 },
  ...{ SKU: `journey-${id}-50`, 规格值: "50克", 零售价: "88.00", 重量克: 60, ...more },
});

journey(
  "products: wrong rows are told one by one, right ones go in, mended ones follow, nothing twice",
  async () => {
    const { control, signIn } = desk();
    const seat = await signIn("operations");
    await seat.go("/imports?kind=products");
    const template = () => fileOf(seat, () => seat.press("下载模板 Excel（xlsx）"));
    const wrong = [
      tea("a"),
      tea("b", { 零售价: "十八元" }),
      tea("c", { 分类: "coffee" }),
      tea("d"),
      tea("e", { SKU: "other-50" }),
    ];
    await brings(seat, "新茶.xlsx", await filled(await template(), wrong));
    await seat.sees(/有 3 处错误：在文件里改好后重新上传/);
    expect(await counts(seat)).toMatchObject({ 新建: 2, 修改: 0, 有错误: 3 });
    const faults = seat.page.locator("tbody tr", { hasText: /零售价|分类|SKU/ });
    const told = (await faults.allInnerTexts()).map((row) => row.split(/\s*[\t\n]\s*/));
    expect(told).toEqual([
      ["5", "零售价", "十八元", "应为金额，单位元，最多两位小数，如 12.30"],
      ["6", "分类", "coffee", expect.stringMatching(/没有这个分类：coffee。请写已有的分类编号/)],
      ["8", "SKU", "other-50", "应为商品编号、连字符和后缀，且不能重复"],
    ]);
    expect(await journeyProducts(control)).toEqual([]); // Shown, and not written yet.

    await seat.press("只写入没有错误的 2 项");
    await seat.sees("新建 2 项，修改 0 项；0 项没有变化。");
    await seat.sees("有错误的 3 处所在的行不会写入。");
    await seat.press("写入 2 项");
    await seat.sees("没有错误的行已经写入，有错误的行没有动。");
    expect(await journeyProducts(control)).toEqual(["journey-a@1", "journey-d@1"]);

    const mended = ["a", "b", "c", "d", "e"].map((id) => tea(id));
    await seat.press("再导入一个文件");
    const file = await filled(await template(), mended);
    await brings(seat, "新茶改好.xlsx", file);
    await seat.sees("检查完了，还没有写入任何东西。");
    expect(await counts(seat)).toMatchObject({ 新建: 3, 没有变化: 2, 有错误: 0 });
    await seat.press("写入 3 项");
    await seat.sees("写入后可以撤销：期间没有别人改过的都会恢复原样。");
    await seat.press("写入 3 项");
    await seat.sees("已经写入。");
    const all = ["journey-a@1", "journey-b@1", "journey-c@1", "journey-d@1", "journey-e@1"];
    expect(await journeyProducts(control)).toEqual(all);

    await seat.press("再导入一个文件");
    await brings(seat, "再来一次.xlsx", file);
    await seat.sees("表格和现在的数据一样，没有要改的。");
    expect(await counts(seat)).toMatchObject({ 新建: 0, 没有变化: 5, 有错误: 0 });
    expect(await journeyProducts(control)).toEqual(all);
    await seat.go("/products?q=新茶 c");
    await seat.row("journey-c").getByText("¥88.00").waitFor();
    expect(seat.complaints).toEqual([]);
  },
);

/** The products of this journey with how often each was written, in the order of their ids. */
async function journeyProducts(control: Control): Promise<readonly string[]> {
  const query = { _id: { $regex: "^journey-" } };
  const find = { collection: "products", query, limit: 100 };
  const { documents } = await control.post("/control/data/find", find);
  return (documents as readonly { readonly _id: string; readonly rev: number }[])
    .map(({ _id, rev }) => `${_id}@${rev}`)
    .sort();
}

/** A paid order that somebody collects himself: it waits too, but nobody ships it. */
async function ordersForStore(control: Control, openid: string, orderId: string): Promise<void> {
  const call = (name: string, event: object) => done(control.call(name, person(openid), event));
  const place = { kind: "pickup", storeId: "hz-wulin", name: "周周", phone: "13900001111" };
  const basket = { items: [{ sku: "longjing-50", quantity: 1 }], delivery: place, couponId: null };
  const { amounts } = await call("checkout", { action: "quote", ...basket });
  const { totalFen: expectedFen } = amounts as { readonly totalFen: number };
  await call("checkout", { action: "place", orderId, ...basket, expectedFen });
  await call("order", { action: "pay", orderId });
  await control.post("/control/wechat/pay", { outTradeNo: orderId });
}

journey(
  "orders: what the filtered list shows is what the file holds, row by row and to the fen",
  async () => {
    const { control, signIn } = desk();
    const paid = new Map<string, number>();
    for (const [n, [sku, quantity]] of (
      [
        ["biluochun-50", 1],
        ["tieguanyin-250", 1],
        ["biluochun-50", 3],
      ] as const
    ).entries()) {
      const orderId = `JOURNEYEXPORT000${n}`;
      const buyerId = `journey-export-${n}`;
      paid.set(orderId, await buysAndPays(control, { buyerId, orderId, sku, quantity }));
    }
    await ordersForStore(control, "journey-export-store", "JOURNEYEXPORT0009");

    const seat = await signIn("service");
    await seat.go("/orders");
    await seat.sees("JOURNEYEXPORT0009");
    await seat.page
      .locator(".list-tabs")
      .getByText(/^待发货/)
      .click();
    await seat.losesSight("JOURNEYEXPORT0009");
    const listed = await listedAmounts(seat);
    for (const [orderId, totalFen] of paid) expect(listed.get(orderId)).toBe(totalFen);

    await seat.press("导出");
    await seat.sees("按当前条件导出：待发货。每 50,000 行一个文件。");
    await seat.press("开始导出");
    await seat.sees(/^导出好了，共 \d+ 行。$/);
    toShip = await fileOf(seat, () => seat.page.getByText("下载", { exact: true }).click());
    const rows = rowsOf(toShip);
    const totals = rows.map((row) => [String(row["订单号"]), fenOf(row["订单金额"])] as const);
    expect(new Map(totals)).toEqual(listed);
    const sums = new Map<string, number>();
    for (const row of rows) {
      const orderId = String(row["订单号"]);
      sums.set(orderId, (sums.get(orderId) ?? fenOf(row["运费"])) + fenOf(row["实付"]));
      expect(row["配送方式"]).toBe("快递");
    }
    expect(sums).toEqual(listed); // What was paid line by line, with the freight.
    expect(seat.complaints).toEqual([]);
  },
);
let toShip: ExcelJS.Worksheet | undefined;
const fenOf = (value: string | number | undefined): number => Math.round(Number(value) * 100);

const FIRST = "JOURNEYEXPORT0000";
const SECOND = "JOURNEYEXPORT0001";
const THIRD = "JOURNEYEXPORT0002";

/** The sheet of orders with carriers by order, as somebody fills it in; what he wrote before stays. */
async function shipping(
  sheet: ExcelJS.Worksheet,
  carriers: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const place = (heading: string) => headingsOf(sheet).indexOf(heading) + 1;
  sheet.eachRow((row) => {
    const orderId = row.getCell(place("订单号")).text;
    const carrier = carriers[orderId];
    if (carrier === undefined) return;
    row.getCell(place("快递公司")).value = carrier;
    row.getCell(place("运单号")).value = `SF${orderId.slice(-4)}00000001`;
  });
  return Buffer.from(await sheet.workbook.xlsx.writeBuffer());
}

journey(
  "shipments: the file comes back filled in; whom nobody knows carries nothing until he is mended",
  async () => {
    const { control, signIn } = desk();
    if (!toShip) throw new Error("nothing was exported");
    const seat = await signIn("service");
    await seat.go("/orders");
    await seat.press("表格发货");
    const carriers = { [FIRST]: "SF", [SECOND]: "飞快快递", [THIRD]: "SF" };
    await brings(seat, "发货.xlsx", await shipping(toShip, carriers));
    await seat.sees(/有 1 处错误/);
    expect(await counts(seat)).toMatchObject({ 修改: 2, 有错误: 1 });
    await seat
      .row("飞快快递")
      .getByText(/^应为快递公司的名称或编码：顺丰速运 SF、/)
      .waitFor();
    await seat.press("只写入没有错误的 2 项");
    await seat.sees("发货会立刻通知微信和买家，不能撤销。");
    await seat.press("写入 2 项");
    await seat.sees("没有错误的行已经写入，有错误的行没有动。");
    expect(await parcelsOf(control)).toEqual([1, 0, 1]);

    const mended = await shipping(toShip, { [SECOND]: "顺丰" });
    await seat.press("再导入一个文件");
    await brings(seat, "发货改好.xlsx", mended);
    await seat.sees("检查完了，还没有写入任何东西。");
    expect(await counts(seat)).toMatchObject({ 修改: 1, 有错误: 0 });
    await seat.press("写入 1 项");
    await seat.sees("发货会立刻通知微信和买家，不能撤销。");
    await seat.press("写入 1 项");
    await seat.sees("已经写入。");
    expect(await parcelsOf(control)).toEqual([1, 1, 1]);

    await seat.press("再导入一个文件");
    await brings(seat, "又一次.xlsx", mended);
    await seat.sees("表格和现在的数据一样，没有要改的。");
    expect(await parcelsOf(control)).toEqual([1, 1, 1]);
    expect(seat.complaints).toEqual([]);
  },
);

journey(
  "a list without a sheet of its own is taken out as its filters show it, all pages of it",
  async () => {
    const seat = await desk().signIn("operations");
    await seat.go("/stock?q=longjing-");
    await seat.row("longjing-50").waitFor();
    const shown = await seat.page.locator("tbody tr").count();
    const lines = await linesOf(seat);
    expect(lines[0]).toMatch(/^\ufeffSKU,商品,地点,可卖,/);
    expect(lines.slice(1).every((line) => line.startsWith("longjing-"))).toBe(true);
    expect(lines).toHaveLength(1 + shown);
    await seat.page.keyboard.press("Escape");

    await seat.go("/stock");
    await seat.row("gaiwan-leaf").waitFor();
    const first = await seat.page.locator("tbody tr").count();
    const all = await linesOf(seat);
    expect(all.length).toBeGreaterThan(1 + first);
    expect(new Set(all).size).toBe(all.length);
    const found = await desk().control.post("/control/data/find", {
      ...{ collection: "stocks", query: {}, limit: 500 },
    });
    const stocks = found["documents"] as readonly { readonly _id: string }[];
    const goods = stocks.filter(({ _id }) => !_id.startsWith("coupon/"));
    expect(all).toHaveLength(1 + goods.length);
    expect(seat.complaints).toEqual([]);
  },
);

/** The lines of the CSV that the list before somebody gives. */
async function linesOf(seat: Seat): Promise<readonly string[]> {
  await seat.press("导出");
  const [brought] = await Promise.all([seat.page.waitForEvent("download"), seat.press("开始导出")]);
  const text = await readFile(await brought.path(), "utf8");
  return text.trimEnd().split("\r\n");
}

/** How many parcels each order of this journey has. */
async function parcelsOf(control: Control): Promise<readonly number[]> {
  const query = { _id: { $regex: "^JOURNEYEXPORT000[012]" } };
  const find = { collection: "purchases", query, limit: 100 };
  const { documents } = await control.post("/control/data/find", find);
  return [...(documents as readonly { readonly _id: string; readonly parcels: unknown[] }[])]
    .sort((a, b) => a._id.localeCompare(b._id))
    .map(({ parcels }) => parcels.length);
}

/** The orders that a list shows, with what was paid for each, in fen. */
async function listedAmounts({ page }: Seat): Promise<ReadonlyMap<string, number>> {
  await page.locator("tbody tr code.id").first().waitFor();
  const rows = await page.locator("tbody tr").all();
  const amounts = rows.map(async (row) => {
    const orderId = await row.locator("code.id").innerText();
    return [orderId, fenIn(await row.locator(".amount").first().innerText())] as const;
  });
  return new Map(await Promise.all(amounts));
}
