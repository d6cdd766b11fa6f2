import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharesOf } from "#core/commission/shares.ts";
import { openForecast } from "#core/forecast/fold.ts";
import { reportOf } from "#core/forecast/report.ts";
import { readCommandLine } from "#scripts/forecast/commandLine.ts";
import { readCosts, readProducts } from "#scripts/forecast/costFiles.ts";
import { type Invention, inventedSource, USUAL_PRODUCTS } from "#scripts/forecast/invented.ts";
import { exportSource, logSource } from "#scripts/forecast/logSource.ts";
import type { Source } from "#scripts/forecast/source.ts";
import { aPlan } from "#tests/fixtures.ts";

const SPAN = { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER };
const folder = mkdtempSync(join(tmpdir(), "forecast-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

async function reportFor(source: Source) {
  const setup = {
    ...{ draft: aPlan(), against: source.hasBooked ? ("booked" as const) : null },
    costs: new Map<string, number>(),
  };
  const fold = openForecast(setup);
  for await (const sale of source.sales) fold.add(sale);
  return reportOf(setup, fold.state(), await source.promoters());
}

const INVENTION: Invention = {
  ...{ seed: 1, products: USUAL_PRODUCTS, promoters: 30, depth: 3, fans: 5, orders: 300 },
  ...{ repeat: 40, refund: 10, regions: ["330106"], levels: [] },
};
const YEAR = { fromMs: Date.parse("2026-01-01T00:00:00+08:00"), untilMs: 0 };

describe("an invented year", () => {
  it("is the same under one seed, and another under another", async () => {
    const told = (seed: number) => reportFor(inventedSource({ ...INVENTION, seed }, YEAR));
    expect(await told(7)).toEqual(await told(7));
    expect(await told(8)).not.toEqual(await told(7));
  });

  it("says its seed and its parameters, has as many orders as asked, and no line longer than asked", async () => {
    const source = inventedSource({ ...INVENTION, depth: 2 }, YEAR);
    expect(source.notes()[0]).toContain("种子 1，300 个订单");
    const chains: number[] = [];
    for await (const { order } of source.sales) chains.push(order.chain.length);
    expect(chains.length).toBe(300);
    expect([...new Set(chains)].sort()).toEqual([0, 1, 2]);
  });

  it("counts each buyer's orders", async () => {
    const numbers = new Map<string, number>();
    for await (const { order, around } of inventedSource(INVENTION, YEAR).sales) {
      const next = (numbers.get(order.buyerId) ?? 0) + 1;
      expect(around.orderNumber).toBe(next);
      numbers.set(order.buyerId, next);
    }
  });
});

it("a log: whose order it is, what was refunded, and what would be refused", async () => {
  const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T12:00:00+08:00`;
  const plan = {
    ...{ id: "p", pack: "declared", rates: [{ distance: 1, rateBp: 1_000 }] },
    declaration: { by: "owner", counsel: "counsel", accepts: [] },
  };
  const tea = [{ sku: "tea", quantity: 1, paidFen: 10_000 }];
  const events = [
    { at: at(1), do: "plan", plan },
    { at: at(1), do: "join", promoter: "A" },
    { at: at(1), do: "join", promoter: "B", introducer: "A" },
    { at: at(1), do: "join", promoter: "B" }, // Refused: he is there already, and was brought.
    { at: at(2), do: "scan", fan: "U1", promoter: "B" },
    { at: at(3), do: "pay", order: "O1", buyer: "U1", lines: tea },
    { at: at(3), do: "pay", order: "O1", buyer: "U1", lines: tea }, // Refused: the number is taken.
    { at: at(4), do: "pay", order: "O2", buyer: "U2", lines: tea }, // Nobody's fan.
    {
      at: at(5),
      do: "refund",
      order: "O1",
      refund: "r1",
      lines: [{ sku: "tea", refundFen: 4_000 }],
    },
  ];
  const file = fileOf("log.jsonl", events.map((event) => JSON.stringify(event)).join("\n"));
  const source = await logSource(file, SPAN);
  const report = await reportFor(source);
  expect(report.total).toMatchObject({ orders: 2, paidFen: 20_000, refundedFen: 4_000 });
  // By the log's plan B gets 6.00; by the founding one A gets 3.00 besides.
  expect(report.total).toMatchObject({ baseFen: 600, draftFen: 900 });
  expect(report.earnings).toMatchObject({ promoters: 2, earning: 2 });
  expect(source.notes()).toEqual(["有 2 个事件会被系统拒绝，没有计入。"]);
});

it("the committed shop export: every order of the report, and its plan is nobody's", async () => {
  const source = await exportSource("examples/shop-orders.csv", { seed: 1, promoters: null }, SPAN);
  let pay = 0;
  let orders = 0;
  for await (const { recorded } of source.sales) {
    orders += 1;
    for (const { amountFen } of sharesOf(recorded ?? [])) pay += amountFen;
  }
  expect(orders).toBe(source.total);
  expect(pay).toBeGreaterThan(0);
  expect(source.hasBooked).toBe(false);
});

describe("the command line", () => {
  it.each([
    [[], "要试算哪份方案"],
    [["p.json", "--data", "a", "--invent"], "来源只能写一个"],
    [["p.json", "--count", "0"], "--count 0"],
    [["p.json", "--from", "yesterday"], "--from yesterday"],
    [["p.json", "--from", "2026-02-01", "--until", "2026-01-01"], "--until 应晚于 --from"],
    [["p.json", "--invent", "--regions", "33"], "--regions"],
    [["p.json", "x"], "多余的参数：x"],
  ])("%j: %s", (words, text) => {
    const read = readCommandLine(words);
    expect(read.ok ? "" : read.error).toContain(text);
  });

  it("usually reads the shop of npm start, from its first order to now", () => {
    const read = readCommandLine(["p.json"]);
    expect(read).toMatchObject({
      value: { place: { kind: "data", where: ".data/demo" }, fromMs: 0 },
    });
  });
});

it("costs and products from CSV, in yuan; a wrong amount is named by its line", async () => {
  const costs = fileOf("costs.csv", "\uFEFFsku,成本\ntea,12.3\ncup,5\n");
  expect(await readCosts(costs)).toEqual(
    new Map([
      ["tea", 1_230],
      ["cup", 500],
    ]),
  );
  const products = fileOf("products.csv", "sku,price,cost,category\ntea,99.90,,drinks\n");
  expect(await readProducts(products)).toEqual([
    { sku: "tea", priceFen: 9_990, costFen: null, category: "drinks" },
  ]);
  const wrong = fileOf("wrong.csv", "sku,cost\ntea,1\ncup,两块\n");
  await expect(readCosts(wrong)).rejects.toThrow("第 3 行：两块 不是金额");
});
