import type { Product, ProductDraft } from "../../services/catalogue.ts";
import { fenOf, yuan } from "../../lib/money.ts";
import { wholeOf } from "../../lib/typed.ts";

/** A SKU as it is typed: amounts and weights are text. */
export type SkuForm = {
  /** Behind the product's id and the hyphen. */
  readonly suffix: string;
  readonly values: readonly string[];
  readonly price: string;
  readonly member: string;
  /** By level; "" = none. */
  readonly levels: Readonly<Record<string, string>>;
  readonly grams: string;
  readonly picture: string | null;
  readonly supplier: string;
  readonly supply: string;
};
/** A product as it is typed. What is only chosen is as the product has it. */
export type ProductForm = Pick<
  ProductDraft,
  "productId" | "title" | "subtitle" | "description" | "kind" | "priceFixed" | "sale"
> & {
  readonly pictures: readonly string[];
  readonly detailPictures: readonly string[];
  readonly categories: readonly string[];
  readonly specs: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly skus: readonly SkuForm[];
  readonly limit: { readonly quantity: string; readonly days: string } | null;
  readonly gifts: readonly {
    readonly sku: string;
    readonly quantity: string;
    readonly forEach: string;
  }[];
  readonly related: readonly string[];
  readonly rank: string;
};

/** What is wrong with what was typed, by its place in a request, such as "skus.0.priceFen". */
export type Wrong = Readonly<Record<string, "amount" | "whole">>;

export const emptySku: SkuForm = {
  ...{ suffix: "", values: [], price: "", member: "", levels: {}, grams: "0" },
  ...{ picture: null, supplier: "", supply: "" },
};
export const emptyForm: ProductForm = {
  ...{ productId: "", title: "", subtitle: "", description: "", kind: "goods" },
  ...{ pictures: [], detailPictures: [], categories: [], specs: [], skus: [emptySku] },
  ...{ priceFixed: false, limit: null, gifts: [], related: [], sale: null, rank: "100" },
};

const typedFen = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? "" : yuan(fen).replaceAll(",", "");

/** A product that was read, as it is typed. */
export function formOf(product: Product): ProductForm {
  const { _id, limit, gifts, rank, title, subtitle, description, kind, priceFixed, sale } = product;
  const { pictures, detailPictures, categories, specs, related } = product;
  return {
    ...{ productId: _id, title, subtitle, description, kind, priceFixed, sale },
    ...{ pictures, detailPictures, categories, specs, related, rank: String(rank) },
    skus: product.skus.map((sku) => ({
      suffix: sku.sku.slice(_id.length + 1),
      values: sku.values,
      price: typedFen(sku.priceFen),
      member: typedFen(sku.memberFen),
      levels: Object.fromEntries(
        sku.levelPrices.map(({ level, priceFen }) => [level, typedFen(priceFen)]),
      ),
      grams: String(sku.weightGrams),
      picture: sku.picture,
      supplier: sku.supplier ?? "",
      supply: typedFen(sku.supplyFen),
    })),
    limit: limit && {
      quantity: String(limit.quantity),
      days: limit.days === null ? "" : String(limit.days),
    },
    gifts: gifts.map(({ sku, quantity, forEach }) => ({
      ...{ sku, quantity: String(quantity), forEach: String(forEach) },
    })),
  };
}

/** The product that was typed; `wrong`: what is no amount or no whole number, and then the draft is not to be sent. */
export function draftOf(form: ProductForm): {
  readonly draft: ProductDraft;
  readonly wrong: Wrong;
} {
  const wrong: Record<string, "amount" | "whole"> = {};
  const amount = (place: string, typed: string): number => {
    const fen = fenOf(typed);
    if (fen === null) wrong[place] = "amount";
    return fen ?? 0;
  };
  const whole = (place: string, typed: string): number => {
    const value = wholeOf(typed, 10);
    if (value === null) wrong[place] = "whole";
    return value ?? 0;
  };
  const skus = form.skus.map((sku, at) => {
    const place = `skus.${at}`;
    const prices = Object.entries(sku.levels).filter(([, typed]) => typed.trim() !== "");
    return {
      ...{ sku: `${form.productId}-${sku.suffix}`, values: sku.values, picture: sku.picture },
      priceFen: amount(`${place}.priceFen`, sku.price),
      memberFen: sku.member.trim() === "" ? null : amount(`${place}.memberFen`, sku.member),
      levelPrices: prices.map(([level, typed]) => ({
        level,
        priceFen: amount(`${place}.levelPrices.${level}`, typed),
      })),
      weightGrams: whole(`${place}.weightGrams`, sku.grams),
      ...(sku.supplier.trim() === "" ? {} : { supplier: sku.supplier.trim() }),
      ...(sku.supply.trim() === "" ? {} : { supplyFen: amount(`${place}.supplyFen`, sku.supply) }),
    };
  });
  const limit = form.limit && {
    quantity: whole("limit.quantity", form.limit.quantity),
    days: form.limit.days.trim() === "" ? null : whole("limit.days", form.limit.days),
  };
  const gifts = form.gifts.map(({ sku, quantity, forEach }, at) => ({
    sku,
    quantity: whole(`gifts.${at}.quantity`, quantity),
    forEach: whole(`gifts.${at}.forEach`, forEach),
  }));
  const draft = { ...form, skus, limit, gifts, rank: whole("rank", form.rank) };
  // Amounts are plain numbers here; the function checks each.
  return { draft: draft as ProductDraft, wrong };
}

/** The end of a SKU's id that nobody has yet: what is allowed of its values, else a number. */
export function freeSuffix(values: readonly string[], taken: readonly string[]): string {
  const plain = values
    .map((value) => value.replace(/[^A-Za-z0-9_]/g, ""))
    .filter((value) => value !== "")
    .join("_")
    .slice(0, 24);
  if (plain !== "" && !taken.includes(plain)) return plain;
  let n = taken.length + 1;
  while (taken.includes(String(n))) n += 1;
  return String(n);
}
