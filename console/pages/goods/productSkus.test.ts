import { emptySku } from "./productForm.ts";
import { addedSku, madeSkus, missingChoices, SKUS_MAX } from "./productSkus.ts";

it("finds the choices without a SKU", () => {
  const specs = [
    { name: "a", values: ["1", "2"] },
    { name: "b", values: ["x"] },
  ];
  expect(missingChoices(specs, [{ values: ["1", "x"] }])).toEqual([["2", "x"]]);
  expect(missingChoices([], [])).toEqual([[]]);
  expect(missingChoices([], [{ values: [] }])).toEqual([]);
  expect(missingChoices([{ name: "a", values: [] }], [])).toEqual([]);
});

describe("SKUs for choices", () => {
  const told = (skus: ReturnType<typeof madeSkus>) =>
    skus.map(({ suffix, values, price }) => [suffix, values.join("/"), price].join(" "));

  it("begin with the one that was not begun", () => {
    const skus = [{ ...emptySku, price: "9.90" }];
    expect(told(madeSkus(skus, [["50g"], ["100g"]]))).toEqual(["50g 50g 9.90", "100g 100g 9.90"]);
  });

  it("leave what was begun as it is", () => {
    const begun = { ...emptySku, suffix: "a", values: ["50g"], price: "1" };
    expect(told(madeSkus([begun], [["100g"]]))).toEqual(["a 50g 1", "100g 100g 1"]);
  });

  it("are never more than may be", () => {
    const many = Array.from({ length: SKUS_MAX }, (_, n) => ({ ...emptySku, suffix: `${n}` }));
    expect(madeSkus(many, [["50g"]])).toHaveLength(SKUS_MAX);
    expect(addedSku(many, [])).toBe(many);
  });
});
