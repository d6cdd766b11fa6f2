import { memoryDeps, nobody, person, staff, timer } from "#adapters/memory/deps.ts";
import { memoryPayments } from "#adapters/memory/payments.ts";
import { emptyMemory } from "#adapters/memory/store.ts";
import { sealedText } from "#core/plan/published.ts";
import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { fen } from "#core/money.ts";
import { actions } from "#functions/order/actions.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";
import { sweep } from "#functions/sweep/sweep.ts";
import type { Caller } from "#ports/deps.ts";
import { aLine, anOrder, aPlan, aPromoter, rate } from "#tests/fixtures.ts";

export const NOON_MS = Date.parse("2026-03-10T12:00:00+08:00");

/** A shop over maps whose orders are paid at WeChat: 100.00 of tea, 50.00 of cups, 8.00 freight, 10 % for P. */
export function payShop() {
  const memory = emptyMemory();
  const payments = memoryPayments();
  const clock = { nowMs: NOON_MS, elapsedMs: 0 };
  const logged: unknown[] = [];
  const deps = {
    ...memoryDeps({ memory }),
    payments,
    nowMs: () => clock.nowMs,
    elapsedMs: () => clock.elapsedMs,
    logError: (error: unknown) => void logged.push(error),
  };
  const plan = aPlan({ rates: [rate(1, 1_000)] });
  const published = {
    ...{ _id: "p1@1", plan, version: 1, publishedAtMs: 0, publishedBy: "staff" },
    lint: { pack: "strict" as const, findings: [], declaration: null },
  };
  const seal = deps.seal.mark("plan", sealedText(published));
  memory.documents.plans.set("p1@1", { ...published, rev: 1, seal });
  const versions = [{ planId: "p1", version: 1, fromMs: 0 }];
  memory.documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  memory.documents.promoters.set("P", aPromoter("P", { number: 1 }));
  const touches = [{ promoterNumber: 1, channel: 0, campaign: 0, atMs: NOON_MS - 1 }];
  memory.documents.fans.set("U1", { _id: "U1", rev: 1, base: null, touches });

  const as = (caller: Caller, event: object) =>
    serve("order", { ...deps, caller: () => caller }, actions)(event);
  const aBuy = (orderId: string) => {
    const lines = [aLine("tea", 10_000), aLine("cup", 5_000)];
    const more = { createdAtMs: clock.nowMs, chain: ["P"], freightFen: fen(800) };
    const order = anOrder(lines, { _id: orderId, ...more, totalFen: fen(15_800) });
    memory.documents.orders.set(orderId, order);
  };
  return {
    ...{ memory, payments, clock, logged, deps, as, aBuy },
    pay: (orderId: string, buyer = "U1") => as(person(buyer), { action: "pay", orderId }),
    check: (orderId: string, caller: Caller = person("U1")) =>
      as(caller, { action: "checkPayment", orderId }),
    refund: (orderId: string, refundId: string, fields: object = {}) =>
      as(staff, {
        ...{ action: "refund", orderId, refundId, reason: "少了一件" },
        ...{ lines: [{ sku: "tea", refundFen: 4_000 }] },
        ...fields,
      }),
    /** An order that its buyer has paid, and of which we know. */
    async paid(orderId: string) {
      aBuy(orderId);
      await as(person("U1"), { action: "pay", orderId });
      payments.pay(orderId, clock.nowMs);
      await as(person("U1"), { action: "checkPayment", orderId });
    },
    sweep: () => serveTimer({ ...deps, caller: () => timer }, sweep)(),
    wait: (minutes: number) => void (clock.nowMs += minutes * MINUTE_MS),
    waitDays: (days: number) => void (clock.nowMs += days * DAY_MS),
    keys: (orderId: string) =>
      memory.documents.cases.get(orderId)?.facts.map(({ key }) => key) ?? [],
    booked: (orderId: string) =>
      memory.documents.cases
        .get(orderId)
        ?.schedule.reduce((sum, { amountFen }) => sum + amountFen, 0) ?? 0,
    waitsSince: (orderId: string) => memory.documents.cases.get(orderId)?.waitingSinceMs ?? null,
    nobody,
  };
}
