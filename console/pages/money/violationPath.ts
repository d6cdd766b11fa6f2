/** The invariants of one order's money, and of one wallet: docs/domain/audit.md. */
const OF_CASES = new Set(["I1", "I2", "I3", "I4", "I5", "I19", "I20", "I21"]);
const OF_WALLETS = new Set(["I7", "I8", "I9", "I10", "I11", "I12", "I13", "I15", "I17"]);
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  cases: (id) => `/orders/${id}`,
  orders: (id) => `/orders/${id}`,
  purchases: (id) => `/orders/${id}`,
  wallets: (id) => `/statements/${id}`,
  promoters: (id) => `/promoters/${id}`,
  products: (id) => `/products/${id}`,
  stores: (id) => `/stores/${id}`,
};

/** Where what an audit found is looked at; null = no page shows it. */
export function violationPath({
  invariant,
  id,
}: {
  readonly invariant: string;
  readonly id: string;
}): string | null {
  const [collection = "", ...rest] = id.split("/");
  const page = PAGES[collection];
  if (rest.length > 0) return page?.(encodeURIComponent(rest.join("/"))) ?? null;
  if (OF_CASES.has(invariant)) return `/orders/${encodeURIComponent(id)}`;
  return OF_WALLETS.has(invariant) ? `/statements/${encodeURIComponent(id)}` : null;
}
