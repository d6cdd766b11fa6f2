import type { FindBuyers, Membership, SetGroup } from "#contracts/checkout.ts";
import { type Buyer, emptyBuyer } from "#core/buyer/buyer.ts";
import { inGroup, joined } from "#core/buyer/membership.ts";
import { type BuyerRow, buyerRow, maskedPhone } from "#core/buyer/row.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { PersonCall, StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The buyer becomes a member, free of charge. Asked again he stays it since then. 2 requests, 1 document. */
export async function joinMembers(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<Membership, never>> {
  const changed = await store.change<"buyers", never>("buyers", openid, (buyer) =>
    ok(joined(buyer ?? emptyBuyer(openid), nowMs)),
  );
  return changed.ok ? ok({ memberSinceMs: changed.value.memberSinceMs }) : changed;
}

/** Only somebody whom the shop knows can be put into a group. 2 requests, 1 document. */
export async function setGroup(
  { store }: Deps,
  _call: StaffCall,
  { buyerId, group }: SetGroup,
): Promise<Result<BuyerRow, { readonly code: "buyer_unknown" }>> {
  const changed = await store.change("buyers", buyerId, (buyer) =>
    buyer ? ok(inGroup(buyer, group)) : err({ code: "buyer_unknown" } as const),
  );
  return changed.ok ? ok(buyerRow(changed.value)) : changed;
}

type BuyersReply = {
  readonly buyers: readonly BuyerRow[];
  /** Only where one was asked for: his addresses as he wrote them, his coupons, what counts for his limits. */
  readonly buyer?: Pick<Buyer, "addresses" | "coupons" | "limited">;
};

/** Buyers by id, with masked phone numbers; the whole number only of one who is asked for by his id. 1 request. */
export async function buyers(
  { store, reads }: Deps,
  _call: StaffCall,
  { buyerId, phone, afterId, limit }: FindBuyers,
): Promise<Result<BuyersReply, { readonly code: "buyer_unknown" }>> {
  if (buyerId !== undefined) {
    const buyer = await store.get("buyers", buyerId);
    if (!buyer) return err({ code: "buyer_unknown" });
    const { addresses, coupons, limited } = buyer;
    return ok({ buyers: [buyerRow(buyer)], buyer: { addresses, coupons, limited } });
  }
  const found =
    phone === undefined
      ? await store.page("buyers", afterId, limit)
      : await reads.buyersWithPhone(phone, afterId, limit);
  return ok({
    buyers: found.map((buyer) => ({
      ...buyerRow(buyer),
      ...(phone === undefined ? {} : { phone: maskedPhone(phone) }),
    })),
  });
}
