import type { CartChange } from "../../../contracts/checkout.ts";
import type { ShownItem } from "../../../core/buyer/cart.ts";
import type { zh } from "../../i18n/zh";
import { filled } from "../../lib/language";
import { yuanSign } from "../../lib/money";

type Words = (typeof zh)["cart"];

/** What a piece cost when it was first seen in the cart, by SKU. */
type Prices = Readonly<Record<string, number>>;
/** A line as the page shows it. */
export type Line = {
  readonly sku: string;
  readonly productId: string;
  readonly title: string;
  readonly values: string;
  readonly picture: string | null;
  readonly quantity: number;
  readonly chosen: boolean;
  readonly ownFen: number;
  /** The retail price, where the person pays less; else "". */
  readonly retail: string;
  readonly most: number;
  /** There are some, but fewer than are wanted. */
  readonly isShort: boolean;
  readonly left: number;
  /** The words of what would mend that; "" where it is not short. */
  readonly takeLeft: string;
  /** How few are left, or why it cannot be bought. */
  readonly stock: string;
  /** What it cost before; "" where that is what it costs. */
  readonly changed: string;
};

/** As many as the cart takes of one SKU. */
const QUANTITY_MAX = 999;

/** What can be bought now, and what cannot. */
export function linesOf(
  items: readonly ShownItem[],
  prices: Prices,
  t: Words,
): { readonly lines: readonly Line[]; readonly gone: readonly Line[] } {
  const all = items.map((item) => ({ state: item.state, line: lineOf(item, prices, t) }));
  const isOpen = (state: ShownItem["state"]) => state === "ok" || state === "short";
  return {
    lines: all.filter(({ state }) => isOpen(state)).map(({ line }) => line),
    gone: all.filter(({ state }) => !isOpen(state)).map(({ line }) => ({ ...line, chosen: false })),
  };
}

function lineOf(item: ShownItem, prices: Prices, t: Words): Line {
  const { sku, productId, title, values, picture, quantity, chosen, state, left } = item;
  const ownFen = item.ownFen ?? 0;
  const known = typeof left === "number" ? left : QUANTITY_MAX;
  const was = prices[sku] ?? ownFen;
  const isDearer = item.priceFen !== null && item.priceFen > ownFen;
  return {
    ...{ sku, productId, picture, quantity, chosen, ownFen, left: known },
    title: title ?? t.goneTitle,
    values: values.join(" "),
    retail: isDearer ? filled(t.retail, { price: yuanSign(item.priceFen ?? 0) }) : "",
    most: Math.min(known, QUANTITY_MAX),
    isShort: state === "short",
    takeLeft: state === "short" ? filled(t.takeLeft, { left: known }) : "",
    stock: stockText(state, left, t),
    changed: was === ownFen ? "" : filled(t.changed, { was: yuanSign(was) }),
  };
}

function stockText(state: ShownItem["state"], left: number | "plenty", t: Words): string {
  if (state === "gone") return t.isGone;
  if (state === "sold_out" || state === "off_sale") return t[state];
  if (left === "plenty") return "";
  return filled(state === "short" ? t.onlyLeft : t.few, { left });
}

/** What is seen for the first time is remembered with its price; what left the cart is forgotten. */
export const pricesAfter = (prices: Prices, items: readonly ShownItem[]): Prices =>
  Object.fromEntries(
    items.flatMap(({ sku, ownFen }) => {
      const price = prices[sku] ?? ownFen;
      return price === null ? [] : [[sku, price]];
    }),
  );

/** The items as a change left them: their products are as they were, what is not in the answer is out of the cart. */
export const itemsAfter = (
  items: readonly ShownItem[],
  { items: told }: CartChange,
): readonly ShownItem[] =>
  items.flatMap((item) => {
    const now = told.find(({ sku }) => sku === item.sku);
    return now ? [withQuantity({ ...item, chosen: now.chosen }, now.quantity)] : [];
  });

/** The same line with so many pieces; whether there are enough is seen from what is left. */
export function withQuantity(item: ShownItem, quantity: number): ShownItem {
  if (item.state !== "ok" && item.state !== "short") return { ...item, quantity };
  const isShort = item.left !== "plenty" && item.left < quantity;
  return { ...item, quantity, state: isShort ? "short" : "ok" };
}
