import type { Product } from "../services/catalogue.ts";

/** What an id names: null = nothing (any more), undefined = nobody knows (yet). */
export type Found = string | null | undefined;
/** Products that were asked for; null = there is none. What is left out could not be asked yet. */
export type Products = ReadonlyMap<string, Pick<Product, "title" | "skus"> | null>;
export type Choice = { readonly value: string; readonly label: string };

const SKU = /^([a-z0-9][a-z0-9-]*)-[A-Za-z0-9_]+$/;

/** The product that a SKU belongs to; null where no product can have such a SKU. */
export const productIdOf = (sku: string): string | null => SKU.exec(sku)?.[1] ?? null;

/** What a SKU is called: its product, then its values. */
export function skuFound(sku: string, products: Products): Found {
  const productId = productIdOf(sku);
  if (productId === null) return null;
  const product = products.get(productId);
  if (!product) return product;
  return skusOf(product).find(({ value }) => value === sku)?.label ?? null;
}

/** The SKUs of some products, in their order; those of which `typed` says the id or the values go first. */
export function skuChoices(
  productIds: readonly string[],
  products: Products,
  typed: string,
): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  const all = productIds.flatMap((id) => {
    const product = products.get(id);
    if (!product) return [];
    const { title } = product;
    return skusOf(product).map((choice) => {
      const ofItsOwn = `${choice.value} ${choice.label.slice(title.length)}`.toLowerCase();
      return { choice, isMeant: wanted !== "" && ofItsOwn.includes(wanted) };
    });
  });
  return [...all.filter(({ isMeant }) => isMeant), ...all.filter(({ isMeant }) => !isMeant)].map(
    ({ choice }) => choice,
  );
}

/** The choices of which the name or the id has what was typed. */
export function choicesWith(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ value, label }) => `${label}\n${value}`.toLowerCase().includes(wanted));
}

const skusOf = ({ title, skus }: Pick<Product, "title" | "skus">): readonly Choice[] =>
  skus.map(({ sku, values }) => ({ value: sku, label: [title, ...values].join(" · ") }));
