import type { Buyer } from "#core/buyer/buyer.ts";

/** A buyer as staff see him in a list. The phone number is that of his default address, masked. */
export type BuyerRow = Pick<Buyer, "memberSinceMs" | "group"> & {
  readonly buyerId: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly city: string | null;
};

export function buyerRow({ _id, memberSinceMs, group, addresses }: Buyer): BuyerRow {
  const home = addresses.find(({ isDefault }) => isDefault);
  return {
    ...{ buyerId: _id, memberSinceMs, group, name: home?.name ?? null, city: home?.city ?? null },
    phone: home ? maskedPhone(home.phone) : null,
  };
}

/** `13812345678` → `138****5678`. */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
