import { expect, test } from "@jest/globals";
import { zh } from "../../i18n/zh.ts";
import { orderTabs } from "./rows.ts";

test.each([
  [undefined, ""],
  [0, ""],
  [3, "3"],
  [99, "99"],
  [100, "99+"],
])("of %p orders the badge says %j", (toPay, count) => {
  const counts = toPay === undefined ? {} : { toPay };
  expect(orderTabs(zh.me, counts)[0]).toMatchObject({ tab: "toPay", text: "待付款", count });
});

test("each tab leads to its orders", () => {
  const urls = orderTabs(zh.me, {}).map(({ url }) => url);
  expect(urls[1]).toBe("/trade/orders/orders?tab=toShip");
  expect(new Set(urls).size).toBe(5);
});
