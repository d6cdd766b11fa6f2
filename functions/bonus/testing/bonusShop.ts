import { MEMORY_KEY, memoryDeps, timer } from "#adapters/memory/deps.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import { type Around, emptyMemory, type Memory } from "#adapters/memory/store.ts";
import { auditCase } from "#core/audit/case.ts";
import { auditPeriodPlan } from "#core/audit/periodCase.ts";
import { compareCase } from "#core/audit/rebuild.ts";
import type { Violation } from "#core/audit/violation.ts";
import { bonusCaseId, isBonusCaseId } from "#core/bonus/caseId.ts";
import { bookedFen, type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { basisPoints, fen, sumFen } from "#core/money.ts";
import type { OrderLine } from "#core/order/order.ts";
import { entryAt } from "#core/plan/calendar.ts";
import type { PeriodBonus, Tier } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { sealedText } from "#core/plan/published.ts";
import { settleBonuses } from "#functions/bonus/bonus.ts";
import { aLine, among, anOrder, aPlan, aPromoter, rate } from "#tests/fixtures.ts";

/** An instant in China, told as `2026-05-31` or `2026-05-31T23:59:59.999`. */
export const at = (text: string): number =>
  Date.parse(text.length === 10 ? `${text}T00:00:00+08:00` : `${text}+08:00`);

export const tier = (fromFen: number, bp: number): Tier => ({
  fromFen: fen(fromFen),
  rateBp: basisPoints(bp),
});
/** 1 % of what lies above 1,000.00, 2 % of what lies above 5,000.00, a month. */
export const LADDER: PeriodBonus = {
  ...{ id: "ladder", period: "month", mode: "slices" },
  tiers: [tier(100_000, 100), tier(500_000, 200)],
};
/** 3 % of everything from 3,000.00 on, a quarter. */
export const QUARTER: PeriodBonus = {
  ...{ id: "season", period: "quarter", mode: "whole" },
  tiers: [tier(300_000, 300)],
};

/** A shop over maps whose promoters sell, on one clock. Everybody's direct share is 10 %. */
export function bonusShop(around?: Around) {
  const memory: Memory = emptyMemory();
  const clock = { nowMs: at("2026-01-01"), elapsedMs: 0 };
  const errors: unknown[] = [];
  const depsOf = (own?: Around) =>
    memoryDeps({
      memory,
      ...(own ? { around: own } : {}),
      caller: () => timer,
      nowMs: () => clock.nowMs,
      elapsedMs: () => clock.elapsedMs,
      logError: (error) => void errors.push(error),
    });
  const deps = depsOf(around);
  const { documents } = memory;

  /** A plan that is in force from an instant on; the next version of `p1` if nothing else is said. */
  function publish(fromMs: number, changes: Partial<Plan>): Plan {
    const versions = documents.calendars.get("plans")?.versions ?? [];
    const plan = aPlan({ rates: [rate(1, 1_000)], ...changes });
    const version = versions.length + 1;
    const text = {
      ...{ _id: `${plan.id}@${version}`, plan, version, publishedAtMs: 0, publishedBy: "staff-1" },
      lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
    };
    const seal = hmacSeal(MEMORY_KEY).mark("plan", sealedText(text));
    documents.plans.set(text._id, { ...text, rev: 1, seal });
    const entry = { planId: plan.id, version, fromMs };
    documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [...versions, entry] });
    return plan;
  }

  function record(orderId: string, buyerId: string, fact: Fact, atMs: number): void {
    const known = documents.cases.get(orderId) ?? emptyCase(orderId, buyerId);
    const recorded = recordFact(known, fact, atMs);
    if (!recorded.ok) throw new Error(recorded.error.code);
    documents.cases.set(orderId, { ...recorded.value, rev: known.rev + 1 });
  }

  /** A paid order of one line, priced by the plan in force then. */
  function sell(
    orderId: string,
    sellerId: string,
    paidFen: number,
    atMs: number,
    { buyerId = "U", line = {} }: { buyerId?: string; line?: Partial<OrderLine> } = {},
  ): void {
    const entry = entryAt(documents.calendars.get("plans")!, atMs);
    const published = entry && documents.plans.get(`${entry.planId}@${entry.version}`);
    const order = anOrder([aLine("tea", paidFen, line)], {
      ...{ _id: orderId, chain: [sellerId], buyerId, selfPurchase: sellerId === buyerId },
    });
    documents.orders.set(orderId, order);
    const payment = {
      transactionId: orderId,
      amountFen: order.totalFen,
      successAtMs: atMs,
    };
    const around = among([...documents.promoters.values()]);
    record(orderId, buyerId, priceOrder(order, payment, published ?? null, around), atMs);
  }

  const caseOf = (promoterId: string, bonusId: string, period: string): Case | undefined =>
    documents.cases.get(bonusCaseId(promoterId, bonusId, period));

  return {
    memory,
    clock,
    errors,
    deps,
    depsOf,
    publish,
    sell,
    caseOf,
    join(promoterId: string, changes: Parameters<typeof aPromoter>[1] = {}) {
      documents.promoters.set(promoterId, aPromoter(promoterId, changes));
    },
    refund(orderId: string, refundFen: number, atMs: number, id = "R1") {
      const lines = [{ sku: "tea", refundFen: fen(refundFen) }];
      record(orderId, "U", { key: `refund/${id}`, lines }, atMs);
    },
    /** The timer, at an instant. */
    settle(atMs: number) {
      clock.nowMs = atMs;
      return settleBonuses(deps, atMs);
    },
    /** What a bonus of a period has booked; null = it has no case. */
    paid(promoterId: string, bonusId: string, period: string): number | null {
      const known = caseOf(promoterId, bonusId, period);
      return known ? bookedFen(known, promoterId) : null;
    },
    /** What all bonuses have booked to somebody. */
    paidInAll: (promoterId: string): number =>
      sumFen(
        [...documents.cases.values()]
          .filter(({ _id, sellerId }) => isBonusCaseId(_id) && sellerId === promoterId)
          .map((known) => bookedFen(known, promoterId)),
      ),
    /** What audits say of every case, rebuilt from its facts, too. */
    wrong: (): readonly Violation[] =>
      [...documents.cases.values()].flatMap((known) => {
        const newest = known.facts.at(-1);
        const plan = newest && "bonus" in newest ? newest.plan : null;
        const published = plan && documents.plans.get(`${plan.planId}@${plan.version}`);
        return [
          ...auditCase(known, documents.orders.get(known._id) ?? null, null),
          ...auditPeriodPlan(known, published?.plan ?? null),
          ...compareCase(known),
        ];
      }),
    async cost(work: () => Promise<unknown>): Promise<[requests: number, documents: number]> {
      const { requests, written } = memory;
      await work();
      return [memory.requests - requests, memory.written - written];
    },
  };
}
