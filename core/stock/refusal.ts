import { HOLDS_MAX, WAITING_MAX } from "#core/stock/change.ts";
import type { Hold, Movement, Stock } from "#core/stock/stock.ts";

/**
 * Why a hold cannot be taken; null = it can. In order of precedence.
 *
 * - `held`, `differs`: something is held under the key already, as many or not as many.
 * - `late`: the call began before something that ended the hold of this key, or may have: it is an echo of an old one.
 * - `short`: less is available. `full`: too many hold, or too much waits for the log.
 */
export type HoldRefusal = "held" | "differs" | "late" | "short" | "full";

export function holdRefusal(stock: Stock, hold: Hold, atMs: number): HoldRefusal | null {
  const known = stock.holds.find(({ key }) => key === hold.key);
  if (known) return known.quantity === hold.quantity ? "held" : "differs";
  if (isLate(stock, hold.key, atMs)) return "late";
  if (stock.available < hold.quantity) return "short";
  if (stock.holds.length >= HOLDS_MAX || stock.waiting >= WAITING_MAX) return "full";
  return null;
}

/**
 * Whether a hold that a call began to ask for at `atMs` may be an echo: what was held under the key was sold, or given
 * back after that. What the log has swallowed cannot be looked at for every hold, so all calls that began before its
 * end count as late.
 */
function isLate({ unfiled, filedUntilMs }: Stock, key: string, atMs: number): boolean {
  const ended = ({ about, kind, ...movement }: Movement): boolean =>
    about === key && (kind === "sold" || (kind === "released" && movement.atMs > atMs));
  return filedUntilMs > atMs || unfiled.some(ended);
}

/** Why a movement of staff or of goods that come back cannot be made; null = it can. The log may know its key, too. */
export function moveRefusal(stock: Stock, movement: Movement): "known" | "short" | "full" | null {
  if (stock.unfiled.some(({ key }) => key === movement.key)) return "known";
  if (stock.keys.includes(movement.key)) return "known";
  if (stock.available + movement.available < 0) return "short";
  return stock.waiting >= WAITING_MAX ? "full" : null;
}
