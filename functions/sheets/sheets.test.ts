import { nobody, person, staff } from "#adapters/memory/deps.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { paidFor, soldOrder } from "#core/commission/testing/soldOrder.ts";
import { fen } from "#core/money.ts";
import { IMPORT_KINDS, NO_COUNTS, SHEET_KINDS } from "#core/sheet/sheet.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { changedCell, sheetDesk, type SheetDesk } from "#functions/sheets/testing/sheetDesk.ts";
import { aProduct, aPromoter, aPurchase, aPurchaseLine, aSku } from "#tests/fixtures.ts";
import type { SheetFormat } from "#ports/tables.ts";

const DAY_MS = 86_400_000;
const ODD = `=1+1,"x"\n'007|\\ <&amp;> _x000D_`;

function products({ memory }: SheetDesk): void {
  memory.documents.shops.set("brand", {
    ...defaultShop,
    rev: 1,
    categories: [{ id: "green", name: "绿茶", picture: null }],
  });
  const specs = [{ name: "重=量", values: ["50/克", "100克"] }];
  const skus = [
    aSku("tea-50", { values: ["50/克"], supplier: "s|1", supplyFen: fen(100) }),
    aSku("tea-100", { values: ["100克"], memberFen: fen(9_000), picture: "https://x.y/a|b.png" }),
  ];
  const odd = { description: ODD, categories: ["green"], specs, skus };
  const sale = { fromMs: 61_234, untilMs: 1e12 + 7 };
  for (const one of [
    aProduct("tea", { ...odd, sale, limit: { quantity: 2, days: null } }),
    aProduct("cup", { subtitle: "-5", gifts: [{ sku: "tea-50", quantity: 1, forEach: 2 }] }),
  ]) {
    memory.documents.products.set(one._id, one);
  }
}

function promoters({ memory, clock }: SheetDesk): void {
  const approvedAtMs = clock.nowMs - 10 * DAY_MS;
  memory.documents.promoters.set("A", aPromoter("A", { number: 1, approvedAtMs }));
  const levels = [{ level: "=gold", fromMs: 0 }];
  const b = { number: 2, approvedAtMs: approvedAtMs + 1, introducerIds: ["A"], levels };
  memory.documents.promoters.set("B", aPromoter("B", b));
  memory.documents.counters.set("promoters", { _id: "promoters", rev: 1, last: 2 });
}

function fans(desk: SheetDesk): void {
  promoters(desk);
  const touch = { promoterNumber: 1, channel: 1, campaign: 0, atMs: desk.clock.nowMs - 5_000 };
  const { fans, channels } = desk.memory.documents;
  channels.set("channels", { _id: "channels", rev: 1, names: ["", "@shop"] });
  fans.set("F1", { _id: "F1", rev: 1, base: null, touches: [touch] });
  fans.set("F2", { _id: "F2", rev: 1, base: null, touches: [{ ...touch, promoterNumber: 9 }] });
}

function orders({ memory }: SheetDesk): void {
  const lines = [
    aPurchaseLine("tea-50", 3, 3_000, { values: ["a|b"] }),
    aPurchaseLine("cup-1", 1, 5),
  ];
  const paid = { state: "paid", paidAtMs: 5_000, note: ODD } as const;
  memory.documents.purchases.set("O1", aPurchase(lines, paid));
  memory.documents.purchases.set("O2", aPurchase(lines, { _id: "O2", createdAtMs: 9 }));
}

function shares({ memory, clock }: SheetDesk): void {
  const { _id, buyerId } = soldOrder;
  const paid = recordFact(emptyCase(_id, buyerId), paidFor({}, clock.nowMs), clock.nowMs);
  if (!paid.ok) throw new Error("not paid");
  memory.documents.cases.set(_id, { ...paid.value, rev: 1 });
  memory.documents.orders.set(_id, soldOrder);
}

const WORLDS = { products, promoters, fans, orders, shares } as const;
const KINDS = ["products", "promoters", "fans", "orders", "shares"] as const;
const FORMATS: readonly SheetFormat[] = ["xlsx", "csv"];

