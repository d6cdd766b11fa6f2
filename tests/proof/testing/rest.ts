import { DAY_MS, MINUTE_MS } from "#core/time.ts";
import { TIMERS } from "#tests/proof/testing/asked.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

const ROUNDS_MAX = 60;
/** Later than anything falls due that nobody holds: the longest wait for a receipt of the plans used here. */
const LONG_MS = 61 * DAY_MS;

/**
 * What really happens after any call, killed or not: timers run, WeChat tells its notices again and people
 * open WeChat's receipt page; then two months go by. Ends when nothing changes any more.
 */
export async function comeToRest(shop: Shop, timers = TIMERS): Promise<void> {
  for (let round = 0; round < 3; round++) await oneRound(shop, timers);
  shop.clock.nowMs += LONG_MS;
  for (let round = 0; ; round++) {
    if (round > ROUNDS_MAX) throw new Error("it never rests");
    const { written } = shop.memory;
    await oneRound(shop, timers);
    if (shop.memory.written === written && round > 1) return;
  }
}

async function oneRound(shop: Shop, timers: typeof TIMERS): Promise<void> {
  shop.clock.nowMs += 10 * MINUTE_MS;
  for (const notice of [...shop.notices]) await shop.askOn(notice);
  for (const timer of timers) await shop.askOn(timer);
  for (const { transferNumber, state } of shop.outer.transfers.taken()) {
    if (state !== "confirming") continue;
    await shop.say(({ transfers }) => transfers.script(transferNumber, "success"));
  }
}
