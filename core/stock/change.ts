import type { Hold, Movement, Stock } from "#core/stock/stock.ts";
import { placedAt } from "#core/stock/stock.ts";

/** So many may hold of one stock at a time: each hold is a line of one document. */
export const HOLDS_MAX = 2_000;
/** So many movements may wait for the log before new ones are refused; only ends of holds still come after them. */
export const WAITING_MAX = 400;
/** What is never low stands so far above it. */
const NEVER_LOW = 1_000_000_000;

/** A stock that nobody has moved yet. */
export const emptyStock = (sku: string, place: string, id: string): Stock => ({
  ...{ _id: id, rev: 1, sku, place },
  ...{ available: 0, holds: [], held: 0 },
  ...{ lowAt: null, aboveLow: aboveLow(0, null) },
  ...{ unfiled: [], waiting: 0 },
  ...{ filed: 0, filedOnHand: 0, filedUntilMs: 0 },
  ...{ keys: [], forgotten: 0, changedAtMs: 0 },
});

export const newStock = (id: string): Stock => {
  const { sku, place } = placedAt(id);
  return emptyStock(sku, place, id);
};

/** How far a stock is above what staff call low. */
export const aboveLow = (available: number, lowAt: number | null): number =>
  available - (lowAt ?? -NEVER_LOW);

export const isLow = (stock: Pick<Stock, "aboveLow">): boolean => stock.aboveLow <= 0;

/** The movement that a change of a hold is. `about` is the order. */
export const holdMovement = (
  kind: "held" | "sold" | "released",
  { key, quantity }: Pick<Hold, "key" | "quantity">,
  atMs: number,
): Movement => ({
  key: `${key}/${kind}`,
  kind,
  available: { held: -quantity, sold: 0, released: quantity }[kind],
  held: kind === "held" ? quantity : -quantity,
  ...{ atMs, about: key, by: null },
});

/** Goods that were paid for after their hold was gone: they left all the same. */
export const takenMovement = (
  { key, quantity }: Pick<Hold, "key" | "quantity">,
  atMs: number,
): Movement => ({
  ...{ key: `${key}/taken`, kind: "sold", available: -quantity, held: 0 },
  ...{ atMs, about: key, by: null },
});

/** The keys of the movements of which each says that what was held under a key was sold. */
export const soldKeys = (holdKey: string): readonly string[] => [
  `${holdKey}/sold`,
  `${holdKey}/taken`,
];

/** The movement under a key that does not wait for the log yet: `o1/held`, then `o1/held/2`, and so on. */
export function underNewKey(movement: Movement, { unfiled }: Pick<Stock, "unfiled">): Movement {
  const taken = new Set(unfiled.map(({ key }) => key));
  let key = movement.key;
  for (let n = 2; taken.has(key); n++) key = `${movement.key}/${n}`;
  return { ...movement, key };
}

/** By how much a movement changes the numbers of a stock. */
export const changesOf = ({ available, held }: Movement) => ({
  ...{ available, held, aboveLow: available, waiting: 1 },
});

/** What a movement makes of a stock. */
export const moved = (stock: Stock, movement: Movement): Stock => ({
  ...stock,
  available: stock.available + movement.available,
  held: stock.held + movement.held,
  aboveLow: stock.aboveLow + movement.available,
  unfiled: [...stock.unfiled, movement],
  waiting: stock.waiting + 1,
  changedAtMs: movement.atMs,
});

/** What another mark of what is low makes of a stock. */
export const marked = (stock: Stock, lowAt: number | null): Stock => ({
  ...stock,
  lowAt,
  aboveLow: aboveLow(stock.available, lowAt),
});
