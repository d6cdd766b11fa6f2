import { numberOf, typedOf } from "./typed.ts";

it.each([
  ["rate", "12.5", 1_250],
  ["rate", "12.5%", 1_250],
  ["rate", "100", 10_000],
  ["rate", "100.01", null],
  ["rate", "-1", null],
  ["amount", "1,000.05", 100_005],
  ["amount", "-1", null],
  ["amount", "x", null],
  ["count", "15", 15],
  ["count", "1.5", null],
  ["count", " ", undefined],
  ["rate", "", undefined],
] as const)("%s %j", (kind, typed, value) => {
  expect(numberOf(kind, typed)).toBe(value);
  if (typeof value === "number") expect(numberOf(kind, typedOf(kind, value))).toBe(value);
});

it.each([
  ["rate", 1_250, "12.5"],
  ["amount", 5, "0.05"],
  ["count", 15, "15"],
  ["count", undefined, ""],
  ["amount", undefined, ""],
  ["count", "x", "x"],
] as const)("%s %j is shown as %j", (kind, value, text) => {
  expect(typedOf(kind, value)).toBe(text);
});
