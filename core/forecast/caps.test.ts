import { paidFor } from "#core/commission/testing/soldOrder.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { openCaps } from "#core/forecast/caps.ts";
import { basisPoints } from "#core/money.ts";

it("counts a product that the line's cap cuts once, however many earn of it", () => {
  const paid = paidFor({ capBp: basisPoints(100) });
  const caps = openCaps({ sales: 0, orders: 0, cutFen: 0, places: [] });
  caps.add({ paid, facts: [paid], shares: sharesOf([paid]) });
  expect(caps.state()).toMatchObject({ sales: 2, orders: 0 });
});
