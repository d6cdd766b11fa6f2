import { carriersIn, isTracking, numberFaults, pasted } from "./shipping.ts";

/** Goal: a column of numbers lands on the right orders, and what cannot be a number is told before it is sent. */
const KEYS = ["a", "b", "c"];

it.each([
  ["a", "SF0001\nSF0002\nSF0003\n", { a: "SF0001", b: "SF0002", c: "SF0003" }],
  ["b", "SF0002\r\nSF0003\r\nSF0004", { b: "SF0002", c: "SF0003" }],
  ["a", "SF0001\n\nSF0003", { a: "SF0001", c: "SF0003" }],
  ["a", "SF0001\t顺丰\nSF0002\t顺丰", { a: "SF0001", b: "SF0002" }],
  ["c", "SF0009", { c: "SF0009" }],
])("pastes at %s", (at, text, typed) =>
  expect(pasted(KEYS, at, text, {})).toEqual({ typed, strangers: 0, unclear: 0 }),
);

it("keeps what was typed where nothing is pasted", () => {
  expect(pasted(KEYS, "a", "SF0001\n\n", { b: "X" }).typed).toEqual({ a: "SF0001", b: "X" });
});

it("sends numbers to the orders that a table names, never the order's own number", () => {
  const orders = ["FR20261101A", "FR20261102B", "FR20261103C"];
  const table = [
    "订单号\t收货人\t手机\t快递公司\t运单号",
    "fr20261103c\t李雷\t13812345678\t顺丰速运\tSF 0003 0003",
    "FR20261101A\t韩梅\t13812345679\t顺丰速运\tＳＦ00010001",
    "FR20261109X\t王五\t13812345670\t顺丰速运\tSF00090009",
  ].join("\r\n");
  expect(pasted(orders, "FR20261102B", table, {})).toEqual({
    typed: { FR20261103C: "SF00030003", FR20261101A: "SF00010001" },
    ...{ strangers: 1, unclear: 0 },
  });
});

it("guesses no number where a line has several", () => {
  expect(pasted(KEYS, "a", "FR20261109X\tSF0001\nFR20261110X\tSF0002", {})).toEqual({
    ...{ typed: {}, strangers: 0, unclear: 2 },
  });
});

it("takes the column that its heading names", () => {
  const table = "日期\t订单\t快递单号\n2026-11-01\tA1B2C3\tSF0001\n2026-11-01\tA1B2C4\tSF0002";
  expect(pasted(["A1B2C3", "A1B2C4"], "A1B2C3", table, {})).toEqual({
    ...{ typed: { A1B2C3: "SF0001", A1B2C4: "SF0002" }, strangers: 0, unclear: 0 },
  });
  expect(pasted(KEYS, "a", "Tracking number\nSF0001\nSF0002", {}).typed).toEqual({
    ...{ a: "SF0001", b: "SF0002" },
  });
});

it("tells which carriers a table names", () => {
  const carriers = [
    { code: "SF", name: "顺丰速运" },
    { code: "ZTO", name: "中通快递" },
  ];
  expect(carriersIn("A1\t顺丰\tSF0001\nA2\t顺丰速运\tSF0002", carriers)).toEqual(["SF"]);
  expect(carriersIn("A1\t中通快递\t1\nA2\t顺丰\t2", carriers)).toEqual(["SF", "ZTO"]);
  expect(carriersIn("SF0001\nSF0002", carriers)).toEqual([]);
});

it("finds numbers that are wrong or twice", () => {
  expect(numberFaults({ a: "SF0001", b: " SF0001 ", c: "12345", d: "", e: "SF0002" })).toEqual({
    ...{ a: "twice", b: "twice", c: "wrong" },
  });
  expect(["123456", "1".repeat(30), "1".repeat(31), "12_456", "SF 12 34"].map(isTracking)).toEqual([
    ...[true, true, false, false, true],
  ]);
});
