import { type Card, saleStateOf, type SaleState, searchable } from "#core/catalogue/card.ts";
import { priceFor, type Tier } from "#core/catalogue/tier.ts";

export type Sort = "rank" | "price" | "newest";

/** Which products a list is about; what is left out makes no difference. */
export type Filter = {
  readonly category?: string | undefined;
  /** A part of the title, the subtitle, or an id. */
  readonly search?: string | undefined;
  readonly state?: SaleState | undefined;
};
/** In which order: by `tier`'s prices, where prices count. */
export type Order = { readonly sort: Sort; readonly tier: Tier };
export type Listed = Order & {
  /** Where the page before ended; "" = from the start. */
  readonly cursor: string;
  readonly limit: number;
};
export type CardPage = {
  readonly cards: readonly Card[];
  /** Where the next page goes on; null = this is the last one. */
  readonly next: string | null;
};

/** Cards in an order; those that stand at the same place, by their ids. */
export function inOrder(cards: Iterable<Card>, { sort, tier }: Order): readonly Card[] {
  const keyOf = KEYS[sort];
  const placed = [...cards].map((card) => ({ card, key: keyOf(card, tier), id: card.productId }));
  return placed.sort(compare).map(({ card }) => card);
}

/**
 * A page of cards that are `inOrder` of `listed`.
 *
 * - The cursor is what the last card was sorted by, so what comes and goes between two pages neither repeats nor hides
 *   others.
 */
export function pageOf(
  sorted: readonly Card[],
  filter: Filter,
  { sort, tier, cursor, limit }: Listed,
  atMs: number,
): CardPage {
  const keyOf = KEYS[sort];
  const placeOf = (card: Card): Place => ({ key: keyOf(card, tier), id: card.productId });
  const [, afterKey, afterId = ""] = CURSOR.exec(cursor) ?? [];
  const after = afterKey === undefined ? null : { key: Number(afterKey), id: afterId };
  const search = filter.search === undefined ? null : searchable(filter.search);
  const cards: Card[] = [];
  for (const card of sorted) {
    if (filter.category !== undefined && !card.categories.includes(filter.category)) continue;
    if (filter.state !== undefined && saleStateOf(card, atMs) !== filter.state) continue;
    if (search !== null && !card.searched.includes(search)) continue;
    if (after !== null && compare(after, placeOf(card)) >= 0) continue;
    const last = cards.at(-1);
    if (last && cards.length === limit) {
      const { key, id } = placeOf(last);
      return { cards, next: `${key}/${id}` };
    }
    cards.push(card);
  }
  return { cards, next: null };
}

/** What a cursor looks like. */
export const CURSOR = /^(-?\d{1,16})\/([a-z0-9-]{1,64})$/;

type Place = { readonly key: number; readonly id: string };

const KEYS: Readonly<Record<Sort, (card: Card, tier: Tier) => number>> = {
  rank: ({ rank }) => rank,
  price: ({ prices }, tier) => priceFor(prices, tier),
  newest: ({ createdAtMs }) => -createdAtMs,
};

const compare = (a: Place, b: Place): number =>
  a.key - b.key || (a.id < b.id ? -1 : Number(a.id > b.id));
