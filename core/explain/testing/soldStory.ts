import fc from "fast-check";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import {
  anyRefunds,
  anySale,
  PAID_MS,
  paidOf,
  type Sold,
} from "#core/commission/testing/anySale.ts";
import type { KnownPlan, Material } from "#core/explain/material.ts";
import type { Order } from "#core/order/order.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";

/** A version as it was published, in force from its first instant. */
export const publishedAs = (plan: Plan, atMs: number, version = 1): KnownPlan => ({
  published: {
    ...{ _id: `${plan.id}@${version}`, rev: 1, plan, version },
    ...{ publishedAtMs: atMs, publishedBy: "staff-1", seal: "" },
    lint: { pack: plan.pack, findings: ["W201"], declaration: plan.declaration },
  },
  fromMs: atMs,
});

/** The case of facts, one a minute. */
export function caseOf(order: Order, facts: readonly Fact[], fromMs: number): Case {
  return facts.reduce(
    (known, fact, index) => {
      const recorded = recordFact(known, fact, fromMs + index * MINUTE_MS);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    emptyCase(order._id, order.buyerId),
  );
}

/** Names that no text holds by chance. */
function named(sold: Sold): Sold {
  const renamed: Sold = JSON.parse(JSON.stringify(sold).replace(/"([A-F]|U1)"/g, '"id-of-$1"'));
  return renamed;
}

/** Any sale with any refunds, told at some time after it. */
export const anyMaterial: fc.Arbitrary<Material> = fc
  .record({
    sold: anySale.map(named),
    refunds: anyRefunds,
    isReceived: fc.boolean(),
    isHeld: fc.constantFrom(false, false, true),
    days: fc.constantFrom(0, 1, 20, 50, 400),
  })
  .map(({ sold, refunds, isReceived, isHeld, days }) => {
    const { order, plan, promoters } = sold;
    const more: readonly Fact[] = [
      ...(isReceived ? [{ key: "received", receivedAtMs: PAID_MS + DAY_MS } as const] : []),
      ...refunds,
      ...(isHeld
        ? [{ key: "hold/H1", reason: "suspicion", note: "n", by: "staff-1" } as const]
        : []),
    ];
    return {
      order,
      case: caseOf(order, [paidOf(sold), ...more], PAID_MS),
      plan: publishedAs(plan, PAID_MS - DAY_MS),
      promoters,
      ...{ channel: null, touches: [], nowMs: PAID_MS + days * DAY_MS, fromLine: 0, linesMax: 20 },
    };
  });
