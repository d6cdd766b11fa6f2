import type { Address, Buyer } from "#core/buyer/buyer.ts";
import { err, ok, type Result } from "#core/result.ts";

export const ADDRESSES_MAX = 20;

export type AddressError =
  | { readonly code: "addresses_full"; readonly addressesMax: number }
  | { readonly code: "address_unknown" };

/**
 * The buyer with an address of this id added or replaced.
 *
 * - As long as he has any, exactly one is the default: the first he saves, and from then on the last that was saved as it.
 *   The default stays it when it is saved again without saying so.
 * - Errors: `addresses_full`.
 */
export function withAddress(buyer: Buyer, address: Address): Result<Buyer, AddressError> {
  const before = buyer.addresses.find(({ id }) => id === address.id);
  if (!before && buyer.addresses.length >= ADDRESSES_MAX) {
    return err({ code: "addresses_full", addressesMax: ADDRESSES_MAX });
  }
  const isFirst = buyer.addresses.every(({ id }) => id === address.id);
  const isDefault = address.isDefault || isFirst || before?.isDefault === true;
  const saved = { ...address, isDefault };
  const rest = isDefault
    ? buyer.addresses.map((each) => ({ ...each, isDefault: false }))
    : buyer.addresses;
  const addresses = before
    ? rest.map((each) => (each.id === address.id ? saved : each))
    : [...rest, saved];
  return ok({ ...buyer, addresses });
}

/** The buyer without an address. When the default goes, the first that is left takes its place. Unknown changes nothing. */
export function withoutAddress(buyer: Buyer, addressId: string): Buyer {
  const gone = buyer.addresses.find(({ id }) => id === addressId);
  if (!gone) return buyer;
  const left = buyer.addresses.filter((each) => each !== gone);
  const addresses = gone.isDefault
    ? left.map((each, at) => (at === 0 ? { ...each, isDefault: true } : each))
    : left;
  return { ...buyer, addresses };
}

/** The address of an id, or the default for null. Errors: `address_unknown`. */
export function addressOf(
  { addresses }: Pick<Buyer, "addresses">,
  addressId: string | null,
): Result<Address, AddressError> {
  const found = addresses.find(({ id, isDefault }) =>
    addressId === null ? isDefault : id === addressId,
  );
  return found ? ok(found) : err({ code: "address_unknown" });
}