describe.each(FORMATS)("tables as %s", (format) => {
  it.each(KINDS)("an export of %s that comes back as it is changes nothing", async (kind) => {
    const desk = sheetDesk(format);
    WORLDS[kind](desk);
    const before = structuredClone(desk.memory.documents);
    const rows = await desk.exported(kind);
    expect(rows.length).toBeGreaterThan(1);
    const { jobId, ...preview } = await desk.previewed(kind, rows);
    expect(preview).toMatchObject({ state: "previewed", faults: [], done: rows.length - 1 });
    expect(preview.counts).toMatchObject({ made: 0, changed: 0, skipped: 0 });
    expect(preview.counts.same).toBeGreaterThan(0);
    const applied = await desk.decided("apply", jobId, { mode: "all" });
    expect(applied).toMatchObject({ state: "applied", counts: preview.counts });
    for (const name of ["products", "promoters", "fans", "purchases", "cases"] as const) {
      expect([...desk.memory.documents[name]]).toEqual([...before[name]]);
    }
  });

  it("makes products, changes them, and takes both back", async () => {
    const desk = sheetDesk(format);
    products(desk);
    const { products: stored } = desk.memory.documents;
    const before = structuredClone([...stored]);
    const rows = await desk.exported("products");
    const dearer = changedCell(rows, 1, "零售价", "123.4");
    const [, , , last = []] = dearer;
    const made = last.map((cell, at) => {
      const heading = rows[0]?.[at];
      if (heading === "商品编号") return "new-tea";
      return heading === "SKU"
        ? "new-tea-1"
        : heading === "规格值" || heading === "规格"
          ? ""
          : cell;
    });
    const preview = await desk.previewed("products", [...dearer, made]);
    expect(preview).toMatchObject({ faults: [], counts: { made: 1, changed: 1, same: 1 } });
    expect(stored.has("new-tea")).toBe(false);
    const { jobId } = preview;
    const applied = await desk.decided("apply", jobId, { mode: "all" });
    expect(applied).toMatchObject({
      state: "applied",
      counts: { made: 1, changed: 1, skipped: 0 },
    });
    expect(stored.get("cup")?.skus[0]?.priceFen).toBe(12_340);
    expect(stored.get("new-tea")).toMatchObject({ rev: 1, createdAtMs: desk.clock.nowMs });
    const undone = await desk.decided("undo", jobId);
    expect(undone).toMatchObject({ state: "undone", counts: { made: 1, changed: 1, skipped: 0 } });
    const content = ([id, { rev: _rev, ...rest }]: (typeof before)[number]) => [id, rest];
    expect([...stored].map(content)).toEqual(before.map(content));
  });

  it("tells every fault with its place, and writes the valid rows when asked", async () => {
    const desk = sheetDesk(format);
    products(desk);
    const rows = await desk.exported("products");
    const cheap = changedCell(changedCell(rows, 1, "零售价", "55"), 2, "零售价", "abc");
    const preview = await desk.previewed("products", changedCell(cheap, 3, "标题", "other"));
    expect(preview.faults).toEqual([
      { row: 3, column: "零售价", value: "abc", message: expect.stringContaining("金额") },
    ]);
    const { jobId } = preview;
    const refused = await desk.call("apply", { jobId, mode: "all" });
    expect(refused).toMatchObject({ error: { code: "sheet_faulty", faultCount: 1 } });
    expect(preview.faultsLink).not.toBeNull();
    const file = `cloud://memory/sheets/${jobId}/faults-running.${format}`;
    expect(await desk.contentOf(file)).toEqual([
      ["行号", "列", "内容", "原因"],
      ["3", "零售价", "abc", expect.stringContaining("金额")],
    ]);
    const applied = await desk.decided("apply", jobId, { mode: "valid" });
    expect(applied).toMatchObject({ counts: { changed: 1, skipped: 1 }, faultCount: 1 });
    expect(desk.memory.documents.products.get("cup")?.skus[0]?.priceFen).toBe(5_500);
  });
});

