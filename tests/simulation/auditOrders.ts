import { bindingAt } from "#core/attribution/bind.ts";
import type { Touch } from "#core/attribution/fan.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { DEFAULT_ATTRIBUTION } from "#core/plan/defaults.ts";
import { knowledgeAt, type Truth } from "#tests/simulation/truth.ts";
import type { World } from "#tests/simulation/world.ts";

/**
 * An order's chain is fixed when it is made. It must be what core/attribution says of all touches and
 * payments that the maker could know: those from before the step in which his call looked.
 */
export function auditOrderWrite(world: World, order: Order): void {
  const { truth, scheduler, violations } = world;
  const call = scheduler.acting();
  if (!call || call.firstStep === null) return;
  const { chain, selfPurchase } = chainOf(truth, order.buyerId, call.nowMs, call.firstStep);
  if (order.selfPurchase === selfPurchase && order.chain.join() === chain.join()) return;
  const text = `its chain is ${order.chain.join() || "nobody"}, should be ${chain.join() || "nobody"}`;
  violations.push({ invariant: "attribution", id: order._id, text });
}

function chainOf(truth: Truth, buyerId: string, atMs: number, step: number) {
  const self = truth.promoters.get(buyerId);
  const selfPurchase = self !== undefined && self.step <= step && self.approvedAtMs <= atMs;
  const ownerId = selfPurchase ? buyerId : ownerOf(truth, buyerId, atMs, step);
  const chain: string[] = [];
  for (let id = ownerId; id && chain.length < 3;) {
    chain.push(id);
    id = truth.promoters.get(id)?.introducerId ?? null;
  }
  return { chain, selfPurchase };
}

function ownerOf(truth: Truth, fanId: string, atMs: number, step: number): string | null {
  const known = knowledgeAt(truth, step);
  const touches = truth.touches
    .filter((touch) => touch.fanId === fanId && touch.step <= step)
    .map((touch): Touch => {
      const promoterNumber = truth.promoters.get(touch.promoterId)?.number ?? 0;
      return { promoterNumber, channel: 0, campaign: 0, atMs: touch.atMs };
    });
  const payments = [...truth.payments.values()].filter(
    (payment) => payment.buyerId === fanId && payment.known && payment.known.step <= step,
  );
  const promoters = [...truth.promoters].map(([_id, { number, approvedAtMs }]): Promoter => {
    const ban = truth.bans.get(_id);
    const bannedAtMs = ban && ban.step <= step ? ban.atMs : null;
    const rest = { rev: 1, introducerIds: [], levels: [], banReason: null };
    return { _id, number, approvedAtMs, bannedAtMs, ...rest };
  });
  const binding = bindingAt(
    {
      fan: { _id: fanId, rev: 1, base: null, touches },
      paidAtMs: payments.map(({ successAtMs }) => successAtMs),
      promoters,
    },
    (eventMs) => known.planAt(eventMs)?.attribution ?? DEFAULT_ATTRIBUTION,
    atMs,
  );
  return binding?.promoterId ?? null;
}
