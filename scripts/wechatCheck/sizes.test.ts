import { MAIN_MAX, sizesOf, tooLarge, WHOLE_MAX } from "#scripts/wechatCheck/sizes.ts";

it("weighs the main package and each subpackage apart", () => {
  const files = new Map([
    ["app.js", 100],
    ["trade/order/order.js", 20],
    ["trade-wind.js", 3],
    ["promote/wallet/wallet.js", 7],
  ]);
  const { main, subpackages, whole } = sizesOf(files, ["trade", "promote", "desk"]);
  expect(main).toBe(103);
  expect(Object.fromEntries(subpackages)).toEqual({ trade: 20, promote: 7, desk: 0 });
  expect(whole).toBe(130);
});

it.each([
  ["at the limit", MAIN_MAX, 0, 0],
  ["the main package one byte over", MAIN_MAX + 1, 0, 1],
  ["the whole one byte over", MAIN_MAX, WHOLE_MAX - MAIN_MAX + 1, 1],
])("%s: %d and %d bytes make %d complaints", (_, main, rest, complaints) => {
  const files = new Map([
    ["app.js", main],
    ["trade/a.js", rest],
  ]);
  expect(tooLarge(sizesOf(files, ["trade"]))).toHaveLength(complaints);
});