describe("an import of products", () => {
  it.each([
    { heading: "零售价", value: "0", at: 1 },
    { heading: "会员价", value: "200.00", at: 1 },
    { heading: "SKU", value: "tea-9", at: 1 },
    { heading: "分类", value: "red", at: 1 },
    { heading: "赠品", value: "gone-1*1/1", at: 1 },
    { heading: "关联商品", value: "gone", at: 1 },
    { heading: "标题", value: "", at: 1 },
    { heading: "等级价", value: "gold=1.00", at: 1 },
    { heading: "下架时间", value: "1969-01-01 00:00", at: 1 },
    { heading: "限购天数", value: "3", at: 1 },
    { heading: "规格值", value: "nothing", at: 3 },
    { heading: "标题", value: "another", at: 3 },
    { heading: "供货价", value: "999.00", at: 2 },
  ])("refuses $heading = $value, by row and column", async ({ heading, value, at }) => {
    const desk = sheetDesk("csv");
    products(desk);
    const rows = await desk.exported("products");
    const preview = await desk.previewed("products", changedCell(rows, at, heading, value));
    expect(preview.faults[0]).toMatchObject({ column: heading, value });
    expect(preview.counts.changed + preview.counts.made).toBe(0);
  });

  it("refuses a product whose rows stand apart", async () => {
    const desk = sheetDesk("csv");
    products(desk);
    const [head = [], cup = [], tea = [], tea2 = []] = await desk.exported("products");
    const preview = await desk.previewed("products", [head, tea, cup, tea2]);
    expect(preview.faults).toContainEqual(
      expect.objectContaining({ row: 4, column: "商品编号", value: "tea" }),
    );
  });

  it("is undone by itself when something changed after a preview of all or nothing", async () => {
    const desk = sheetDesk("csv");
    products(desk);
    const rows = changedCell(await desk.exported("products"), 2, "供货价", "50.00");
    const { jobId } = await desk.previewed("products", rows);
    const tea = desk.memory.documents.products.get("tea");
    const cup = desk.memory.documents.products.get("cup");
    const shop = desk.memory.documents.shops.get("brand");
    if (!tea || !cup || !shop) throw new Error("nothing there");
    desk.memory.documents.shops.set("brand", { ...shop, rev: 9, categories: [] });
    const applied = await desk.decided("apply", jobId, { mode: "all" });
    expect(applied.state).toBe("undone");
    expect(applied.failure).toContain("预览之后");
    expect(desk.memory.documents.products.get("tea")).toEqual(tea);
  });

  it("takes back what nobody changed since, and tells the rest", async () => {
    const desk = sheetDesk("csv");
    products(desk);
    const rows = changedCell(await desk.exported("products"), 1, "标题", "Cup");
    const { jobId } = await desk.previewed("products", rows);
    await desk.decided("apply", jobId, { mode: "all" });
    const { products: stored } = desk.memory.documents;
    const cup = stored.get("cup");
    if (!cup) throw new Error("no cup");
    stored.set("cup", { ...cup, rev: cup.rev + 1, subtitle: "changed" });
    const undone = await desk.decided("undo", jobId);
    expect(undone).toMatchObject({ state: "undone", counts: { changed: 0, skipped: 1 } });
    expect(undone.faults).toMatchObject([{ row: 2, value: "cup" }]);
    expect(stored.get("cup")?.title).toBe("Cup");
  });
});

