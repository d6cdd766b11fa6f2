import { addressText } from "./addressText.ts";

it.each([
  [["浙江省", "杭州市", "西湖区", "文三路 1 号"], "浙江省杭州市西湖区文三路 1 号"],
  [["上海市", "上海市", "浦东新区", "学院路 3 号"], "上海市浦东新区学院路 3 号"],
  [["广东省", "东莞市", "", "南城"], "广东省东莞市南城"],
])("writes an address as people do: %s", ([province, city, district, detail], text) => {
  const [a, b, c, d] = [province ?? "", city ?? "", district ?? "", detail ?? ""];
  expect(addressText({ province: a, city: b, district: c, detail: d })).toBe(text);
});
