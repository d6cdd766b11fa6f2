import type { CallError } from "../../lib/call.ts";
import { emptySku } from "./productForm.ts";
import { placesOf } from "./productPlaces.ts";

/** Goal: what is wrong stands where it can be mended. */
const form = {
  productId: "tea",
  skus: [
    { ...emptySku, suffix: "1" },
    { ...emptySku, suffix: "2" },
  ],
};
const told = { amount: "应为金额", whole: "应为整数" };
const refusal = (code: string, facts: object = {}) =>
  ({ code, message: code, facts }) as unknown as CallError;

it.each([
  [refusal("prices_not_monotone", { sku: "tea-2" }), "skus.1"],
  [refusal("product_specs_invalid", { sku: null, spec: "色" }), "specs"],
  [refusal("product_exists"), "productId"],
  [refusal("gift_unknown", { sku: "tea-2" }), "gifts"],
])("%j", (problem, place) => {
  const at = placesOf(problem, {}, told, form);
  expect(at(place)).toBe(problem.code);
  expect(at("title")).toBe(undefined);
});

it("says first what is no amount, then what the function said", () => {
  const problem = refusal("request_invalid", {
    issues: [{ path: "product.skus.0.priceFen", message: "至少 1 分" }],
  });
  expect(placesOf(problem, {}, told, form)("skus.0.priceFen")).toBe("至少 1 分");
  const wrong = { "skus.0.priceFen": "amount" } as const;
  expect(placesOf(problem, wrong, told, form)("skus.0.priceFen")).toBe("应为金额");
});
