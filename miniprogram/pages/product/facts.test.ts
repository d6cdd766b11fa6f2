import { beforeAll, expect, test } from "@jest/globals";
import { fen } from "../../../core/money.ts";
import type { ShownProduct } from "../../../core/catalogue/shown.ts";
import { zh } from "../../i18n/zh.ts";
import { factsOf, isSoldOut } from "./facts.ts";

beforeAll(() => {
  Object.assign(globalThis, { wx: { getStorageSync: () => "" } });
});

const product = (more: Partial<ShownProduct> = {}): ShownProduct => ({
  ...{
    productId: "tea",
    title: "茶",
    subtitle: "",
    description: "",
    categories: [],
    kind: "goods",
  },
  ...{ pictures: [], detailPictures: [], specs: [], skus: [], gifts: [], related: [] },
  ...{ reductions: [], priceFixed: false, limit: null, sale: null },
  ...more,
});
const facts = (more: Partial<ShownProduct>) => factsOf(product(more), zh.product);

test("a plain product has nothing to say", () => {
  expect(facts({})).toEqual({ reductions: [], gifts: [], limit: "", note: "" });
});

test("reductions by their steps, with their name where that says more", () => {
  const steps = [
    { fromFen: fen(19_900), offFen: fen(3_000) },
    { fromFen: fen(39_900), offFen: fen(7_050) },
  ];
  const reductions = [
    { id: "a", name: "满 199 减 30", untilMs: 9, steps },
    { id: "b", name: "春茶节", untilMs: 9, steps: steps.slice(0, 1) },
  ];
  expect(facts({ reductions }).reductions).toEqual([
    { id: "a", terms: "满 199 减 30，满 399 减 70.50", name: "" },
    { id: "b", terms: "满 199 减 30", name: "春茶节" },
  ]);
});

test.each([
  [null, ""],
  [{ quantity: 2, days: null }, "每人限购 2 件"],
  [{ quantity: 2, days: 30 }, "每人 30 天内限购 2 件"],
])("limit %j: %s", (limit, text) => {
  expect(facts({ limit }).limit).toBe(text);
});

test("what no discount takes, and until when it is sold", () => {
  expect(facts({ kind: "sample" }).note).toBe("样品不参加满减和优惠券");
  expect(facts({ priceFixed: true }).note).toBe("统一零售价，不参加满减和优惠券");
  const untilMs = Date.UTC(2031, 2, 3, 6, 0);
  expect(facts({ sale: { fromMs: 0, untilMs } }).note).toBe("2031年3月3日 14:00 下架");
  expect(facts({ sale: { fromMs: 0, untilMs: null } }).note).toBe("");
});

test("gifts with what they are, and whether there are any", () => {
  const gift = { sku: "cup-a", quantity: 1, forEach: 2, title: "杯", values: ["白"] };
  expect(facts({ gifts: [{ ...gift, picture: null, isOut: true }] }).gifts).toEqual([
    { sku: "cup-a", title: "杯 白", picture: null, terms: "每买 2 件送 1 件", isOut: true },
  ]);
});

test("sold out when nothing is left of anything", () => {
  const sku = { sku: "tea-a", values: [], priceFen: fen(1), yourFen: null, weightGrams: 1 };
  const left = (...all: readonly (number | "plenty")[]) =>
    isSoldOut({ skus: all.map((one) => ({ ...sku, picture: null, left: one })) });
  expect([left(0, 0), left(0, 1), left("plenty")]).toEqual([true, false, false]);
});
