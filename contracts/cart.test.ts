import * as z from "zod";
import { lineSchema, saleFields } from "#contracts/cart.ts";

/** Goal: a line and a sale say what they say, and nothing is half said. */
const LINE = { sku: "tea", quantity: 2, paidFen: 1_000 };
const saleSchema = z.strictObject(saleFields);

it("fills in what a line leaves out, and adds nothing else", () => {
  expect(lineSchema.parse(LINE)).toEqual({ ...LINE, category: null, gift: false });
  const supplied = { ...LINE, supplier: "M", supplyFen: 400 };
  expect(lineSchema.parse(supplied)).toEqual({ ...supplied, category: null, gift: false });
  expect(Object.keys(lineSchema.parse({ ...LINE, supplier: undefined }))).not.toContain("supplier");
});

it.each([
  ["a supplier without a price", { supplier: "M" }],
  ["a price without a supplier", { supplyFen: 400 }],
  ["half a piece", { quantity: 0.5 }],
  ["no piece", { quantity: 0 }],
  ["a price below nothing", { paidFen: -1 }],
  ["a field that nobody knows", { rateBp: 9_999 }],
])("refuses a line with %s", (_, more) => {
  expect(lineSchema.safeParse({ ...LINE, ...more }).success).toBe(false);
});

it.each([
  [{}, true],
  [{ region: "330106", store: "S1", storeStaff: "W", customerGroup: "vip" }, true],
  [{ region: "33010" }, false],
  [{ region: "030106" }, false],
  [{ region: "3301060" }, false],
  [{ region: 330106 }, false],
  [{ store: "" }, false],
  [{ storeStaff: "" }, false],
  [{ customerGroup: "x".repeat(1_000) }, false],
  [{ level: "gold" }, false],
])("a sale of %j: %s", (sale, isTaken) => {
  expect(saleSchema.safeParse(sale).success).toBe(isTaken);
});