describe("an import of promoters", () => {
  const row = (cells: Readonly<Record<string, string>>, head: readonly string[]) =>
    head.map((heading) => cells[heading] ?? "");

  it("approves new ones in the order of numbers, with their introducers, and takes them back", async () => {
    const desk = sheetDesk("xlsx");
    promoters(desk);
    const [head = []] = await desk.exported("promoters");
    const preview = await desk.previewed("promoters", [
      head,
      row({ openid: "C", 介绍人编号: "2", 级别: "silver", 批准时间: "2026-03-01 08:00" }, head),
      row({ openid: "D" }, head),
    ]);
    expect(preview).toMatchObject({ faults: [], counts: { made: 2 } });
    await desk.decided("apply", preview.jobId, { mode: "all" });
    const { promoters: stored } = desk.memory.documents;
    expect(stored.get("C")).toMatchObject({
      ...{ number: 3, introducerIds: ["B", "A"], levels: [{ level: "silver" }] },
      approvedAtMs: Date.parse("2026-03-01T08:00:00+08:00"),
    });
    expect(stored.get("D")).toMatchObject({ number: 4, approvedAtMs: desk.clock.nowMs });
    const touch = { promoterNumber: 4, channel: 0, campaign: 0, atMs: desk.clock.nowMs };
    desk.memory.documents.fans.set("F", { _id: "F", rev: 1, base: null, touches: [touch] });
    const undone = await desk.decided("undo", preview.jobId);
    expect(undone.faults).toMatchObject([{ value: "D" }]);
    expect([...stored.keys()]).toEqual(["A", "B", "D"]);
  });

  it("changes a level from the next midnight on, and takes it back before", async () => {
    const desk = sheetDesk("csv");
    promoters(desk);
    const rows = changedCell(await desk.exported("promoters"), 1, "级别", "gold");
    const { jobId, counts } = await desk.previewed("promoters", rows);
    expect(counts).toMatchObject({ changed: 1, same: 1 });
    await desk.decided("apply", jobId, { mode: "all" });
    const levels = () => desk.memory.documents.promoters.get("A")?.levels;
    expect(levels()).toEqual([{ level: "gold", fromMs: Date.parse("2026-03-06T00:00:00+08:00") }]);
    await desk.decided("undo", jobId);
    expect(levels()).toEqual([]);
  });

  it.each([
    { cells: { openid: "B", 编号: "2", 介绍人编号: "", 状态: "正常" }, column: "介绍人编号" },
    { cells: { openid: "A", 编号: "1", 状态: "已清退" }, column: "状态" },
    { cells: { openid: "C", 编号: "7" }, column: "编号" },
    { cells: { openid: "C", 状态: "已清退" }, column: "状态" },
    { cells: { openid: "C", 介绍人编号: "99" }, column: "介绍人编号" },
    { cells: { openid: "C", 介绍人编号: "2|1" }, column: "介绍人编号" },
    { cells: { openid: "C", 批准时间: "2026-03-05 14:31" }, column: "批准时间" },
    { cells: { openid: "C", 介绍人编号: "1", 批准时间: "2020-03-05 14:31" }, column: "批准时间" },
    { cells: { openid: "C", 批准时间: "2026-02-30 14:31" }, column: "批准时间" },
  ])("refuses $column of $cells", async ({ cells, column }) => {
    const desk = sheetDesk("csv");
    promoters(desk);
    const [head = []] = await desk.exported("promoters");
    const preview = await desk.previewed("promoters", [head, row(cells, head)]);
    expect(preview.faults.map((fault) => fault.column)).toContain(column);
  });
});

describe("an import of fans", () => {
  it("counts as openings of codes, and is taken back while nobody has ordered", async () => {
    const desk = sheetDesk("csv");
    fans(desk);
    const [head = [], ...rest] = await desk.exported("fans");
    const added = [
      ["F3", "2", "@shop", "2026-03-04 10:00", "", ""],
      ["F4", "1", "", "", "", ""],
    ];
    const { jobId, counts, faults } = await desk.previewed("fans", [head, ...rest, ...added]);
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ made: 2, changed: 0, same: 2 });
    await desk.decided("apply", jobId, { mode: "all" });
    const { fans: stored, orders: bought } = desk.memory.documents;
    expect(stored.get("F3")?.touches).toEqual([
      {
        ...{ promoterNumber: 2, channel: 1, campaign: 0 },
        atMs: Date.parse("2026-03-04T10:00:00+08:00"),
      },
    ]);
    const again = await desk.previewed("fans", [head, ...added]);
    expect(again.counts).toMatchObject({ made: 0, changed: 0, same: 2 });
    bought.set("O", { ...soldOrder, _id: "O", buyerId: "F4", createdAtMs: desk.clock.nowMs });
    const undone = await desk.decided("undo", jobId);
    expect(undone.faults).toMatchObject([{ value: "F4" }]);
    expect([...stored.keys()].sort()).toEqual(["F1", "F2", "F4"]);
  });

  it.each([
    { cells: ["F3", "9", "", "", "", ""], column: "推广员编号" },
    { cells: ["F1", "", "", "", "", ""], column: "推广员编号" },
    { cells: ["A", "1", "", "", "", ""], column: "推广员编号" },
    { cells: ["F3", "1", "nowhere", "", "", ""], column: "渠道" },
    { cells: ["F3", "1", "", "2026-03-05 14:31", "", ""], column: "扫码时间" },
    { cells: ["F3", "1", "", "2020-01-01 00:00", "", ""], column: "扫码时间" },
    { cells: ["F3", "1", "", "", "2027-01-01 00:00", ""], column: "有效至" },
    { cells: ["F3", "1", "", "", "", "先到"], column: "归属规则" },
  ])("refuses $column of $cells", async ({ cells, column }) => {
    const desk = sheetDesk("csv");
    fans(desk);
    const [head = []] = await desk.exported("fans");
    const preview = await desk.previewed("fans", [head, cells]);
    expect(preview.faults).toMatchObject([{ row: 2, column }]);
  });
});

