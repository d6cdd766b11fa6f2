import { isTracking, numberFaults, pasted } from "./shipping.ts";

/** Goal: a column of numbers lands on the right orders, and what cannot be a number is told before it is sent. */
const KEYS = ["a", "b", "c"];

it.each([
  ["a", "SF0001\nSF0002\nSF0003\n", { a: "SF0001", b: "SF0002", c: "SF0003" }],
  ["b", "SF0002\r\nSF0003\r\nSF0004", { b: "SF0002", c: "SF0003" }],
  ["a", "SF0001\n\nSF0003", { a: "SF0001", c: "SF0003" }],
  ["a", "SF0001\t顺丰\nSF0002\t顺丰", { a: "SF0001", b: "SF0002" }],
  ["c", "SF0009", { c: "SF0009" }],
])("pastes at %s", (at, text, typed) => expect(pasted(KEYS, at, text, {})).toEqual(typed));

it("keeps what was typed where nothing is pasted", () => {
  expect(pasted(KEYS, "a", "SF0001\n\n", { b: "X" })).toEqual({ a: "SF0001", b: "X" });
});

it("finds numbers that are wrong or twice", () => {
  expect(numberFaults({ a: "SF0001", b: " SF0001 ", c: "12345", d: "", e: "SF0002" })).toEqual({
    ...{ a: "twice", b: "twice", c: "wrong" },
  });
  expect(["123456", "1".repeat(30), "1".repeat(31), "12 456"].map(isTracking)).toEqual([
    ...[true, true, false, false],
  ]);
});
