import type { FindBuyers } from "#contracts/checkout.ts";
import type { Buyer } from "#core/buyer/buyer.ts";
import type { BuyerRow } from "#core/buyer/row.ts";
import { call } from "../lib/call.ts";

export type { BuyerRow };
export type BuyerDetail = Pick<Buyer, "addresses" | "coupons" | "limited">;
const PAGE = 30;

/** Buyers by phone, or all of them by id. */
export async function buyers(
  filter: Pick<FindBuyers, "phone">,
  cursor: string,
): Promise<{ readonly rows: readonly BuyerRow[]; readonly next: string | null }> {
  const { buyers: rows } = await call<{ readonly buyers: readonly BuyerRow[] }>("checkout", {
    ...{ action: "buyers", ...filter, afterId: cursor, limit: PAGE },
  });
  return { rows, next: rows.length < PAGE ? null : (rows.at(-1)?.buyerId ?? null) };
}

/** One buyer with his addresses as he wrote them. */
export async function buyer(
  buyerId: string,
): Promise<{ readonly row: BuyerRow | undefined; readonly detail: BuyerDetail }> {
  const reply = await call<{ readonly buyers: readonly BuyerRow[]; readonly buyer: BuyerDetail }>(
    "checkout",
    { action: "buyers", buyerId },
  );
  return { row: reply.buyers[0], detail: reply.buyer };
}

/** `group`: which customer group of the plan; null = none. */
export const setGroup = (buyerId: string, group: string | null): Promise<BuyerRow> =>
  call("checkout", { action: "setGroup", buyerId, group });