describe("an import of orders", () => {
  it("ships by line, keeps notes, and does not take back what is on its way", async () => {
    const desk = sheetDesk("xlsx");
    orders(desk);
    const toCollect = await desk.exported("orders", { state: "paid", delivery: "pickup" });
    expect(toCollect.map(([orderId]) => orderId)).toEqual(["订单号"]);
    const toShip = { state: "paid", delivery: "express" };
    let rows: readonly (readonly string[])[] = await desk.exported("orders", toShip);
    for (const [row, heading, value] of [
      ...([
        [1, "快递公司", "SF"],
        [1, "运单号", "SF0001"],
        [1, "发货件数", "2"],
      ] as const),
      ...([
        [2, "快递公司", "SF"],
        [2, "运单号", "SF0001"],
        [2, "新增备注", "=易碎"],
      ] as const),
    ]) {
      rows = changedCell(rows, row, heading, value);
    }
    const { jobId, counts, faults } = await desk.previewed("orders", rows);
    expect(faults).toEqual([]);
    expect(counts).toMatchObject({ changed: 1 });
    await desk.decided("apply", jobId, { mode: "all" });
    const { purchases } = desk.memory.documents;
    expect(purchases.get("O1")).toMatchObject({
      state: "paid",
      parcels: [
        {
          ...{ carrier: "SF", trackingNumber: "SF0001", by: staff.userId },
          lines: [
            { line: 0, quantity: 2 },
            { line: 1, quantity: 1 },
          ],
        },
      ],
      staffNotes: [{ text: "=易碎" }],
    });
    // The same file again, as somebody brings it who mended another of its rows: nothing is sent or noted twice.
    const again = await desk.previewed("orders", rows);
    expect(again).toMatchObject({ faults: [], counts: { changed: 0, same: 1 } });
    const touched = changedCell(rows, 2, "实付", "0.01");
    expect((await desk.previewed("orders", touched)).faults).toMatchObject([{ column: "实付" }]);
    const undone = await desk.decided("undo", jobId);
    expect(undone).toMatchObject({ counts: { skipped: 1 }, faults: [{ value: "O1" }] });
    expect(purchases.get("O1")?.parcels).toHaveLength(1);
  });

  it.each([
    { row: 1, heading: "实付", value: "0.01" },
    { row: 1, heading: "订单号", value: "UNKNOWN" },
    { row: 1, heading: "电话", value: "1" },
    { row: 1, heading: "快递公司", value: "SOMEBODY" },
    { row: 1, heading: "运单号", value: "SF0001" },
    { row: 1, heading: "行号", value: "7" },
  ])("refuses another $heading", async ({ row, heading, value }) => {
    const desk = sheetDesk("csv");
    orders(desk);
    const rows = changedCell(await desk.exported("orders"), row, heading, value);
    const preview = await desk.previewed("orders", rows);
    expect(preview.faults.length).toBeGreaterThan(0);
    expect(preview.counts.changed).toBe(0);
  });
});

