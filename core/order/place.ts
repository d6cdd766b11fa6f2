import type { Binding } from "#core/attribution/bind.ts";
import { fen } from "#core/money.ts";
import type { Order, OrderLine, SaleFacts } from "#core/order/order.ts";
import { INTRODUCERS_MAX, type Promoter, wasApprovedAt } from "#core/people/promoter.ts";
import { canonicalJson } from "#core/canonicalJson.ts";

/** A cart as the shop priced it: what is bought, what for, where and to whom it goes. */
export type Cart = SaleFacts & {
  readonly orderId: string;
  readonly lines: readonly OrderLine[];
  readonly freightFen: Order["freightFen"];
};

/** The text that the shop's mark covers, so that a buyer can change neither a price nor the buyer. */
export const cartText = (buyerId: string, cart: Cart, expiresAtMs: number): string =>
  canonicalJson({
    buyerId,
    expiresAtMs,
    freightFen: cart.freightFen,
    lines: cart.lines,
    orderId: cart.orderId,
    ...saleFacts(cart),
  });

/** What the shop knows of a sale, without what it does not. */
export function saleFacts({ customerGroup, region, store, storeStaff }: SaleFacts): SaleFacts {
  return {
    ...(customerGroup === undefined ? {} : { customerGroup }),
    ...(region === undefined ? {} : { region }),
    ...(store === undefined ? {} : { store }),
    ...(storeStaff === undefined ? {} : { storeStaff }),
  };
}

/**
 * The order that a buyer makes, with its attribution fixed for good.
 *
 * - `binding`: whose fan the buyer is at `createdAtMs`; null = the brand's.
 * - `owner`, `self`: the promoters behind the binding and behind the buyer, where there are such.
 * - A buyer who is a promoter heads his own chain: what that pays is the plan's `selfPurchase`.
 * - Source: docs/replay.md, "What the amounts follow", 4.
 */
export function placeOrder(
  buyerId: string,
  cart: Cart,
  createdAtMs: number,
  {
    binding,
    owner,
    self,
  }: { binding: Binding | null; owner: Promoter | null; self: Promoter | null },
): Order {
  const selfPurchase = self !== null && wasApprovedAt(self, createdAtMs);
  const head = selfPurchase ? self : owner;
  return {
    _id: cart.orderId,
    rev: 1,
    buyerId,
    lines: cart.lines,
    freightFen: cart.freightFen,
    totalFen: fen(cart.lines.reduce<number>((sum, { paidFen }) => sum + paidFen, cart.freightFen)),
    createdAtMs,
    chain: chainOf(head),
    selfPurchase,
    ...saleFacts(cart),
    evidence:
      binding && !selfPurchase
        ? {
            promoterId: binding.promoterId,
            boundAtMs: binding.boundAtMs,
            untilMs: binding.untilMs,
            promoterNumber: binding.promoterNumber,
            channel: binding.channel,
            campaign: binding.campaign,
            ...(binding.moved ? { moved: true } : {}),
          }
        : null,
    calendar: "plans",
  };
}

/** Who may earn of an order: whose it is, and his introducers. */
export const chainOf = (head: Promoter | null): readonly string[] =>
  head ? [head._id, ...head.introducerIds].slice(0, INTRODUCERS_MAX) : [];

/** Whether two orders are the same purchase: a repeated request, not another one under its id. */
export const samePurchase = (a: Order, b: Order): boolean =>
  cartText(a.buyerId, { ...a, orderId: a._id }, 0) ===
  cartText(b.buyerId, { ...b, orderId: b._id }, 0);
