import { type Fact, paidFact, type RecordedFact } from "#core/commission/facts.ts";

/**
 * Since when something must be looked at: a payment or a refund that WeChat was asked for and of which nobody has read
 * the end, or a payment whose meaning for the buyer's other orders is open. Null = nothing is.
 *
 * - Returns the earliest, in ms.
 */
export function waitingSince(facts: readonly RecordedFact[]): number | null {
  const known = new Set<string>(facts.map(({ key }) => key));
  const open = facts.filter(
    (fact) => isAsking(fact.key) && !answersTo(fact.key).some((a) => known.has(a)),
  );
  const uncounted = isUncounted(facts) && facts.find(({ key }) => key === "paid");
  if (uncounted) open.push(uncounted);
  return open.length === 0 ? null : Math.min(...open.map(({ atMs }) => atMs));
}

/** Whether a payment is known that nobody tells again, and not yet what it means for the buyer's other orders. */
export const isUncounted = (facts: readonly Fact[]): boolean =>
  paidFact(facts)?.toldOnce === true && facts.every(({ key }) => key !== "counted");

const isAsking = (key: string): boolean =>
  key === "payment-asked" || key.startsWith("refund-asked/");

/** The facts that end what `key` asked for. */
function answersTo(key: string): readonly string[] {
  if (key === "payment-asked") return ["paid", "payment-closed"];
  const id = key.slice("refund-asked/".length);
  return [`refund/${id}`, `refund-ended/${id}`];
}
