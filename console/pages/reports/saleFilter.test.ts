import { ordersPath, saleFilterOf } from "./saleFilter.ts";

/** Goal: a number's filter survives its way through an address. */
it.each([
  { fromMs: 1, untilMs: 2 },
  { fromMs: 1, untilMs: 2, productId: "(freight)", promoterNumber: 0 },
  { fromMs: 1, untilMs: 2, province: "", channel: 3, campaign: 0, nth: "repeat" as const },
])("%j", (filter) => {
  const text = ordersPath(filter).split("?")[1] ?? "";
  const params = new URLSearchParams(text);
  expect(saleFilterOf((name) => params.get(name) ?? "", text)).toEqual(filter);
});

it("is nothing without a span", () => expect(saleFilterOf(() => "", "")).toBeNull());
