import { readFileSync } from "node:fs";
import { importOrders } from "#scripts/import/importOrders.ts";
import { LEFT_OUT } from "#scripts/import/invoices.ts";
import { EXAMPLE_FILE, EXAMPLE_SEED, shopOrdersCsv } from "./shopOrders.ts";

it("makes the committed example again, to the byte", () => {
  expect(shopOrdersCsv(EXAMPLE_SEED)).toBe(readFileSync(EXAMPLE_FILE, "utf8"));
});

it("makes another shop's year of another seed", () => {
  expect(shopOrdersCsv(EXAMPLE_SEED + 1)).not.toBe(shopOrdersCsv(EXAMPLE_SEED));
});

it("has every fault that the import should meet", async () => {
  const text = readFileSync(EXAMPLE_FILE, "utf8");
  expect(text.startsWith("\uFEFFInvoiceNo;")).toBe(true);
  expect(text).toMatch(/;China \n/);
  expect(text).toMatch(/;\d+,\d;/);
  const result = await importOrders({ file: EXAMPLE_FILE });
  if (!result.ok) throw new Error(result.error.code);
  const { report } = result.value;
  expect(report.lines.read).toBeGreaterThan(1_100);
  expect(report.lines.read).toBeLessThan(1_400);
  const reasons = report.leftOut.map(({ reason }) => reason);
  const rare = ["cancellation_not_negative", "order_too_large"];
  expect(reasons).toEqual(LEFT_OUT.filter((reason) => !rare.includes(reason)));
  expect(report.lines.unreadable).toBe(10);
  expect(report.unreadable.map(({ reason }) => reason)).toContain("quote_not_closed");
  expect(report.refunds.count).toBeGreaterThan(8);
  expect(report.refunds.unmatched.map(({ reason }) => reason)).toEqual([
    "nothing_to_cancel",
    "more_than_paid",
  ]);
  expect(report.invented.withdrawals).toBeGreaterThan(0);
});
