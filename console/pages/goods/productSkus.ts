import { emptySku, freeSuffix, type ProductForm, type SkuForm } from "./productForm.ts";

/** So many SKUs a product may have. */
export const SKUS_MAX = 100;

/** One SKU more, with the prices of the last one; nothing where there are as many as may be. */
export function addedSku(skus: readonly SkuForm[], values: readonly string[]): readonly SkuForm[] {
  if (skus.length >= SKUS_MAX) return skus;
  const { price, member, levels, grams } = skus.at(-1) ?? emptySku;
  const suffix = freeSuffix(
    values,
    skus.map((one) => one.suffix),
  );
  return [...skus, { ...emptySku, price, member, levels, grams, values, suffix }];
}

/**
 * SKUs for choices of which none is yet: one that was not begun takes the first choice, the others are added with the
 * prices of the SKU before them.
 */
export function madeSkus(
  skus: readonly SkuForm[],
  choices: readonly (readonly string[])[],
): readonly SkuForm[] {
  let made = skus;
  for (const values of choices) {
    const suffix = freeSuffix(
      values,
      made.map((one) => one.suffix),
    );
    const blank = made.findIndex((one) => one.suffix === "" && one.values.join("") === "");
    if (blank >= 0) {
      made = made.map((one, at) => (at === blank ? { ...one, values, suffix } : one));
    } else {
      made = addedSku(made, values);
    }
  }
  return made;
}

/** The choices of specs of which no SKU is yet, each with one value of every spec. */
export function missingChoices(
  specs: ProductForm["specs"],
  skus: readonly Pick<SkuForm, "values">[],
): readonly (readonly string[])[] {
  let choices: readonly (readonly string[])[] = [[]];
  for (const { values } of specs) {
    choices = choices.flatMap((choice) => values.map((value) => [...choice, value]));
  }
  const known = new Set(skus.map(({ values }) => JSON.stringify(values)));
  return choices.filter((choice) => !known.has(JSON.stringify(choice)));
}
