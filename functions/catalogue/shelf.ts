import { type Card, cardOf, type CardSource } from "#core/catalogue/card.ts";
import { inOrder, type Order } from "#core/catalogue/listing.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { SHOP_ID, type Shop } from "#core/shop/shop.ts";
import { ofInstance } from "#functions/shared/instance.ts";
import { MINUTE_MS } from "#core/time.ts";
import type { ProductsMark } from "#ports/catalogueReads.ts";
import type { Deps } from "#ports/deps.ts";

/** So many products a brand may have: each instance keeps the cards of all of them. */
export const PRODUCTS_MAX = 5_000;
/** For so long an instance believes what it read. Others' changes are seen within 5 s, with a second for the reading. */
export const BELIEVED_MS = 4_000;
/** What was written so shortly before the last look is looked at again: longer than any call lives, or clocks differ. */
const OVERLAP_MS = 2 * MINUTE_MS;
/** So often everything is read anew, whatever its stamps say. */
const ANEW_MS = 10 * MINUTE_MS;
const CARDS_AT_ONCE = 500;
const LEFT_AT_ONCE = 1_000;
const LEFT_PAGES_MAX = 200;
/** Two orders, and one by price for each level that a plan can name, retail and member. */
const ORDERS_MAX = 30;

/** What lists are made of. */
export type Shelf = {
  /** Of all products, on sale or not, by id. */
  readonly cards: ReadonlyMap<string, Card>;
  /** The SKUs of which the warehouse has any. */
  readonly inStock: ReadonlySet<string>;
  readonly shop: Shop;
  /** All cards in an order, sorted once for as long as none changes. */
  sorted(order: Order): readonly Card[];
};
export type Shelves = {
  /** What there is, at most `BELIEVED_MS` old; `fresh`: as of now. No request, or 4 (some more when it is read anew). */
  look(nowMs: number, how?: "fresh"): Promise<Shelf>;
  /** What this instance itself saved is on its shelf at once. */
  put(product: CardSource): Promise<void>;
  putShop(shop: Shop): Promise<void>;
};

/** The shelf that an instance of the function keeps in memory, for as long as it lives. */
export const shelfOf: (deps: Deps) => Shelves = ofInstance(openShelf);

type Kept = Shelf & {
  readonly cards: Map<string, Card>;
  readonly inStock: Set<string>;
  /** By `orderId`; emptied whenever a card changes. */
  readonly orders: Map<string, readonly Card[]>;
  shop: Shop;
  readonly anewAtMs: number;
  /** When the last look began: by the clock of facts, and by the one that nobody moves. */
  lookedAtMs: number;
  lookedElapsedMs: number;
};

function openShelf(deps: Deps): Shelves {
  let kept: Kept | null = null;
  let running: Promise<Kept> | null = null;
  const start = (nowMs: number): Promise<Kept> => {
    running = refreshed(deps, kept, nowMs)
      .then((next) => (kept = next))
      .finally(() => (running = null));
    return running;
  };
  return {
    async look(nowMs, how) {
      if (running) await running; // Two at once would overtake each other.
      if (kept && how !== "fresh" && deps.elapsedMs() - kept.lookedElapsedMs < BELIEVED_MS) {
        return kept;
      }
      return running ?? start(nowMs);
    },
    async put(product) {
      await running?.catch(() => undefined); // What it read may be older.
      if (kept) place(kept, product);
    },
    async putShop(shop) {
      await running?.catch(() => undefined);
      if (kept && shop.rev > kept.shop.rev) kept.shop = shop;
    },
  };
}

/** What was kept with what changed since; everything anew where nothing was kept, or too long ago. */
async function refreshed(deps: Deps, before: Kept | null, nowMs: number): Promise<Kept> {
  const { reads, store } = deps;
  const elapsedMs = deps.elapsedMs();
  const known = before && elapsedMs - before.anewAtMs < ANEW_MS ? before : null;
  const sinceMs = known ? known.lookedAtMs - OVERLAP_MS : 0;
  const [mark, products, left, shop] = await Promise.all([
    known ? reads.productsMark() : null,
    pages(
      (after: string) => reads.productsChanged(sinceMs, after, CARDS_AT_ONCE),
      ({ _id }) => _id,
      { size: CARDS_AT_ONCE, most: PRODUCTS_MAX / CARDS_AT_ONCE },
    ),
    pages(
      (after: string) => reads.leftChanged(sinceMs, after, LEFT_AT_ONCE),
      ({ sku }) => sku,
      { size: LEFT_AT_ONCE, most: LEFT_PAGES_MAX },
    ),
    store.get("shops", SHOP_ID),
  ]);
  const next = known ?? emptyShelf(elapsedMs);
  for (const product of products) place(next, product);
  if (mark !== null && !fits(next, mark)) return refreshed(deps, null, nowMs);
  for (const { sku, available } of left) {
    if (available > 0) next.inStock.add(sku);
    else next.inStock.delete(sku);
  }
  if (shop && shop.rev > next.shop.rev) next.shop = shop;
  next.lookedAtMs = nowMs;
  next.lookedElapsedMs = elapsedMs;
  return next;
}

/** Whether these are all products as they are; beyond the most that are kept, nobody can say. */
function fits({ cards }: Kept, { count, revs }: ProductsMark): boolean {
  let sum = 0;
  for (const { rev } of cards.values()) sum += rev;
  return count > PRODUCTS_MAX || (count === cards.size && revs === sum);
}

function emptyShelf(elapsedMs: number): Kept {
  const cards = new Map<string, Card>();
  const orders = new Map<string, readonly Card[]>();
  return {
    ...{ cards, orders, inStock: new Set(), shop: defaultShop },
    ...{ anewAtMs: elapsedMs, lookedAtMs: 0, lookedElapsedMs: elapsedMs },
    sorted(order) {
      const id = orderId(order);
      const known = orders.get(id) ?? inOrder(cards.values(), order);
      if (orders.size < ORDERS_MAX) orders.set(id, known);
      return known;
    },
  };
}

/** Only where prices count does it matter whose they are. */
const orderId = ({ sort, tier }: Order): string =>
  sort === "price" ? JSON.stringify([sort, tier]) : sort;

/** A card of an older version never takes the place of a newer one. */
function place({ cards, orders }: Kept, product: CardSource): void {
  const known = cards.get(product._id);
  if (known ? known.rev >= product.rev : cards.size >= PRODUCTS_MAX) return;
  cards.set(product._id, cardOf(product));
  orders.clear();
}

async function pages<T>(
  read: (after: string) => Promise<readonly T[]>,
  idOf: (item: T) => string,
  { size, most }: { readonly size: number; readonly most: number },
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let n = 0; n < most; n++) {
    const last = all.at(-1);
    const page = await read(last === undefined ? "" : idOf(last));
    all.push(...page);
    if (page.length < size) break;
  }
  return all;
}
