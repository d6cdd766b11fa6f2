import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aShop,
  due,
  grownWallet,
  longWallet,
  twoApproved,
  does,
  passes,
  numberOf,
  requested,
  sent,
  wechat,
} from "#tests/proof/testing/given.ts";

/** Money out: settlement, withdrawals, WeChat. */
export const WALLET_COMMANDS: readonly Command[] = [
  { name: "settle, timer", given: due, asked: ask.settle },
  { name: "settle with filing", given: longWallet, asked: ask.settle },
  {
    name: "settle with filing of a wallet that earns nothing, once a day",
    given: async (shop) => {
      await grownWallet(shop);
      await does(shop, ask.scan("V", numberOf(shop, "A")), ask.create("V", "O2", 50_000));
      await does(shop, ask.notice("O2", 50_000, shop.clock.nowMs), ask.receipt("O2"));
      passes(shop, 2 * DAY_MS + HOUR_MS);
    },
    asked: ask.settle,
  },
  {
    name: "withdraw.request of what nobody settled",
    given: due,
    asked: ask.request("C", "w1", 5_000),
  },
  {
    name: "withdraw.cancel",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 2_000);
    },
    asked: ask.cancel("C", "w1"),
  },
  {
    name: "withdraw.review yes",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 90_000);
    },
    asked: ask.review("w1", true),
  },
  {
    name: "withdraw.review yes, after a refund that nobody settled",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 90_000);
      await does(shop, ask.refund("Ow1", "R1", 450_000));
      passes(shop, HOUR_MS);
    },
    asked: ask.review("w1", true),
  },
  {
    name: "withdraw.review no",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 2_000);
    },
    asked: ask.review("w1", false),
  },
  {
    name: "withdraw.refresh of one that was paid",
    given: async (shop) => {
      await aShop(shop);
      await sent(shop, "w1", 90_000);
      await wechat(shop, "w1", "success");
    },
    asked: ask.refresh("C", "w1"),
  },
  {
    name: "withdraw.refresh of one that failed",
    given: async (shop) => {
      await aShop(shop);
      await sent(shop, "w1", 90_000);
      await wechat(shop, "w1", "fail");
    },
    asked: ask.refresh("C", "w1"),
  },
  {
    name: "payout, timer: one ended, the next may go",
    given: async (shop) => {
      await twoApproved(shop);
      await wechat(shop, "w1", "success");
    },
    asked: ask.payout,
  },
  {
    name: "payout, timer: one expired, the next may go",
    given: async (shop) => {
      await twoApproved(shop);
      await wechat(shop, "w1", "expire");
    },
    asked: ask.payout,
  },
];
