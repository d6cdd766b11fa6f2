import { bookedFen, type Case, type CaseEntry } from "#core/commission/case.ts";
import type { Explanation } from "#core/commission/explain.ts";
import { pricedFact, refundFacts, type RefundFact } from "#core/commission/facts.ts";
import { WHOLE_BP } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Store } from "#ports/store.ts";

/** An order that shows much: what staff are told of it, and the documents behind that. */
export type OrderChoice = {
  readonly explanation: Explanation;
  readonly order: Order;
  readonly known: Case;
};

/** A refund, and what it changed in the ledger of its order. */
export type RefundChoice = {
  readonly known: Case;
  readonly refund: RefundFact;
  readonly entry: CaseEntry;
  /** What promoters were booked for the order just before. */
  readonly beforeFen: number;
  readonly takenBackFen: number;
};

const LINES_TOLD_MAX = 6;

/** Looks at orders one by one and remembers the one that shows most, the first of equals. */
export function tellingOrder() {
  let best: { explanation: Explanation; weight: number } | null = null;
  return {
    see(explanation: Explanation): void {
      const weight = weightOf(explanation);
      if (weight > (best?.weight ?? 0)) best = { explanation, weight };
    },
    async chosen(store: Store): Promise<OrderChoice | null> {
      if (best === null) return null;
      const { explanation } = best as { explanation: Explanation };
      const order = await store.get("orders", explanation.orderId);
      const known = await store.get("cases", explanation.orderId);
      return order && known ? { explanation, order, known } : null;
    },
  };
}

/** A few lines, one of them rounded, all received: that is an order to explain. 0 = nothing to tell. */
function weightOf({ commissions, state }: Explanation): number {
  if (commissions.length === 0 || state === "created") return 0;
  const isRounded = ({ baseFen, rateBp }: (typeof commissions)[number]) =>
    (baseFen * rateBp) % WHOLE_BP > 0;
  return (
    1 +
    (commissions.every(({ baseFen }) => baseFen > 0) ? 8 : 0) +
    (commissions.length >= 3 && commissions.length <= LINES_TOLD_MAX ? 4 : 0) +
    (commissions.some(isRounded) ? 2 : 0) +
    (state === "received" ? 1 : 0)
  );
}

/** Looks at cases one by one and remembers the refund that took most back while leaving something. */
export function tellingRefund() {
  let best: RefundChoice | null = null;
  const weigh = ({ beforeFen, takenBackFen }: RefundChoice) =>
    takenBackFen + (takenBackFen < beforeFen ? 1_000_000_000 : 0);
  return {
    see(known: Case): void {
      for (const refund of refundFacts(known.facts)) {
        const told = asTold(known, refund);
        if (told && (best === null || weigh(told) > weigh(best))) best = told;
      }
    },
    chosen: (): RefundChoice | null => best,
  };
}

function asTold(known: Case, refund: RefundFact): RefundChoice | null {
  const entry = known.entries.find(({ cause }) => cause === refund.key);
  const payees = pricedFact(known.facts)?.payees ?? [];
  if (!entry) return null;
  const booked = (entries: readonly CaseEntry[]): number =>
    payees.reduce((sum, { promoterId }) => sum + bookedFen({ entries }, promoterId), 0);
  const before = known.entries.filter(({ n }) => n < entry.n);
  const takenBackFen = 0 - booked([entry]);
  return takenBackFen > 0
    ? { known, refund, entry, beforeFen: booked(before), takenBackFen }
    : null;
}