describe("an import of shares", () => {
  it("proposes corrections that a second person decides, once", async () => {
    const desk = sheetDesk("csv");
    shares(desk);
    const rows = await desk.exported("shares");
    const at = rows[0]?.indexOf("佣金") ?? -1;
    const less = (Number(rows[1]?.[at]) - 0.01).toFixed(2);
    const changed = changedCell(rows, 1, "佣金", less);
    const without = await desk.previewed("shares", changed);
    expect(without.faults).toMatchObject([{ row: 2, column: "更正原因" }]);
    const preview = await desk.previewed("shares", changedCell(changed, 1, "更正原因", "客诉"));
    expect(preview).toMatchObject({ faults: [], counts: { changed: 1 } });
    await desk.decided("apply", preview.jobId, { mode: "all" });
    const facts = () => desk.memory.documents.cases.get(soldOrder._id)?.facts ?? [];
    const asked = facts().filter(({ key }) => key.startsWith("adjustment-asked/"));
    expect(asked).toMatchObject([{ amountFen: -1, reason: "客诉", by: staff.userId }]);
    const undone = await desk.decided("undo", preview.jobId);
    expect(undone.faults[0]?.message).toContain("另一位员工");
    expect(facts()).toHaveLength(2);
  });

  it("refuses new rows, other columns, and amounts beyond limits", async () => {
    const desk = sheetDesk("csv");
    shares(desk);
    const rows = await desk.exported("shares");
    for (const [heading, value] of [
      ...([
        ["订单号", "other"],
        ["比例%", "99.00"],
        ["推广员openid", "x"],
      ] as const),
    ]) {
      const preview = await desk.previewed("shares", changedCell(rows, 1, heading, value));
      expect(preview.faults.length).toBeGreaterThan(0);
    }
    const much = changedCell(changedCell(rows, 1, "佣金", "99999.00"), 1, "更正原因", "x");
    const preview = await desk.previewed("shares", much);
    expect(preview.faults).toMatchObject([{ row: 2, column: "佣金" }]);
  });
});

