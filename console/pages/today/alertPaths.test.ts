import { LATE } from "#core/reports/alertsFound.ts";
import { alertPath } from "./alertPaths.ts";

/** Goal: an alert leads to what it counts. */
const NOW = 1_772_467_200_000;

it("leads to the orders that are late, by the functions' own line", () =>
  expect(alertPath("ship_late", NOW)).toBe(`/orders?state=toShip&until=${NOW - LATE.shippingMs}`));

it("leads to a whole list elsewhere", () =>
  expect(alertPath("stock_low", NOW)).toBe("/stock?low=1"));
