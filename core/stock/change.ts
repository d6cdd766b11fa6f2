import type { Hold, Movement, Stock } from "#core/stock/stock.ts";

/** So many may hold of one stock at a time: each hold is a line of one document. */
export const HOLDS_MAX = 2_000;

export const emptyStock = (sku: string, place: string, id: string): Stock => ({
  _id: id,
  rev: 1,
  sku,
  place,
  available: 0,
  holds: [],
  lowAt: null,
  unfiled: [],
  filed: 0,
  filedOnHand: 0,
  changedAtMs: 0,
});

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

/** What a movement makes of a stock. */
export const moved = (stock: Stock, movement: Movement): Stock => ({
  ...stock,
  available: stock.available + movement.available,
  unfiled: [...stock.unfiled, movement],
  changedAtMs: movement.atMs,
});
