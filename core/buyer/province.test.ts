import { isInProvince } from "#core/buyer/province.ts";

/** Goal: nobody pays the freight of one province and has his goods sent to another. */
it.each([
  ["330106", "浙江省", true],
  ["110101", "北京市", true],
  ["150102", "内蒙古自治区", true],
  ["810001", "香港特别行政区", true],
  ["330106", "新疆维吾尔自治区", false],
  ["650102", "浙江省", false],
  ["990101", "浙江省", false],
  ["330106", "浙", false],
])("%s in %s: %s", (region, province, isIn) => {
  expect(isInProvince(region, province)).toBe(isIn);
});
