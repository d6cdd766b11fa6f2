import fc from "fast-check";
import { fen } from "#core/money.ts";
import type { Product } from "#core/catalogue/product.ts";
import {
  cellText,
  type Field,
  listField,
  timeField,
  timeText,
  wholeField,
  yuanField,
} from "#core/sheet/field.ts";
import { joinList, splitList } from "#core/sheet/list.ts";
import { PRODUCT_COLUMNS, productOf, type ProductRow, productRows } from "#core/sheet/products.ts";
import { PROMOTER_COLUMNS, type PromoterRow } from "#core/sheet/promoters.ts";
import { SHARE_COLUMNS, type ShareRow } from "#core/sheet/shares.ts";
import { cellsOf, type Columns, recordOf } from "#core/sheet/table.ts";
import { aProduct } from "#tests/fixtures.ts";

/** Goal: whatever stands in a record stands in its row, and comes back from there. */
const text = fc.string({ unit: "binary", maxLength: 30 }).map(cellText);
const someText = text.filter((one) => one !== "");
const name = fc.stringMatching(/^[A-Za-z0-9=|/*\\'+@龙-]{1,20}$/u);
const amount = fc.integer({ min: 0, max: 100_000_000_000 }).map(fen);
const minute = fc.integer({ min: 0, max: 4_000_000_000 }).map((n) => n * 60_000);
const none = fc.constant(null);

function comesBack<R extends object>(columns: Columns<R>, some: fc.Arbitrary<R>): void {
  fc.assert(
    fc.property(some, (record) => {
      const cells = cellsOf(columns, record);
      expect(recordOf(columns, { row: 2, cells })).toEqual({ ok: true, value: record });
    }),
  );
}

const fieldComesBack = <V>(field: Field<V>, some: fc.Arbitrary<V>): void =>
  comesBack<{ readonly value: V }>({ value: field }, fc.record({ value: some }));

it("a list, whatever its texts are made of", () => {
  fc.assert(
    fc.property(fc.array(someText), (texts) => expect(splitList(joinList(texts))).toEqual(texts)),
  );
});

it("amounts, numbers, times and lists", () => {
  fieldComesBack(
    yuanField("", "", true),
    fc.oneof(
      amount,
      amount.map((one) => fen(0 - one || 0)),
    ),
  );
  fieldComesBack(wholeField("", { min: -99, max: 99 }, ""), fc.integer({ min: -99, max: 99 }));
  fieldComesBack(timeField("", ""), minute);
  fieldComesBack(listField("", { most: 9, longest: 99 }, ""), fc.array(someText, { maxLength: 9 }));
});

it("an instant is told to its minute, in China", () => {
  expect(timeText(Date.parse("2026-03-05T06:30:59.999Z"))).toBe("2026-03-05 14:30");
});

const skuPart = {
  ...{ sku: name, values: fc.array(name, { maxLength: 3 }), priceFen: amount },
  memberFen: fc.oneof(none, amount),
  levelPrices: fc.array(fc.record({ level: name, priceFen: amount }), { maxLength: 3 }),
  ...{ weightGrams: fc.nat(1_000_000), picture: fc.oneof(none, name) },
};
const productPart = {
  ...{ title: text, subtitle: text, description: text },
  pictures: fc.array(someText, { maxLength: 3 }),
  detailPictures: fc.array(someText, { maxLength: 3 }),
  categories: fc.array(name, { maxLength: 3 }),
  kind: fc.constantFrom("goods", "sample"),
  specs: fc.array(fc.record({ name, values: fc.array(name, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 3,
  }),
  priceFixed: fc.boolean(),
  gifts: fc.array(
    fc.record({
      ...{ sku: name, quantity: fc.integer({ min: 1, max: 999 }) },
      forEach: fc.integer({ min: 1, max: 999 }),
    }),
    { maxLength: 3 },
  ),
  ...{ related: fc.array(name, { maxLength: 3 }), rank: fc.nat(1_000_000) },
} as const;

it("a row of a product", () => {
  comesBack<ProductRow>(
    PRODUCT_COLUMNS,
    fc.record({
      ...{ ...productPart, ...skuPart, productId: name },
      limitQuantity: fc.oneof(none, fc.integer({ min: 1, max: 99 })),
      limitDays: fc.oneof(none, fc.integer({ min: 1, max: 99 })),
      ...{ saleFromMs: fc.oneof(none, minute), saleUntilMs: fc.oneof(none, minute) },
      ...{ supplier: fc.oneof(none, name), supplyFen: fc.oneof(none, amount) },
    }),
  );
});

it("a product, to the millisecond of what its rows tell to the minute", () => {
  const sku = fc
    .record({ ...skuPart, supplier: name, supplyFen: amount }, { requiredKeys: ["sku"] })
    .map((some) => ({ ...aProduct("x").skus[0]!, ...some }));
  const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
  const anyProduct: fc.Arbitrary<Product> = fc
    .record({
      ...{ ...productPart, skus: fc.array(sku, { minLength: 1, maxLength: 3 }) },
      limit: fc.oneof(none, fc.record({ quantity: fc.integer({ min: 1, max: 99 }), days: none })),
      sale: fc.oneof(none, fc.record({ fromMs: instant, untilMs: fc.oneof(none, instant) })),
    })
    .map((some) => ({ ...aProduct("x"), ...some }));
  fc.assert(
    fc.property(anyProduct, (product) => {
      const [first, ...more] = productRows(product).map((row) => {
        const read = recordOf(PRODUCT_COLUMNS, { row: 2, cells: cellsOf(PRODUCT_COLUMNS, row) });
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        return read.value;
      });
      if (!first) throw new Error("no row");
      expect(productOf([first, ...more], product, 0)).toEqual({ ok: true, value: product });
    }),
  );
});

it("a row of a promoter", () => {
  comesBack<PromoterRow>(
    PROMOTER_COLUMNS,
    fc.record({
      ...{ number: fc.oneof(none, fc.integer({ min: 1, max: 99_999 })), promoterId: name },
      ...{ level: fc.oneof(none, name), approvedAtMs: fc.oneof(none, minute) },
      introducers: fc.array(fc.nat(999).map(String), { maxLength: 3 }),
      state: fc.constantFrom("approved", "banned", null),
      soldFen: fc.oneof(none, amount),
    }),
  );
});

it("a row of a share", () => {
  comesBack<ShareRow>(
    SHARE_COLUMNS,
    fc.record({
      ...{ orderId: name, paidAtMs: fc.oneof(none, minute), sku: text, promoterId: name },
      ...{ distance: fc.constantFrom(null, 1, 2, 3), component: text, rule: text },
      ...{ baseFen: amount, rateBp: fc.nat(10_000).map((value) => value as ShareRow["rateBp"]) },
      ...{ fixedFen: fc.oneof(none, amount), amountFen: amount, reason: text },
      state: fc.constantFrom("waiting", "held", "available"),
      availableAtMs: fc.oneof(none, minute),
    }),
  );
});

it.each([
  { field: yuanField("x", ""), cell: "12.345" },
  { field: yuanField("x", ""), cell: "-1.00" },
  { field: yuanField("x", ""), cell: "1,000.00" },
  { field: yuanField("x", ""), cell: "1e3" },
  { field: wholeField("x", { min: 1, max: 9 }, ""), cell: "0" },
  { field: wholeField("x", { min: 1, max: 9 }, ""), cell: "1.5" },
  { field: timeField("x", ""), cell: "2026-02-29 10:00" },
  { field: timeField("x", ""), cell: "2026/03/05" },
  { field: timeField("x", ""), cell: "2026-03-05 24:00" },
  { field: listField("x", { most: 1, longest: 2 }, ""), cell: "a|b" },
  { field: listField("x", { most: 9, longest: 2 }, ""), cell: "a||b" },
  { field: listField("x", { most: 9, longest: 2 }, ""), cell: "abc" },
])("refuses $cell with a sentence, and its place", ({ field, cell }) => {
  const read = recordOf<{ value: unknown }>(
    { value: field as Field<unknown> },
    { row: 7, cells: [cell] },
  );
  expect(read).toMatchObject({ ok: false, error: [{ row: 7, column: "x", value: cell }] });
});
