import type { AfterSales } from "#core/purchase/afterSales.ts";
import { codeIn, maskedName, pickupRow, pickupText } from "#core/shop/pickup.ts";
import { aPickup, redeemedPickup } from "#core/shop/testing/store.ts";

it.each([
  ["0123456789", "0123456789"],
  [" 012 345-6789 ", "0123456789"],
  [pickupText("0123456789"), "0123456789"],
  ["https://shop.example/p?code=0123456789", "0123456789"],
  ["012345678", null],
  ["01234567890", null],
  ["A0123456789B", null],
  ["", null],
])("reads %j as the code %s", (text, code) => {
  expect(codeIn(text)).toBe(code);
});

it("shows what is to be handed over, and hardly to whom", () => {
  const row = pickupRow(aPickup("O1", { note: "晚上来" }));
  expect(row).toEqual({
    ...{ orderId: "O1", state: "paid", name: "王**", phoneTail: "5678", note: "晚上来" },
    lines: [
      {
        ...{ sku: "tea-1", title: "明前龙井", values: ["50 克"], picture: null },
        ...{ quantity: 3, gift: false },
      },
    ],
    ...{ pieces: 3, createdAtMs: 1_000, paidAtMs: 2_000, redeemedAtMs: null },
  });
  expect(pickupRow(redeemedPickup("O1", 7))?.redeemedAtMs).toBe(7);
});

it("does not show as to be handed over what was paid back before", () => {
  const [line] = aPickup("O1").lines;
  const lines = [line!, { ...line!, sku: "tea-2" }];
  const back = (index: number, quantity: number, state: AfterSales["state"]) =>
    ({
      ...{ id: `A${index}`, kind: "refund", state },
      lines: [{ line: index, quantity, unshipped: quantity }],
    }) as object as AfterSales;
  const afterSales = [back(0, 1, "done"), back(1, 3, "done"), back(0, 1, "refused")];
  const row = pickupRow(aPickup("O1", { lines, afterSales }));
  expect(row).toMatchObject({ lines: [{ sku: "tea-1", quantity: 2 }], pieces: 2 });
});

it("hides a name whatever its length", () => {
  expect(["王", "欧阳小明", "", "𠮷田"].map(maskedName)).toEqual(["王**", "欧**", "**", "𠮷**"]);
});
