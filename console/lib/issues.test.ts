import type { CallError } from "./call.ts";
import { issueAt, issuesOf } from "./issues.ts";

/** Goal: what a function says of a form stands under the field that it means. */
const problem = {
  code: "request_invalid",
  message: "",
  facts: {
    issues: [
      { path: "product.title", message: "不能为空" },
      { path: "product.skus.0.priceFen", message: "至少 1 分" },
    ],
  },
} as unknown as CallError;

it.each([
  ["product.title", false, "不能为空"],
  ["product.skus.0", false, "至少 1 分"],
  ["product.skus.0", true, undefined],
  ["product.skus.1", false, undefined],
  ["product.tit", false, undefined],
])("%s", (place, isExact, message) => expect(issueAt(problem, place, isExact)).toBe(message));

it("finds nothing in other refusals", () => {
  expect(issuesOf(undefined)).toEqual([]);
  expect(issuesOf({ ...problem, code: "product_unknown" } as CallError)).toEqual([]);
});
