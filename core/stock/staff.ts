import { onHand, type Movement, type Stock } from "#core/stock/stock.ts";

/** Which of the staff does something, when, under which key of his client, and why in his words. */
export type Doing = {
  readonly key: string;
  readonly note: string;
  readonly by: string;
  readonly atMs: number;
};

const staffMovement = (
  { by, atMs }: Doing,
  movement: Pick<Movement, "key" | "kind" | "available" | "about">,
): Movement => ({ ...movement, held: 0, atMs, by });

export const receivedMovement = (doing: Doing, quantity: number): Movement =>
  staffMovement(doing, {
    ...{ key: `receive/${doing.key}`, kind: "received" },
    ...{ available: quantity, about: doing.note },
  });

/**
 * What makes the books say what was counted. Pieces that are promised lie there, too, so they were counted. Its key holds
 * the number: the same key with another number is another count.
 */
export const countedMovement = (
  doing: Doing,
  countedPieces: number,
  stock: Stock | undefined,
): Movement =>
  staffMovement(doing, {
    ...{ key: `count/${doing.key}/${countedPieces}`, kind: "counted" },
    ...{ available: countedPieces - (stock ? onHand(stock) : 0), about: doing.note },
  });

/** What leaves one place, and then comes to the other. */
export function transferMovements(
  doing: Doing,
  quantity: number,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly out: Movement; readonly into: Movement } {
  const about = `${from} → ${to}${doing.note === "" ? "" : `：${doing.note}`}`;
  const half = (way: "out" | "in", available: number): Movement =>
    staffMovement(doing, { key: `transfer/${doing.key}/${way}`, kind: "moved", available, about });
  return { out: half("out", -quantity), into: half("in", quantity) };
}

/** Whether a movement that is known under a key is the one that was asked for now. */
export const isSameMovement = (known: Movement, asked: Movement): boolean =>
  known.kind === asked.kind &&
  (known.kind === "counted" ||
    (known.available === asked.available && known.about === asked.about));

/** Whether a stock remembers a key by itself; what it has forgotten the log knows. */
export const remembers = ({ unfiled, keys }: Stock, movementKey: string): boolean =>
  keys.includes(movementKey) || unfiled.some(({ key }) => key === movementKey);
