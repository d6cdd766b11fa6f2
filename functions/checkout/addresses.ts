import type { AddressesReply, RemoveAddress, SaveAddress } from "#contracts/addresses.ts";
import { type AddressError, withAddress, withoutAddress } from "#core/buyer/addresses.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import { ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** 1 request. */
export async function addresses(
  { store }: Deps,
  { openid }: PersonCall,
): Promise<Result<AddressesReply, never>> {
  const buyer = await store.get("buyers", openid);
  return ok({ addresses: buyer?.addresses ?? [] });
}

/** Adds an address, or replaces that of the same id. 2 requests, 1 document. */
export async function saveAddress(
  { store }: Deps,
  { openid }: PersonCall,
  { address }: SaveAddress,
): Promise<Result<AddressesReply, AddressError>> {
  const changed = await store.change("buyers", openid, (buyer = emptyBuyer(openid)) =>
    withAddress(buyer, address),
  );
  return changed.ok ? ok({ addresses: changed.value.addresses }) : changed;
}

/** 2 requests, 1 document. */
export async function removeAddress(
  { store }: Deps,
  { openid }: PersonCall,
  { addressId }: RemoveAddress,
): Promise<Result<AddressesReply, never>> {
  const changed = await store.change<"buyers", never>("buyers", openid, (buyer) =>
    ok(withoutAddress(buyer ?? emptyBuyer(openid), addressId)),
  );
  return changed.ok ? ok({ addresses: changed.value.addresses }) : changed;
}
