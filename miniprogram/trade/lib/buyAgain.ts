import { CallError } from "../../services/call";
import { cart, choose, setItem } from "../../services/cart";

type Wanted = { readonly sku: string; readonly quantity: number; readonly gift: boolean };

/**
 * Puts an order's goods into the cart once more, chosen, and says how many of them are not sold any more. Gifts come by
 * themselves. More than was in the cart stays as it was.
 */
export async function buyAgain(lines: readonly Wanted[]): Promise<{ added: number; gone: number }> {
  const { items } = await cart();
  const before = new Map(items.map(({ sku, quantity }) => [sku, quantity]));
  const added: string[] = [];
  let gone = 0;
  for (const { sku, quantity, gift } of lines) {
    if (gift) continue;
    try {
      await setItem({ sku, quantity: Math.max(quantity, before.get(sku) ?? 0) });
      added.push(sku);
    } catch (error) {
      const isGone = error instanceof CallError && GONE.has(error.code);
      if (!isGone) throw error;
      gone += 1;
    }
  }
  if (added.length > 0) await choose(added);
  return { added: added.length, gone };
}

const GONE: ReadonlySet<string> = new Set(["not_on_sale", "item_unknown"]);
