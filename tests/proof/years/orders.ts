import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { aLine } from "#tests/fixtures.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { numberOf } from "#tests/proof/testing/given.ts";
import { asks, at, count, does, type World } from "#tests/proof/years/world.ts";
import { CATEGORY_OF, SKUS } from "#tests/simulation/plans.ts";

const FANS_PER_ORDER = 15;
const PRICES_FEN = [990, 1_290, 4_999, 9_900, 12_345, 26_800, 59_900];

/** Somebody buys; mostly fans, sometimes a promoter for himself. What follows comes by itself. */
export function order(world: World, id: string, atMs: number): void {
  const { random, size, shop } = world;
  const fans = Math.max(10, Math.trunc(size.orders / FANS_PER_ORDER));
  at(world, atMs, async () => {
    const promoters = [...world.activeUntilMs.keys()];
    const buyerId = random.chance(3) ? random.pick(promoters) : `U${random.below(fans)}`;
    if (random.chance(25)) await scan(world, buyerId);
    const lines = Array.from({ length: random.between(1, 3) }, () => {
      const sku = random.pick(SKUS);
      return aLine(sku, random.pick(PRICES_FEN), { category: CATEGORY_OF[sku] });
    });
    await does(world, ask.create(buyerId, id, lines));
    count(world, "orders");
    if (random.chance(4)) return void count(world, "orders never paid");
    const madeMs = shop.memory.documents.orders.get(id)?.createdAtMs ?? 0;
    // WeChat tells whole seconds.
    const successMs = shop.clock.nowMs - (shop.clock.nowMs % 1_000);
    world.paidMs.set(id, Math.max(successMs, madeMs));
    const totalFen = lines.reduce((sum, { paidFen }) => sum + paidFen, 0);
    const told = ask.notice(id, totalFen, successMs);
    const delayMs = random.chance(97) ? random.below(3_000) : random.below(30 * HOUR_MS);
    if (delayMs > MINUTE_MS) count(world, "notices that came late");
    at(world, successMs + delayMs, () => does(world, told));
    if (random.chance(10)) at(world, successMs + delayMs + 15_000, () => does(world, told));
    if (random.chance(80)) {
      const receivedMs = successMs + DAY_MS + random.below(6 * DAY_MS);
      at(world, receivedMs, () => does(world, ask.receipt(id)));
    }
    if (random.chance(12)) refunds(world, id, lines);
    if (random.chance(1)) holds(world, id);
  });
}

async function scan(world: World, fanId: string): Promise<void> {
  const { random, shop, activeUntilMs } = world;
  const active = [...activeUntilMs].filter(([, untilMs]) => untilMs > shop.clock.nowMs);
  if (active.length === 0) return;
  const [promoterId] = random.pick(active);
  await does(world, ask.scan(fanId, numberOf(shop, promoterId)));
}

/** Money goes back, at once or up to a year later, in one piece or several. */
function refunds(
  world: World,
  orderId: string,
  lines: readonly { readonly sku: string; readonly paidFen: number }[],
): void {
  const { random, shop } = world;
  for (let no = random.pick([1, 1, 1, 2, 3]); no > 0; no--) {
    const withinMs = random.pick([2, 2, 20, 20, 60, 365]) * DAY_MS;
    const { sku, paidFen } = random.pick(lines);
    const refundFen = random.chance(60) ? paidFen : random.between(1, paidFen);
    const atMs = shop.clock.nowMs + random.below(withinMs);
    at(world, atMs, async () => {
      const event = { orderId, refundId: `R${orderId}-${no}`, lines: [{ sku, refundFen }] };
      world.refunds.set(orderId, [...(world.refunds.get(orderId) ?? []), event.lines]);
      await does(world, ask.refund(orderId, event.refundId, refundFen, sku));
      count(world, withinMs > 60 * DAY_MS ? "refunds within a year" : "refunds");
    });
  }
}

function holds(world: World, orderId: string): void {
  const { random, shop } = world;
  const fromMs = shop.clock.nowMs + random.below(20 * DAY_MS);
  at(world, fromMs, async () => {
    await does(world, ask.hold(orderId, "H"));
    count(world, "holds");
  });
  at(world, fromMs + random.between(5, 40) * DAY_MS, async () => {
    await asks(world, ask.endHold(orderId, "H"));
  });
}
