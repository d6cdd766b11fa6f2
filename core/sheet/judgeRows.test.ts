import { withLevelsInOrder } from "#core/catalogue/check.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Case } from "#core/commission/case.ts";
import { caseAfter, paidFor } from "#core/commission/testing/soldOrder.ts";
import { fen } from "#core/money.ts";
import { judgeOrders } from "#core/sheet/judgeOrders.ts";
import { judgeProduct } from "#core/sheet/judgeProduct.ts";
import { judgeShares } from "#core/sheet/judgeShares.ts";
import { ORDER_COLUMNS, orderRows } from "#core/sheet/orders.ts";
import { PRODUCT_COLUMNS, productRows } from "#core/sheet/products.ts";
import { SHARE_COLUMNS, type ShareRow, shareRows } from "#core/sheet/shares.ts";
import { cellsOf } from "#core/sheet/table.ts";
import { aProduct, aPurchase, aPurchaseLine, aSku } from "#tests/fixtures.ts";

/** Goal: each row of a table is about one thing, and two rows are never taken for one. */
const asked = { jobId: "J1", by: "staff", nowMs: 1_000 };
const sold = caseAfter([paidFor(), 0]);
const judged = (known: Case, rows: readonly ShareRow[]) =>
  judgeShares(
    rows.map((row, at) => ({ row: at + 2, cells: cellsOf(SHARE_COLUMNS, row) })),
    known,
    asked,
  );
const less = (row: ShareRow): ShareRow => ({
  ...row,
  ...{ amountFen: fen(row.amountFen - 1), reason: "客诉" },
});

it("puts each tracking number into a parcel of its own", () => {
  const lines = [aPurchaseLine("tea-1", 2, 200), aPurchaseLine("cup-1", 1, 100)];
  const purchase = aPurchase(lines, { state: "paid", paidAtMs: 1 });
  const rows = orderRows(purchase).map((row, at) => ({
    row: at + 2,
    cells: cellsOf(ORDER_COLUMNS, { ...row, carrier: "SF", trackingNumber: `SF000${at}` }),
  }));
  const { faults, change } = judgeOrders(rows, purchase, asked);
  expect(faults).toEqual([]);
  expect(change).toMatchObject({
    after: {
      state: "shipped",
      parcels: [
        { trackingNumber: "SF0000", lines: [{ line: 0, quantity: 2 }] },
        { trackingNumber: "SF0001", lines: [{ line: 1, quantity: 1 }] },
      ],
    },
  });
});

it("takes a carrier by its name and a number with spaces, and tells of others by name", () => {
  const purchase = aPurchase([aPurchaseLine("tea-1", 2, 200)], { state: "paid", paidAtMs: 1 });
  const judge = (carrier: string) =>
    judgeOrders(
      orderRows(purchase).map((row) => ({
        row: 2,
        cells: cellsOf(ORDER_COLUMNS, { ...row, carrier, trackingNumber: "SF 0000 0001" }),
      })),
      purchase,
      asked,
    );
  expect(judge("顺丰").change).toMatchObject({
    after: { parcels: [{ carrier: "SF", trackingNumber: "SF00000001" }] },
  });
  expect(judge("飞快快递").faults).toMatchObject([
    { column: "快递公司", value: "飞快快递", message: expect.stringContaining("顺丰速运 SF") },
  ]);
});

it("refuses a share's row that stands there twice", () => {
  const [first] = shareRows(sold, 0);
  if (!first) throw new Error("no shares");
  expect(judged(sold, [less(first)]).faults).toEqual([]);
  expect(judged(sold, [less(first), less(first)]).faults).toMatchObject([
    { row: 3, column: "订单号" },
  ]);
});

it("proposes two corrections of two rows", () => {
  const [first, second] = shareRows(sold, 0);
  if (!first || !second) throw new Error("no shares");
  const both = judged(sold, [less(first), less(second)]);
  expect(both.faults).toEqual([]);
  expect(both.change).toMatchObject({ wishes: [{ row: 2 }, { row: 3 }] });
});

it("says that a share is available when the last part of its person is", () => {
  const [first] = shareRows(sold, 0);
  if (!first) throw new Error("no shares");
  const { promoterId } = first;
  const part = (availableAtMs: number) => ({ promoterId, availableAtMs, amountFen: fen(1) });
  const schedule = [part(500), part(2_000)];
  const at = (nowMs: number) =>
    shareRows({ ...sold, schedule }, nowMs).find((row) => row.promoterId === promoterId);
  expect(at(1_000)).toMatchObject({ state: "waiting", availableAtMs: 2_000 });
  expect(at(2_000)).toMatchObject({ state: "available" });
});

it("finds no change in level prices that stand in another order", () => {
  const price = (level: string, priceFen: number) => ({ level, priceFen: fen(priceFen) });
  const levelPrices = [price("silver", 9_000), price("gold", 8_000)];
  const known = aProduct("tea", { skus: [aSku("tea-1", { levelPrices })] });
  const rules = {
    settled: (product: Product) => withLevelsInOrder(product, ["silver", "gold"]),
    wrong: () => [],
  };
  const come = (prices: typeof levelPrices) => {
    const rows = productRows({ ...known, skus: [aSku("tea-1", { levelPrices: prices })] });
    const numbered = rows.map((row, at) => ({
      row: at + 2,
      cells: cellsOf(PRODUCT_COLUMNS, row),
    }));
    return judgeProduct(numbered, known, rules, 5_000);
  };
  expect(come([...levelPrices].reverse())).toEqual({ rows: 1, faults: [], change: null });
  expect(come([price("silver", 9_001), price("gold", 8_000)]).change).not.toBeNull();
});
