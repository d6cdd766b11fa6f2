import { memoryDeps } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { paidFact, pricedFact } from "#core/commission/facts.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Rule } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { sealedText } from "#core/plan/published.ts";
import { recordPayment } from "#functions/order/recordPayment.ts";
import { aLine, anOrder, aPlan, aPromoter, override, rate } from "#tests/fixtures.ts";

export const START_MS = Date.parse("2026-03-01T08:00:00+08:00");

export const aRule = (bp: number, changes: Partial<Rule> = {}): Rule => ({
  ...{ rateBp: basisPoints(bp), sku: null, category: null, level: null },
  ...changes,
});

/** 10 % to distance 1, of a buyer's later orders 3 %, and 5 % more of his first. */
export const COUNTING: Partial<Plan> = {
  rates: [rate(1, 1_000)],
  overrides: [{ ...override(1, 300, {}), orders: { from: 2, to: null } }],
  components: { firstOrder: { rules: [aRule(500)] } },
  attribution: { policy: "permanent", clickDays: 1, orderDays: 1, protectDays: 1 },
};

/** A brand over maps whose fan U1 is P's for ever: its orders are there, and tests tell their payments. */
export function countShop({
  around = yielding,
  plans,
}: { around?: Around; plans?: object[] } = {}) {
  const memory = emptyMemory();
  const deps = memoryDeps({ memory, around });
  const { documents } = memory;
  (plans ?? [COUNTING]).forEach((changes, index) => {
    const plan = aPlan({ id: `p${index}`, ...changes });
    const published = {
      ...{ _id: `p${index}@1`, plan, version: 1, publishedAtMs: 0, publishedBy: "staff" },
      lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
    };
    const seal = deps.seal.mark("plan", sealedText(published));
    documents.plans.set(published._id, { ...published, rev: 1, seal });
    const known = documents.calendars.get("plans")?.versions ?? [];
    const fromMs = index === 0 ? 0 : START_MS + index * 1_000_000;
    const versions = [...known, { planId: plan.id, version: 1, fromMs }];
    documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  });
  documents.promoters.set("P", aPromoter("P", { number: 1 }));
  const touches = [{ promoterNumber: 1, channel: 0, campaign: 0, atMs: START_MS - 3 * DAY_MS }];
  documents.fans.set("U1", { _id: "U1", rev: 1, base: null, touches });

  return {
    memory,
    documents,
    /** An order of U1 of 100.00, made at an instant. */
    made(orderId: string, createdAtMs: number, changes: Partial<Order> = {}, lines?: OrderLine[]) {
      const goods = lines ?? [aLine("tea", 10_000)];
      const order = anOrder(goods, { _id: orderId, chain: ["P"], createdAtMs, ...changes });
      documents.orders.set(orderId, order);
    },
    /** WeChat's word of a payment. */
    tell(orderId: string, successAtMs: number, nowMs: number, from?: "notice" | "asking") {
      const amountFen = documents.orders.get(orderId)?.totalFen ?? fen(0);
      const told = { orderId, transactionId: `t-${orderId}`, amountFen, successAtMs };
      return recordPayment(deps, told, nowMs, from);
    },
    /** Which of the buyer's orders it counts as, and what it pays. */
    paid(orderId: string) {
      const known = documents.cases.get(orderId);
      const facts = known?.facts ?? [];
      return {
        number: pricedFact(facts)?.orderNumber ?? paidFact(facts)?.orderNumber ?? null,
        shares: sharesOf(facts).map(
          (share) => `${share.component ?? share.distance} ${share.amountFen}`,
        ),
        bookedFen: (known?.schedule ?? []).reduce((sum, { amountFen }) => sum + amountFen, 0),
      };
    },
    async cost(work: () => Promise<unknown>): Promise<string> {
      const { requests, written } = memory;
      await work();
      return `${memory.requests - requests} requests, ${memory.written - written} documents`;
    },
  };
}