describe("a job", () => {
  it("is the same when it is asked for again, and refused as another one", async () => {
    const desk = sheetDesk("csv");
    const jobId = desk.newId();
    const asked = { jobId, kind: "products", format: "csv", filter: {} };
    const first = await desk.call("startExport", asked);
    expect(first).toMatchObject({ ok: true });
    expect(await desk.call("startExport", asked)).toEqual(first);
    expect(desk.background.started).toHaveLength(1);
    const other = await desk.call("startExport", { ...asked, format: "xlsx" });
    expect(other).toMatchObject({ error: { code: "sheet_id_taken" } });
    const unknown = await desk.call("show", { jobId: desk.newId() });
    expect(unknown).toMatchObject({ error: { code: "sheet_unknown" } });
  });

  it("works on for nobody but itself", async () => {
    const desk = sheetDesk("csv");
    const jobId = desk.newId();
    for (const caller of [staff, person("U1"), nobody]) {
      const reply = await desk.ask(caller, { action: "step", jobId });
      expect(reply).toMatchObject({ error: { code: "function_required" } });
    }
    const reply = await desk.ask(person("U1"), { action: "list" });
    expect(reply).toMatchObject({ error: { code: "staff_required" } });
  });

  it("is taken up again by whoever looks, when it stands still", async () => {
    const desk = sheetDesk("csv");
    products(desk);
    const jobId = desk.newId();
    await desk.call("startExport", { jobId, kind: "products", format: "csv", filter: {} });
    expect(desk.background.next()).toBeDefined(); // The call never runs.
    expect((await desk.show(jobId)).state).toBe("running");
    expect(desk.background.started).toEqual([]);
    desk.clock.nowMs += 90_001;
    await desk.show(jobId);
    await desk.settle();
    expect(await desk.show(jobId)).toMatchObject({ state: "done", done: 3 });
  });

  it("counts once what two calls do at once", async () => {
    const desk = sheetDesk("csv");
    promoters(desk);
    const [head = []] = await desk.exported("promoters");
    const rows = ["C", "D", "E"].map((id) => head.map((name) => (name === "openid" ? id : "")));
    const { jobId } = await desk.previewed("promoters", [head, ...rows]);
    await desk.call("apply", { jobId, mode: "all" });
    desk.background.next();
    const step = { action: "step", jobId };
    await Promise.all([desk.ask(desk.own, step), desk.ask(desk.own, step)]);
    const { promoters: stored } = desk.memory.documents;
    expect(await desk.show(jobId)).toMatchObject({ state: "applied", counts: { made: 3 } });
    expect(new Set([...stored.values()].map(({ number }) => number)).size).toBe(5);
  });

  it("writes once what a call wrote that died before it could tell", async () => {
    const desk = sheetDesk("csv");
    promoters(desk);
    shares(desk);
    const { sheets, promoters: people, cases } = desk.memory.documents;
    const [head = []] = await desk.exported("promoters");
    const newOne = await desk.previewed("promoters", [
      ...[head, head.map((name) => (name === "openid" ? "C" : ""))],
    ]);
    const dearer = changedCell(await desk.exported("shares"), 1, "佣金", "0.01");
    const corrected = await desk.previewed("shares", changedCell(dearer, 1, "更正原因", "客诉"));
    for (const { jobId } of [newOne, corrected]) {
      await desk.decided("apply", jobId, { mode: "all" });
      const job = sheets.get(jobId);
      if (!job) throw new Error("no job");
      sheets.set(jobId, { ...job, state: "applying", cursor: "0", done: 0, counts: NO_COUNTS });
      desk.clock.nowMs += 100_000;
      await desk.show(jobId);
      await desk.settle();
      expect(await desk.show(jobId)).toMatchObject({ state: "applied", faults: [] });
    }
    expect(people.get("C")).toMatchObject({ rev: 1, number: 3 });
    const facts = cases.get(soldOrder._id)?.facts ?? [];
    expect(facts.filter(({ key }) => key.startsWith("adjustment-asked/"))).toHaveLength(1);
  });

  it("can be cancelled before it writes, and only then", async () => {
    const desk = sheetDesk("csv");
    products(desk);
    const rows = await desk.exported("products");
    const { jobId } = await desk.previewed("products", rows);
    expect(await desk.call("undo", { jobId })).toMatchObject({
      error: { code: "sheet_step_not_allowed", state: "previewed" },
    });
    expect(await desk.call("cancel", { jobId })).toMatchObject({ data: { state: "cancelled" } });
    expect(await desk.call("apply", { jobId, mode: "all" })).toMatchObject({
      error: { code: "sheet_step_not_allowed" },
    });
  });

  it("is listed, the newest first, and loses its files after a week", async () => {
    const desk = sheetDesk("csv");
    products(desk);
    await desk.exported("products");
    desk.clock.nowMs += 1_000;
    await desk.exported("orders");
    const first = await desk.call("list", { limit: 1 });
    expect(first).toMatchObject({ data: { sheets: [{ kind: "orders" }] } });
    expect(first).toMatchObject({ data: { mine: { export: SHEET_KINDS, import: IMPORT_KINDS } } });
    const { next } = (first.ok ? first.data : {}) as { next: object };
    expect(await desk.call("list", { limit: 1, after: next })).toMatchObject({
      data: { sheets: [{ kind: "products" }] },
    });
    const picture = await desk.files.save("pictures/tea.csv", Buffer.from("x"));
    const fields = { jobId: desk.newId(), kind: "fans", format: "csv", fileId: picture };
    await desk.call("startImport", fields);
    await desk.settle();
    const rows = await desk.exported("products");
    expect(await desk.previewed("products", rows)).toMatchObject({ state: "previewed" });
    expect(desk.files.stored.size).toBeGreaterThan(3);
    desk.clock.nowMs += 8 * DAY_MS;
    await desk.call("list");
    expect([...desk.files.stored.keys()]).toEqual([picture]);
  });

  it.each([
    { what: "another heading", rows: [["x", "标题"]], failure: "表头" },
    { what: "no rows", rows: [], failure: "没有数据" },
  ])("fails with a sentence for $what", async ({ rows, failure }) => {
    const desk = sheetDesk("csv");
    const [head = []] = await desk.exported("fans");
    const preview = await desk.previewed("fans", rows.length === 0 ? [head] : rows);
    expect(preview.state).toBe("failed");
    expect(preview.failure).toContain(failure);
  });

  it("begins with a template that imports nothing by itself", async () => {
    const desk = sheetDesk("xlsx");
    for (const kind of KINDS) {
      const reply = await desk.call("template", { kind, format: "xlsx" });
      expect(reply).toMatchObject({ data: { link: expect.stringContaining("https://") } });
      const rows = await desk.contentOf(`cloud://memory/sheets/templates/${kind}.xlsx`);
      expect(rows).toHaveLength(3);
      expect(await desk.previewed(kind, rows)).toMatchObject({ state: "failed" });
    }
  });
});
