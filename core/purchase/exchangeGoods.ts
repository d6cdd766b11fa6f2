import type { AfterSales } from "#core/purchase/afterSales.ts";

/** The pieces that an exchange sends out again, by sku. */
export function piecesAgain({ lines }: Pick<AfterSales, "lines">): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { sku, againSku, quantity } of lines) {
    const wanted = againSku ?? sku;
    pieces.set(wanted, (pieces.get(wanted) ?? 0) + quantity);
  }
  return pieces;
}

/** Under which key they leave a stock, once for each exchange; and come back, should it end in another way. */
export const againKey = (orderId: string, id: string): string => `${orderId}/again/${id}`;
export const againBackKey = (orderId: string, id: string): string =>
  `${againKey(orderId, id)}/back`;
