import { HOLD_MARGIN_MS } from "#core/checkout/placed.ts";
import type { PurchaseLine } from "#core/purchase/purchase.ts";
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
/** What is held of each stock, and of which SKUs no gift could be. */
export type Held = {
  readonly quantities: ReadonlyMap<string, number>;
  readonly noGiftsOf: ReadonlySet<string>;
};
type Order = {
  readonly orderId: string;
  readonly place: string;
  readonly expiresAtMs: number;
};
type Wanted = { readonly bought: number; readonly gifts: number };
type Taken =
  | { readonly sku: string; readonly held: number; readonly lacksGift: boolean }
  | { readonly sku: string; readonly refused: "full" | "differs" }
  | { readonly sku: string; readonly available: number };

/**
 * Holds the goods of an order and its gifts, all stocks at the same time. A gift that is out of stock is left out.
 *
 * - Held already under the order's id, by a try before, counts as held.
 * - On a refusal all that was held is free again. 1 request for each SKU; 2 or 3 where it is short.
 */
export async function holdGoods(
  deps: Pick<Deps, "stocks" | "logError">,
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
  const quantities = new Map(
    taken.flatMap((one) =>
      "held" in one && one.held > 0 ? [[stockId(one.sku, order.place), one.held] as const] : [],
    ),
  );
  const failed = tries.find((one) => one.status === "rejected");
  const error = failed ? null : errorOf(taken);
  if (failed || error) await releaseGoods(deps, order.orderId, quantities, nowMs);
  if (failed) throw failed.reason;
  if (error) return err(error);
  const lacking = taken.flatMap((one) => ("held" in one && one.lacksGift ? [one.sku] : []));
  return ok({ quantities, noGiftsOf: new Set(lacking) });
}

/** What was held under an order's id can be sold again. What is not held is left alone. 1 request for each SKU. */
export async function releaseGoods(
  { stocks }: Pick<Deps, "stocks">,
  key: string,
  quantities: ReadonlyMap<string, number>,
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
  if (all.answer === "held") return { sku, held: bought + gifts, lacksGift: false };
  if (gifts > 0 && bought === 0) return { sku, held: 0, lacksGift: true };
  const last = gifts > 0 ? await hold(bought) : all;
  switch (last.answer) {
    case "held":
      return { sku, held: bought, lacksGift: true };
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
