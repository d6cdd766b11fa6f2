import type { Product } from "#core/catalogue/product.ts";
import type { Campaign, Reduction, Scope } from "#core/shop/shop.ts";
import { DAY_MS } from "#core/time.ts";

type Goods = Pick<Product, "_id" | "categories" | "kind" | "priceFixed">;

/** Whether a reduction or a coupon is about a product. It never is about samples and fixed prices. */
export function isInScope(scope: Scope, { _id, categories, kind, priceFixed }: Goods): boolean {
  if (kind === "sample" || priceFixed) return false;
  if (scope.kind === "all") return true;
  if (scope.kind === "products") return scope.ids.includes(_id);
  return categories.some((id) => scope.ids.includes(id));
}

/** The reductions that hold for a product at an instant, in the shop's order. */
export const reductionsFor = (
  reductions: readonly Reduction[],
  product: Goods,
  atMs: number,
): readonly Reduction[] =>
  reductions.filter(
    ({ fromMs, untilMs, scope }) => fromMs <= atMs && atMs < untilMs && isInScope(scope, product),
  );

/** The categories that a scope names. */
export const categoriesOf = (scope: Scope): readonly string[] =>
  scope.kind === "categories" ? scope.ids : [];

/** When the last coupon of a campaign is good no more, whoever took it when. */
export const couponsEndMs = ({
  good,
  takeUntilMs,
}: Pick<Campaign, "good" | "takeUntilMs">): number =>
  "untilMs" in good ? good.untilMs : takeUntilMs + good.days * DAY_MS;
