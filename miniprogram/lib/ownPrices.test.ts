import { expect, test } from "@jest/globals";
import { arePricesOld, notePricesChanged } from "./ownPrices.ts";

test("lists are old from the change until the functions have surely forgotten", () => {
  expect(arePricesOld(1_000)).toBe(false);
  notePricesChanged(10_000);
  expect([9_999, 10_000, 14_999].map(arePricesOld)).toEqual([true, true, true]);
  expect(arePricesOld(15_000)).toBe(false);
});
