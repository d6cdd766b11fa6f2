import type { PersonLimit } from "../../../core/catalogue/product.ts";
import type { ShownProduct, ShownSku } from "../../../core/catalogue/shown.ts";

type Goods = Pick<ShownProduct, "specs" | "skus">;

/** What is picked of each spec, in their order; "" = nothing yet. */
export type Picks = readonly string[];
/** `other`: there is some, but not of what else is picked, which would change; `out`: there is none left at all. */
type ChoiceState = "picked" | "free" | "other" | "out";
type Choice = {
  readonly value: string;
  readonly state: ChoiceState;
  /** Only of the first spec, where its pieces look different. */
  readonly picture: string | null;
};
type ChoiceGroup = { readonly name: string; readonly choices: readonly Choice[] };

/** The most that can be asked for at once, as the cart takes it. */
const QUANTITY_MAX = 999;

/** What a sheet opens with: the first that there is some of, so that the price of something is seen at once. */
export function firstPicks({ specs, skus }: Goods): Picks {
  const first = skus.find(({ left }) => left !== 0);
  return first ? first.values : specs.map(() => "");
}

/**
 * The picks after a tap on a value: whatever there is some of, with as much as possible of what was picked before. So a
 * tap never leads to something that cannot be bought.
 */
export function picksAfter({ skus }: Pick<Goods, "skus">, picks: Picks, at: number, value: string) {
  const alike = ({ values }: ShownSku) =>
    values.filter((one, index) => one === picks[index]).length;
  const best = skus
    .filter((sku) => sku.values[at] === value && isLeft(sku))
    .reduce<ShownSku | undefined>(
      (found, sku) => (found === undefined || alike(sku) > alike(found) ? sku : found),
      undefined,
    );
  return best?.values ?? picks;
}

/** What is picked; undefined as long as something is missing. */
export const skuOf = ({ skus }: Pick<Goods, "skus">, picks: Picks): ShownSku | undefined =>
  skus.find(({ values }) => values.every((value, at) => value === picks[at]));

/** The cheapest: its price is shown with "from" where none is picked, since nothing is left. */
export function cheapestOf({ skus }: Pick<Goods, "skus">): ShownSku | undefined {
  return skus.reduce<ShownSku | undefined>(
    (best, sku) => (best === undefined || sku.priceFen < best.priceFen ? sku : best),
    undefined,
  );
}

/** The names of the specs of which nothing is picked. */
export const missing = ({ specs }: Pick<Goods, "specs">, picks: Picks): readonly string[] =>
  specs.filter((_, at) => (picks[at] ?? "") === "").map(({ name }) => name);

export const choiceGroups = ({ specs, skus }: Goods, picks: Picks): readonly ChoiceGroup[] =>
  specs.map(({ name, values }, at) => ({
    name,
    choices: values.map((value) => {
      const withIt = skus.filter((sku) => sku.values[at] === value && isLeft(sku));
      const isFree = withIt.some((sku) => fits(sku, picks, at));
      const state = withIt.length === 0 ? "out" : isFree ? "free" : "other";
      return {
        value,
        state: picks[at] === value ? "picked" : state,
        picture: at === 0 ? pictureOf(skus, value) : null,
      };
    }),
  }));

/** How many pieces of a SKU one may ask for; 0 = none is left. */
export function mostOf({ left }: Pick<ShownSku, "left">, limit: PersonLimit | null): number {
  const there = left === "plenty" ? QUANTITY_MAX : left;
  return Math.min(there, limit?.quantity ?? QUANTITY_MAX, QUANTITY_MAX);
}

const isLeft = ({ left }: ShownSku): boolean => left !== 0;
/** Whether a SKU has what is picked of all specs but one. */
const fits = ({ values }: ShownSku, picks: Picks, but: number): boolean =>
  values.every(
    (own, index) => index === but || (picks[index] ?? "") === "" || picks[index] === own,
  );
const pictureOf = (skus: readonly ShownSku[], value: string): string | null =>
  skus.find(({ values, picture }) => values[0] === value && picture !== null)?.picture ?? null;
