import type { CallError } from "../../lib/call.ts";
import { issueAt } from "../../lib/issues.ts";
import { sentenceOf } from "../../lib/said.ts";
import type { ProductForm, Wrong } from "./productForm.ts";

/** What is wrong at a place of the product, such as "skus.0.priceFen", in words; undefined = nothing. */
export type At = (place: string, isExact?: boolean) => string | undefined;

/** Where each refusal of `saveProduct` that is no issue belongs. */
const FIELD_OF: Readonly<Record<string, string>> = {
  product_exists: "productId",
  category_unknown: "categories",
  gift_unknown: "gifts",
  related_unknown: "related",
};

/**
 * What is wrong, by place: first what is no amount, then what the function said.
 *
 * - `told`: the sentences for `wrong`.
 */
export function placesOf(
  problem: CallError | undefined,
  wrong: Wrong,
  told: Readonly<Record<string, string>>,
  form: Pick<ProductForm, "productId" | "skus">,
): At {
  const named = problem?.facts["sku"];
  const row = form.skus.findIndex(({ suffix }) => `${form.productId}-${suffix}` === named);
  const field =
    row >= 0 && problem?.code !== "gift_unknown"
      ? `skus.${row}`
      : problem?.code === "product_specs_invalid"
        ? "specs"
        : FIELD_OF[problem?.code ?? ""];
  return (place, isExact) => {
    const kind = wrong[place];
    if (kind !== undefined) return told[kind];
    return problem && field === place
      ? sentenceOf(problem)
      : issueAt(problem, `product.${place}`, isExact);
  };
}
