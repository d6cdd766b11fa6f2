import { HOMES, personOf } from "./places.ts";

/** How the invented people are called in the database. WeChat's openids look otherwise; these can be read. */
export const promoterId = (promoter: number): string => `tea-promoter-${pad(promoter)}`;
/** Fans, and behind them buyers who came by themselves. */
export const buyerId = (buyer: number): string => `tea-fan-${pad(buyer)}`;
export const orderId = (order: number): string => `TEA${String(order).padStart(15, "0")}`;

const pad = (n: number): string => String(n + 1).padStart(3, "0");

/** Where somebody lives, in the form of an address of the address book. */
export function addressOf(buyer: number): {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
  readonly isDefault: true;
} {
  const { name, phone, door } = personOf(buyer);
  // The first homes are near the stores, and there more of the buyers live.
  const home = HOMES[Math.min((buyer * 5) % HOMES.length, (buyer * 7 + 3) % HOMES.length)];
  const [province = "", city = "", district = "", region = ""] = home ?? [];
  return {
    ...{ id: "home", name, phone, region, province, city, district },
    ...{ detail: door, isDefault: true },
  };
}
