import { bindingAt } from "#core/attribution/bind.ts";
import type { Fact } from "#core/commission/facts.ts";
import { type Around, priceOrder } from "#core/commission/price.ts";
import { planSchema } from "#contracts/plan.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import type { Order } from "#core/order/order.ts";
import { placeOrder } from "#core/order/place.ts";
import { holderAt, postIdsOf } from "#core/people/post.ts";
import { DEFAULT_ATTRIBUTION } from "#core/plan/defaults.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { permitted } from "#core/plan/publish.ts";
import { openLogPeople } from "#scripts/forecast/logPeople.ts";
import type { EventOf, LogEvent } from "#scripts/replay/events.ts";
import { sealedCart } from "#scripts/replay/shop.ts";

type InForce = { readonly plan: Plan; readonly version: number; readonly fromMs: number };

/**
 * A shop that lives in memory as a log tells it: whose fan a buyer is, and whose order his, by the same rules as the
 * functions. What the functions would refuse is counted and left out.
 *
 * - `later`: what happened to an order after its payment, by its id.
 */
export function openLogShop(later: ReadonlyMap<string, readonly Fact[]>) {
  const people = openLogPeople();
  const paid = new Map<string, number[]>();
  const orders = new Set<string>();
  const plans: InForce[] = [];
  let refused = 0;
  const inForceAt = (atMs: number) => plans.findLast(({ fromMs }) => fromMs <= atMs) ?? null;
  const policyAt = (atMs: number) => inForceAt(atMs)?.plan.attribution ?? DEFAULT_ATTRIBUTION;

  const publish = ({ at, plan: written }: EventOf<"plan">): boolean => {
    const plan = planSchema.parse(written);
    if (!permitted(plan, lintPlan(plan), "all").ok) return false;
    plans.push({ plan, version: plans.length + 1, fromMs: at });
    return true;
  };
  const placed = (event: EventOf<"pay">): Order => {
    const { at, buyer } = event;
    const touches = people.touchesOf(buyer);
    const numbers = new Set(touches.map(({ promoterNumber }) => promoterNumber));
    const promoters = [...numbers].flatMap((number) => people.ofNumber(number) ?? []);
    const fan = { _id: buyer, rev: 1, base: null, touches };
    const history = { fan, paidAtMs: paid.get(buyer) ?? [], promoters };
    const binding = bindingAt(history, policyAt, at);
    const owner = promoters.find(({ _id }) => _id === binding?.promoterId) ?? null;
    const { action: _, expiresAtMs: _ends, seal: _seal, ...cart } = sealedCart(event).request;
    return placeOrder(buyer, cart, at, {
      ...{ binding, owner, self: people.promoters.get(buyer) ?? null },
    });
  };
  const aroundOf = (order: Order, orderNumber: number): Around => {
    const posts = postIdsOf(order).flatMap((id) => people.posts.get(id) ?? []);
    const ids = new Set([
      ...order.chain,
      ...posts.flatMap((post) => holderAt(post, order.createdAtMs) ?? []),
      ...order.lines.flatMap(({ supplier }) => supplier ?? []),
      ...(order.storeStaff === undefined ? [] : [order.storeStaff]),
    ]);
    const promoters = [...ids].flatMap((id) => people.promoters.get(id) ?? []);
    return { promoters, orderNumber, posts };
  };
  const pay = (event: EventOf<"pay">): PastSale | null => {
    const { at, order: orderId, buyer } = event;
    if (orders.has(orderId)) return null;
    orders.add(orderId);
    const order = placed(event);
    const before = paid.get(buyer) ?? [];
    paid.set(buyer, [...before, at]);
    const payment = { transactionId: orderId, amountFen: order.totalFen, successAtMs: at };
    const around = aroundOf(order, before.length + 1);
    const facts = later.get(orderId) ?? [];
    const recorded = [priceOrder(order, payment, inForceAt(at), around), ...facts];
    return { order, payment, facts, around, recorded };
  };
  return {
    /** The past sale that a payment makes; null for any other event, and for what is refused. */
    play(event: LogEvent): PastSale | null {
      const sale = event.do === "pay" ? pay(event) : null;
      const isTaken =
        event.do === "pay"
          ? sale !== null
          : event.do === "plan"
            ? publish(event)
            : people.play(event);
      if (!isTaken) refused += 1;
      return sale;
    },
    refused: () => refused,
    promoters: () => people.promoters.size,
  };
}
