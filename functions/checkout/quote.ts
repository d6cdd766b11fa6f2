import type { QuoteReply, QuoteRequest } from "#contracts/checkout.ts";
import { ok, type Result } from "#core/result.ts";
import { freeOrphans } from "#functions/checkout/orphans.ts";
import { pricingOf, type PricingError, quoteOf } from "#functions/checkout/price.ts";
import { routeOf, type RouteError, sightOf } from "#functions/checkout/sight.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What an order would cost, and why. It keeps nothing for anybody. 2 requests. */
export async function quote(
  deps: Deps,
  call: PersonCall,
  { items, delivery, couponId }: QuoteRequest,
): Promise<Result<QuoteReply, PricingError | RouteError>> {
  const seen = await sightOf(deps, call, { items: items ?? null, delivery, orderId: null });
  const sight = { ...seen, buyer: await freeOrphans(deps, seen.buyer, call.nowMs) };
  const route = routeOf(sight, delivery);
  if (!route.ok) return route;
  const pricing = pricingOf(sight, route.value, couponId, { orderId: null, nowMs: call.nowMs });
  if (!pricing.ok) return pricing;
  return ok(await quoteOf(deps, sight, route.value, pricing.value));
}
