import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { midnightMs } from "./dates.ts";
import type { Order } from "./invoices.ts";
import { randomFor, type Random } from "./random.ts";

/** An invented promoter. The export says nothing about who brought whom. */
export type Promoter = {
  readonly id: string;
  readonly introducer: string | null;
  readonly atMs: number;
};
export type Scan = {
  readonly fan: string;
  readonly promoter: string;
  readonly channel: string;
  readonly atMs: number;
};
export type People = {
  readonly planAtMs: number;
  readonly promoters: readonly Promoter[];
  readonly scans: readonly Scan[];
  /** Customers who scanned one code, shortly before they first paid: theirs under any policy. */
  readonly sureOwners: ReadonlyMap<string, string>;
};

/** The shop's first days, before any order: long enough for a scan that has lapsed by then. */
const BEFORE_DAYS = 18;
const JOIN_DAYS = 3;
const CUSTOMERS_PER_PROMOTER = 12;
const CHANNELS = ["group", "moments", "poster", "live"] as const;

/** One promoter per 12 customers, and one at least where anybody bought. */
export function usualPromoters(customers: number): number {
  return customers === 0 ? 0 : Math.max(1, Math.round(customers / CUSTOMERS_PER_PROMOTER));
}

/**
 * Invents promoters, who introduced whom, and which code each customer scanned before the first order.
 *
 * - Of 100 customers about 25 were brought by nobody, 10 scanned 8 to 14 days before they paid (past a
 *   binding of 7 days), 10 scanned the codes of two promoters, and the rest scanned within two days.
 * - Promises: the same orders, seed and number give the same people; no id is a customer's.
 */
export function inventPeople(orders: readonly Order[], seed: number, count: number): People {
  const firstOrders = new Map<string, number>();
  for (const { buyer, atMs } of orders) {
    firstOrders.set(buyer, Math.min(firstOrders.get(buyer) ?? Infinity, atMs));
  }
  let firstMs = Infinity;
  for (const atMs of firstOrders.values()) firstMs = Math.min(firstMs, atMs);
  const planAtMs = midnightMs(firstMs) - BEFORE_DAYS * DAY_MS;
  const promoters = inventPromoters(firstOrders, seed, count, planAtMs);
  const scans: Scan[] = [];
  const sureOwners = new Map<string, string>();
  for (const [fan, paidAtMs] of promoters.length === 0 ? [] : firstOrders) {
    const invented = inventScans(randomFor(seed, "fan", fan), fan, paidAtMs, promoters);
    scans.push(...invented.scans);
    if (invented.sureOwner !== null) sureOwners.set(fan, invented.sureOwner);
  }
  return { planAtMs, promoters, scans, sureOwners };
}

/** Joins lie in the first three days; an introducer is always one who joined earlier. */
function inventPromoters(
  customers: ReadonlyMap<string, number>,
  seed: number,
  count: number,
  planAtMs: number,
): readonly Promoter[] {
  const width = Math.max(2, String(count).length);
  const taken = new Set(customers.keys());
  const promoters: Promoter[] = [];
  for (let number = 1; number <= count; number += 1) {
    const random = randomFor(seed, "promoter", String(number));
    let id = `P${String(number).padStart(width, "0")}`;
    while (taken.has(id)) id = `P${id}`;
    taken.add(id);
    const introducer = random.chance(60) ? early(random, promoters) : undefined;
    const sinceMs = (JOIN_DAYS * DAY_MS * number) / (count + 1);
    const atMs = planAtMs + HOUR_MS + sinceMs - (sinceMs % 1000);
    promoters.push({ id, introducer: introducer?.id ?? null, atMs });
  }
  return promoters;
}

function inventScans(
  random: Random,
  fan: string,
  paidAtMs: number,
  promoters: readonly Promoter[],
): { readonly scans: readonly Scan[]; readonly sureOwner: string | null } {
  const kind = random.below(100);
  const scan = (promoter: string, beforeMs: number): Scan => {
    return { fan, promoter, channel: random.pick(CHANNELS), atMs: paidAtMs - beforeMs };
  };
  const owner = early(random, promoters)?.id ?? "";
  if (kind < 25) return { scans: [], sureOwner: null };
  if (kind < 35) {
    const longAgo = random.between(8 * 24 * 60, 14 * 24 * 60) * MINUTE_MS;
    return { scans: [scan(owner, longAgo)], sureOwner: null };
  }
  const shortly = random.between(3, 48 * 60) * MINUTE_MS;
  const rival = early(random, promoters)?.id ?? "";
  if (kind >= 45 || rival === owner) return { scans: [scan(owner, shortly)], sureOwner: owner };
  const earlier = random.between(3 * 24 * 60, 6 * 24 * 60) * MINUTE_MS;
  return { scans: [scan(owner, earlier), scan(rival, shortly)], sureOwner: null };
}

/** One of the promoters, the early ones more often: some bring many, most bring few. */
function early(random: Random, promoters: readonly Promoter[]): Promoter | undefined {
  if (promoters.length === 0) return undefined;
  return promoters[Math.min(random.below(promoters.length), random.below(promoters.length))];
}
