import type { ShownCard } from "../../core/catalogue/card.ts";

let last: ShownCard | undefined;

/** A list knows a product's name, price and cover already: its page shows them while it asks for the rest. */
export function handOver(card: ShownCard): void {
  last = card;
}

/** What the list knew that the page was opened from; undefined where it was opened by a link. */
export const handedOver = (productId: string): ShownCard | undefined =>
  last?.productId === productId ? last : undefined;
