import { HOLD_MARGIN_MS, holdsOf } from "#core/checkout/placed.ts";
import type { Purchase, PurchaseLine } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { stockId } from "#core/stock/stock.ts";
import type { Deps } from "#ports/deps.ts";

/** `short`: what there is too little of; nothing is held then. */
export type HoldError =
  | {
      readonly code: "stock_short";
      readonly short: readonly { readonly sku: string; readonly available: number }[];
    }
  | { readonly code: "busy" | "order_id_taken" };
type Quantities = ReadonlyMap<string, number>;
/** What is held of each stock. */
export type Held = {
  readonly place: string;
  readonly quantities: Quantities;
  /** What of it this call took itself. The rest a try before took, or a twin of this call, which may give it back. */
  readonly own: Quantities;
  /** Of which SKUs no gift could be held. */
  readonly noGiftsOf: ReadonlySet<string>;
};
type Order = {
  readonly orderId: string;
  readonly place: string;
  readonly expiresAtMs: number;
};
type Wanted = { readonly bought: number; readonly gifts: number };
type Taken =
  | {
      readonly sku: string;
      readonly held: number;
      readonly isKnown?: true;
      readonly lacksGift: boolean;
    }
  | { readonly sku: string; readonly refused: "full" | "differs" }
  | { readonly sku: string; readonly available: number };

/**
 * Holds the goods of an order and its gifts, all stocks at the same time. A gift that is out of stock is left out.
 *
 * - Held already under the order's id, by a try before, counts as held.
 * - On a refusal all that this call held is free again. 1 request for each SKU; 2 or 3 where it is short.
 */
export async function holdGoods(
  deps: Giving,
  lines: readonly PurchaseLine[],
  order: Order,
  nowMs: number,
): Promise<Result<Held, HoldError>> {
  const wanted = new Map<string, Wanted>();
  for (const { sku, quantity, gift } of lines) {
    const { bought, gifts } = wanted.get(sku) ?? { bought: 0, gifts: 0 };
    wanted.set(sku, {
      bought: bought + (gift ? 0 : quantity),
      gifts: gifts + (gift ? quantity : 0),
    });
  }
  const tries = await Promise.allSettled(
    [...wanted].map(([sku, each]) => holdOne(deps, sku, each, order, nowMs)),
  );
  const taken = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const held = taken.flatMap((one) => ("held" in one && one.held > 0 ? [one] : []));
  const idsOf = (those: typeof held): Quantities =>
    new Map(those.map((one) => [stockId(one.sku, order.place), one.held]));
  const own = idsOf(held.filter(({ isKnown }) => !isKnown));
  const failed = tries.find((one) => one.status === "rejected");
  const error = failed ? null : errorOf(taken);
  if (failed || error) await giveBack(deps, order.orderId, own, nowMs);
  if (failed) throw failed.reason;
  if (error) return err(error);
  const lacking = taken.flatMap((one) => ("held" in one && one.lacksGift ? [one.sku] : []));
  return ok({ place: order.place, quantities: idsOf(held), own, noGiftsOf: new Set(lacking) });
}

type Giving = Pick<Deps, "stocks" | "store" | "logError">;

/**
 * What a refused call held itself is free again. Where a twin of the call made the order meanwhile, and counted on that, it
 * is held again for it. 1 request for each SKU, and 1.
 */
export async function giveBack(
  deps: Giving,
  orderId: string,
  own: Quantities,
  nowMs: number,
): Promise<void> {
  if (own.size === 0) return;
  await releaseGoods(deps, orderId, own, nowMs);
  const twins = await deps.store.get("purchases", orderId);
  if (twins?.state === "created") await holdAgain(deps, twins, nowMs);
}

/**
 * Holds what a purchase needs and may have lost to a twin of its call; what is held stays as it is. What others bought in
 * between its payment takes, if it can, or staff are told. 1 request for each SKU, 3 where it was lost.
 */
export async function holdAgain(
  { stocks, logError }: Pick<Deps, "stocks" | "logError">,
  purchase: Purchase,
  atMs: number,
): Promise<void> {
  const { _id: key, expiresAtMs } = purchase;
  const untilMs = expiresAtMs + HOLD_MARGIN_MS;
  const hold = async ([id, quantity]: readonly [string, number]) => {
    const { answer } = await stocks.hold(id, { key, quantity, untilMs }, atMs);
    if (answer !== "held") throw new Error(`${key} lost its hold of ${id}: ${answer}`);
  };
  for (const told of await Promise.allSettled([...holdsOf(purchase)].map(hold))) {
    if (told.status === "rejected") logError(told.reason);
  }
}

/** What was held under an order's id can be sold again. What is not held is left alone. 1 request for each SKU. */
export async function releaseGoods(
  { stocks }: Pick<Deps, "stocks">,
  key: string,
  quantities: Quantities,
  nowMs: number,
): Promise<void> {
  await Promise.all(
    [...quantities].map(([id, quantity]) => stocks.release(id, { key, quantity }, nowMs)),
  );
}

async function holdOne(
  { stocks }: Pick<Deps, "stocks">,
  sku: string,
  { bought, gifts }: Wanted,
  { orderId: key, place, expiresAtMs }: Order,
  nowMs: number,
): Promise<Taken> {
  const hold = (quantity: number) =>
    stocks.hold(
      stockId(sku, place),
      { key, quantity, untilMs: expiresAtMs + HOLD_MARGIN_MS },
      nowMs,
    );
  const all = await hold(bought + gifts);
  if (all.answer === "held") return { sku, ...all, held: bought + gifts, lacksGift: false };
  if (gifts > 0 && bought === 0) return { sku, held: 0, lacksGift: true };
  const last = gifts > 0 ? await hold(bought) : all;
  switch (last.answer) {
    case "held":
      return { sku, ...last, held: bought, lacksGift: true };
    case "short":
      return { sku, available: last.available };
    case "unknown":
      return { sku, available: 0 };
    default:
      return { sku, refused: last.answer };
  }
}

function errorOf(taken: readonly Taken[]): HoldError | null {
  const refused = taken.flatMap((one) => ("refused" in one ? [one.refused] : []));
  // Under this id a try before held other goods than are asked for now.
  if (refused.includes("differs")) return { code: "order_id_taken" };
  const short = taken.flatMap((one) =>
    "available" in one ? [{ sku: one.sku, available: one.available }] : [],
  );
  if (short.length > 0) return { code: "stock_short", short };
  return refused.includes("full") ? { code: "busy" } : null;
}
