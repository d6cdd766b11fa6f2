import fc from "fast-check";
import { memoryDeps, staff } from "#adapters/memory/deps.ts";
import { anyPlan } from "#core/commission/testing/anyComponents.ts";
import {
  anyOrder,
  anyPeople,
  anyPosts,
  anyRefunds,
  PAID_MS,
} from "#core/commission/testing/anySale.ts";
import type { ForecastReport } from "#core/forecast/report.ts";
import type { Plan } from "#core/plan/plan.ts";
import { sealedText } from "#core/plan/published.ts";
import { recordPayment } from "#functions/order/recordPayment.ts";
import { recordRefund } from "#functions/order/recordRefund.ts";
import { actions } from "#functions/plans/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** A brand over maps with one plan in force from the start. */
function brandOf(plan: Plan) {
  const deps = memoryDeps({ caller: () => staff });
  const { documents } = deps.memory;
  const published = {
    ...{ _id: "p1@1", plan, version: 1, publishedAtMs: 0, publishedBy: "staff" },
    lint: { pack: plan.pack, findings: [], declaration: plan.declaration },
  };
  const seal = deps.seal.mark("plan", sealedText(published));
  documents.plans.set(published._id, { ...published, rev: 1, seal });
  const versions = [{ planId: "p1", version: 1, fromMs: 0 }];
  documents.calendars.set("plans", { _id: "plans", rev: 1, versions });
  return { deps, documents };
}

const anySales = fc.array(
  fc.record({
    order: anyOrder,
    buyer: fc.constantFrom("U1", "U2"),
    laterMs: fc.integer({ min: 0, max: 2 }),
    lateMs: fc.constantFrom(0, 0, 5_000),
    refunds: anyRefunds,
  }),
  { minLength: 1, maxLength: 6 },
);

it("the plan in force over its own past orders gives exactly what was booked, person by person", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPlan.map((plan): Plan => ({ ...plan, id: "p1" })),
      anyPeople,
      anyPosts,
      anySales,
      async (plan, people, posts, sales) => {
        const { deps, documents } = brandOf(plan);
        for (const person of people) documents.promoters.set(person._id, person);
        for (const post of posts) documents.posts.set(post._id, post);
        let atMs = PAID_MS - 3;
        for (const [index, { order, buyer, laterMs, lateMs, refunds }] of sales.entries()) {
          atMs += laterMs;
          const _id = `O${index}`;
          const buyerId = order.selfPurchase ? order.buyerId : buyer;
          documents.orders.set(_id, { ...order, _id, buyerId, createdAtMs: atMs });
          const told = { orderId: _id, transactionId: _id, amountFen: order.totalFen };
          await recordPayment(deps, { ...told, successAtMs: atMs }, atMs + lateMs);
          for (const { key, lines } of refunds) {
            const refund = { action: "recordRefund" as const, orderId: _id, lines: [...lines] };
            const by = { caller: staff, staffId: "staff-1", nowMs: atMs };
            await recordRefund(deps, by, { ...refund, refundId: key.slice(7) });
          }
        }
        const report = await forecastOf(deps, plan);
        const booked = new Map<string, number>();
        for (const { schedule } of documents.cases.values()) {
          for (const { promoterId, amountFen } of schedule) {
            booked.set(promoterId, (booked.get(promoterId) ?? 0) + amountFen);
          }
        }
        const { change, total, places, orders } = report;
        expect(orders).toBe(documents.cases.size);
        expect(change).toMatchObject({ ordersMore: 0, ordersLess: 0, winners: 0, losers: 0 });
        for (const { draftFen, baseFen } of places) expect(draftFen).toBe(baseFen);
        const bookedFen = [...booked.values()].reduce((sum, one) => sum + one, 0);
        expect(total.draftFen + total.supplyFen).toBe(bookedFen);
        const supplied = total.supplyFen > 0;
        for (const { id, draftFen } of supplied ? [] : report.earnings.top) {
          expect([id, draftFen]).toEqual([id, booked.get(id)]);
        }
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

async function forecastOf(deps: ReturnType<typeof brandOf>["deps"], plan: Plan) {
  const main = serve("plans", deps, actions);
  // What a schema made of a plan is no longer what people write: the job is put where it would stand.
  const { newJob } = await import("#core/forecast/job.ts");
  const job = newJob({
    ...{ _id: "f1", draft: plan, against: "booked", costs: [] },
    ...{ fromMs: 0, untilMs: PAID_MS + 1_000, startedAtMs: 0, startedBy: "staff-1", promoters: 6 },
  });
  deps.memory.documents.forecasts.set("f1", job);
  await main({ action: "stepForecast", forecastId: "f1" });
  const reply = await main({ action: "forecast", forecastId: "f1" });
  if (!reply.ok) throw new Error(reply.error.code);
  return (reply.data as { report: ForecastReport }).report;
}
