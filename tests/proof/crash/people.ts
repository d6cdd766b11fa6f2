import { HOUR_MS, nextMidnightMs } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { aShop, does, numberOf, paid, passes, RICHER } from "#tests/proof/testing/given.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

/** An order two days later shows what has become of the plan, of the level, of the person. */
async function showsLater(shop: Shop): Promise<void> {
  passes(shop, nextMidnightMs(shop.clock.nowMs) - shop.clock.nowMs + HOUR_MS);
  await paid(shop, "O9", 30_000);
}

/** Plans and people: what they change, orders show. */
export const PEOPLE_COMMANDS: readonly Command[] = [
  {
    name: "commission.publishPlan",
    given: (shop) => aShop(shop),
    asked: ask.publish(RICHER),
    then: showsLater,
  },
  {
    name: "commission.approve",
    given: async (shop) => {
      await aShop(shop);
      await does(shop, ask.apply("D"));
    },
    asked: ask.approve("D", "C"),
    then: async (shop) => {
      await does(shop, ask.scan("V", numberOf(shop, "D")), ask.create("V", "O9", 30_000));
      await does(shop, ask.notice("O9", 30_000, shop.clock.nowMs));
    },
  },
  {
    name: "commission.setLevel",
    given: (shop) => aShop(shop, RICHER),
    asked: ask.setLevel("C", "gold"),
    then: showsLater,
  },
  {
    name: "commission.ban",
    given: (shop) => aShop(shop),
    asked: ask.ban("C"),
    then: showsLater,
  },
];
