import type { SaleFilter } from "#core/reports/figures.ts";

/** The filter of the orders behind a number, as it stands in an address. */
const NUMBERS = ["fromMs", "untilMs", "promoterNumber", "channel", "campaign"] as const;
const TEXTS = ["productId", "province", "nth"] as const;

export function ordersPath(filter: SaleFilter): string {
  const params = new URLSearchParams();
  for (const name of [...NUMBERS, ...TEXTS]) {
    const value = filter[name];
    if (value !== undefined) params.set(name, String(value));
  }
  return `/reports/orders?${params.toString()}`;
}

/** Null where the address names no span. */
export function saleFilterOf(get: (name: string) => string, text: string): SaleFilter | null {
  const given = new URLSearchParams(text);
  const numbers = Object.fromEntries(
    NUMBERS.filter((name) => given.has(name)).map((name) => [name, Number(get(name))]),
  );
  // A province may be known to be unknown: "" is a value of it.
  const texts = Object.fromEntries(
    TEXTS.filter((name) => given.has(name)).map((name) => [name, get(name)]),
  );
  const filter = { ...numbers, ...texts } as Partial<SaleFilter>;
  const { fromMs, untilMs } = filter;
  if (!Number.isSafeInteger(fromMs) || !Number.isSafeInteger(untilMs)) return null;
  return filter as SaleFilter;
}
