import type { RecordedFact } from "#core/commission/facts.ts";

/**
 * Since when WeChat owes us an answer: a payment or a refund that was asked for and of which nobody has read
 * the end. Null = nothing is open.
 *
 * - Returns the earliest, in ms.
 */
export function waitingSince(facts: readonly RecordedFact[]): number | null {
  const known = new Set<string>(facts.map(({ key }) => key));
  const open = facts.filter(
    ({ key }) => isAsking(key) && !answersTo(key).some((a) => known.has(a)),
  );
  return open.length === 0 ? null : Math.min(...open.map(({ atMs }) => atMs));
}

const isAsking = (key: string): boolean =>
  key === "payment-asked" || key.startsWith("refund-asked/");

/** The facts that end what `key` asked for. */
function answersTo(key: string): readonly string[] {
  if (key === "payment-asked") return ["paid", "payment-closed"];
  const id = key.slice("refund-asked/".length);
  return [`refund/${id}`, `refund-ended/${id}`];
}
