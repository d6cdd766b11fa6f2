import { holdsOf } from "#core/checkout/placed.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { holdMovement, takenMovement } from "#core/stock/change.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Task `sell`: the order was paid for, so its goods leave the stock.
 *
 * - What is not held any more and was never sold, because something gave it back, is taken once more. When there is too
 *   little left it throws, and staff see the task that failed.
 * - Repeated it changes nothing. 1 request for each SKU; up to 7 where it is not held.
 */
export async function sell(
  deps: Pick<Deps, "stocks">,
  purchase: Purchase,
  nowMs: number,
): Promise<void> {
  const { _id: key } = purchase;
  await Promise.all(
    [...holdsOf(purchase)].map(async ([id, quantity]) => {
      const isSold = await deps.stocks.sell(id, { key, quantity }, nowMs);
      if (!isSold) await sellAfterAll(deps, id, { key, quantity }, nowMs);
    }),
  );
}

async function sellAfterAll(
  { stocks }: Pick<Deps, "stocks">,
  id: string,
  hold: { readonly key: string; readonly quantity: number },
  nowMs: number,
): Promise<void> {
  const sold = holdMovement("sold", hold, nowMs);
  const [stock] = await stocks.read([id]);
  if (stock?.unfiled.some(({ key }) => key === sold.key)) return;
  if ((await stocks.logged(id, sold.key)) !== null) return;
  const other = stock?.holds.find(({ key }) => key === hold.key);
  if (other) throw new Error(`${id} holds ${other.quantity} for ${hold.key}, not ${hold.quantity}`);
  const answer = await stocks.record(id, takenMovement(hold, nowMs));
  if (answer.answer === "short") {
    throw new Error(`${id}: ${hold.quantity} were paid for, ${answer.available} are left`);
  }
}
