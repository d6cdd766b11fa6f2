import { together } from "./together";

it("puts a list that goes on in the next part under one title, in its order", () => {
  const parts = [
    [
      { title: "地址", rows: [{ 姓名: "王" }] },
      { title: "订单", rows: [{ 编号: "1" }] },
    ],
    [{ title: "订单", rows: [{ 编号: "2" }] }],
    [],
  ];
  expect(together(parts)).toEqual([
    { title: "地址", rows: [{ 姓名: "王" }] },
    { title: "订单", rows: [{ 编号: "1" }, { 编号: "2" }] },
  ]);
});
