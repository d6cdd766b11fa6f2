import type { Buyer } from "#core/buyer/buyer.ts";

/** The buyer as a member, from now on. It is free and asks for nothing; who is one already stays it since then. */
export const joined = (buyer: Buyer, nowMs: number): Buyer =>
  buyer.memberSinceMs === null ? { ...buyer, memberSinceMs: nowMs } : buyer;

/** The buyer in a customer group of the plan; null = in none. */
export const inGroup = (buyer: Buyer, group: string | null): Buyer =>
  buyer.group === group ? buyer : { ...buyer, group };
