import { nextLineOf, numbersOf, partsOf } from "./explained.ts";

/** Goal: an explanation is shown in its parts, sentence by sentence, with everybody's number. */
const who = { promoterId: "P", number: 7 };
const statements: Parameters<typeof numbersOf>[0] = [
  { kind: "title", orderId: "o", atMs: 0 },
  { kind: "heading", part: "order" },
  { kind: "fanOfSomebody" },
  { kind: "heading", part: { line: 0, sku: "tea", quantity: 1 } },
  { kind: "sharer", who, position: { component: null, distance: 1 } },
  { kind: "uncut" },
  { kind: "linesLeft", count: 3, nextLine: 20 },
];
const lines = ["标题", "一、订单", "粉丝", "二、商品", "7 号", "  分润", "    另有"];

it("comes in parts", () =>
  expect(partsOf({ statements, lines })).toEqual([
    { heading: "一、订单", sentences: [{ text: "粉丝", depth: 0 }] },
    {
      heading: "二、商品",
      sentences: [
        { text: "7 号", depth: 0 },
        { text: "分润", depth: 1 },
        { text: "另有", depth: 2 },
      ],
    },
  ]));

it("leaves the brackets of its headings out, in both languages", () => {
  const headings = [
    "标题",
    "【订单】",
    "粉丝",
    "[Line 1: tea [50 g] × 1]",
    "7 号",
    "  分润",
    "  另有",
  ];
  const parts = partsOf({ statements, lines: headings });
  expect(parts.map(({ heading }) => heading)).toEqual(["订单", "Line 1: tea [50 g] × 1"]);
});

it("knows numbers and where it goes on", () => {
  expect([...numbersOf(statements)]).toEqual([["P", 7]]);
  expect(nextLineOf(statements)).toBe(20);
  expect(nextLineOf([])).toBeNull();
});
