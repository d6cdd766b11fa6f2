import type { ExplainedOrder, ExplainOrder } from "#contracts/explain.ts";
import { explain } from "#core/attribution/explain.ts";
import type { JudgedTouch } from "#core/attribution/bind.ts";
import { pricedFact } from "#core/commission/facts.ts";
import { concerned, type KnownPlan, type Material } from "#core/explain/material.ts";
import { orderStory, readBy } from "#core/explain/story.ts";
import { TELLERS } from "#core/explain/tellers.ts";
import { linesOf } from "#core/explain/text.ts";
import type { Order } from "#core/order/order.ts";
import { placeOf, versionId } from "#core/plan/calendar.ts";
import { sealedText } from "#core/plan/published.ts";
import { err, ok, type Result } from "#core/result.ts";
import { promotersOf } from "#functions/order/owner.ts";
import { policiesOf } from "#functions/shared/attribution.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import type { OrderView } from "#ports/reads.ts";

/** Lines of goods in one answer: with every component some 20 KB each. */
const LINES_TOLD = 20;
/** So many persons outside of the chain are looked up; further ones are told by their ids. */
const OTHERS_MAX = 50;

/**
 * Why everybody earned what he earned of an order: to staff all of it, to a promoter with a part in it his part, in the
 * same words. Its buyer and strangers are told that there is no such order.
 *
 * 1 request, 1 more for each person who earns outside of the chain, 1 for the plan version if it is not in memory, 1 where
 * the code that bound the buyer named a channel; for staff 1 more for the buyer's other touches. Nothing is written.
 */
export async function explainOrder(
  deps: WithSeal,
  { openid, staffId, nowMs }: EitherCall,
  { orderId, fromLine, language }: ExplainOrder,
): Promise<Result<ExplainedOrder, { readonly code: "order_unknown" }>> {
  const view = await deps.reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order, case: known } = view;
  const people = concerned(order, known);
  const isConcerned = openid !== null && people.includes(openid);
  if (staffId === null && !isConcerned) return err({ code: "order_unknown" });
  const reader = staffId === null && openid !== null ? { promoterId: openid } : "staff";
  const others = people.filter((id) => view.promoters.every(({ _id }) => _id !== id));
  const material: Material = {
    ...{ order, case: known, nowMs, fromLine, linesMax: LINES_TOLD },
    plan: await planOf(deps, view),
    promoters: [...view.promoters, ...(await promotersOf(deps, others.slice(0, OTHERS_MAX)))],
    channel: await channelOf(deps, order),
    touches: reader === "staff" ? await touchesOf(deps, order) : [],
  };
  const statements = readBy(orderStory(material), reader);
  return ok({ orderId, statements, lines: linesOf(TELLERS[language], statements) });
}

/** The version that priced the order. One that is gone, or that no function published, is a finding and no failure. */
async function planOf(
  deps: Pick<WithSeal, "plans" | "store" | "seal" | "logError">,
  { case: known, calendar }: OrderView,
): Promise<KnownPlan> {
  const priced = pricedFact(known?.facts ?? [])?.plan ?? null;
  if (priced === null) return null;
  const fromMs = placeOf(calendar, priced)?.fromMs ?? null;
  try {
    return { published: await deps.plans.get({ ...priced, fromMs: fromMs ?? 0 }), fromMs };
  } catch (error) {
    deps.logError(error);
    const stored = await deps.store.get("plans", versionId(priced));
    if (!stored) return { lost: "plan_missing" };
    const isSealed = deps.seal.matches("plan", sealedText(stored), stored.seal);
    return isSealed ? { published: stored, fromMs } : { lost: "plan_unsealed" };
  }
}

async function channelOf(
  { store }: Pick<WithSeal, "store">,
  { evidence }: Order,
): Promise<string | null> {
  const index = evidence?.channel ?? 0;
  if (index === 0) return null;
  const channels = await store.get("channels", "channels");
  return channels?.names[index] ?? null;
}

/** What the buyer's touches before the order led to; none where they are folded, or fall under a plan that is gone. */
async function touchesOf(
  deps: Pick<WithSeal, "reads" | "plans" | "logError">,
  { buyerId, createdAtMs }: Order,
): Promise<readonly JudgedTouch[]> {
  const view = await deps.reads.fanView(buyerId);
  if (view.fan?.base && view.fan.base.asOfMs > createdAtMs) return [];
  const paidAtMs = view.paidAtMs.filter((atMs) => atMs < createdAtMs);
  try {
    const policyAt = await policiesOf(deps, view);
    return explain({ ...view, paidAtMs }, policyAt, createdAtMs).touches;
  } catch (error) {
    deps.logError(error);
    return [];
  }
}
