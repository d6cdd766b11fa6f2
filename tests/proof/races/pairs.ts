import { DAY_MS, GUARD_BAND_MS, HOUR_MS } from "#core/time.ts";
import { PLAN_RACES } from "#tests/proof/races/planPairs.ts";
import type { Race } from "#tests/proof/races/race.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aShop,
  does,
  due,
  earned,
  lateNotice,
  longWallet,
  numberOf,
  ordered,
  paid,
  passes,
  PLAN,
  requested,
  RICHER,
  twoApproved,
  wechat,
} from "#tests/proof/testing/given.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

/** An order that falls due at this very moment. */
async function fallsDue(shop: Shop): Promise<void> {
  await aShop(shop);
  await earned(shop, "O1", 50_000);
  await paid(shop, "O2", 70_000);
  await does(shop, ask.receipt("O2"));
  passes(shop, 2 * DAY_MS);
}
/** About the instant at which a row falls due, and about the guard band before it. */
const ABOUT_DUE_MS = [
  -GUARD_BAND_MS - 1,
  -GUARD_BAND_MS,
  -GUARD_BAND_MS + 1,
  -60_000,
  -1,
  0,
  1,
  HOUR_MS,
];
const LASTS = { ...PLAN, attribution: { policy: "last" } };

const waits = async (shop: Shop): Promise<void> => {
  await aShop(shop);
  await requested(shop, "w1", 90_000);
};

export const RACES: readonly Race[] = [
  {
    name: "refund ‖ settle",
    given: fallsDue,
    left: () => ask.refund("O2", "R1", 30_000),
    right: () => ask.settle,
    offsetsMs: ABOUT_DUE_MS,
  },
  {
    name: "refund ‖ request",
    given: fallsDue,
    left: () => ask.refund("O2", "R1", 30_000),
    right: () => ask.request("C", "w1", 12_000),
    offsetsMs: ABOUT_DUE_MS,
  },
  {
    name: "receipt ‖ refund",
    given: async (shop) => {
      await aShop(shop);
      await paid(shop, "O1", 50_000);
    },
    left: () => ask.receipt("O1"),
    right: () => ask.refund("O1", "R1", 30_000),
  },
  {
    name: "request ‖ request, the same id and amount",
    given: due,
    left: () => ask.request("C", "w1", 5_000),
    right: () => ask.request("C", "w1", 5_000),
  },
  {
    name: "request ‖ request, the same id and another amount",
    given: due,
    left: () => ask.request("C", "w1", 5_000),
    right: () => ask.request("C", "w1", 4_000),
  },
  {
    name: "request ‖ request, enough for one of them",
    given: due,
    left: () => ask.request("C", "w1", 5_000),
    right: () => ask.request("C", "w2", 4_000),
  },
  {
    name: "request ‖ settle",
    given: due,
    left: () => ask.request("C", "w1", 5_000),
    right: () => ask.settle,
  },
  { name: "settle ‖ settle", given: due, left: () => ask.settle, right: () => ask.settle },
  {
    name: "file ‖ request of an archived id",
    given: longWallet,
    left: () => ask.settle,
    right: () => ask.request("C", "w1", 500),
  },
  {
    name: "file ‖ request",
    given: longWallet,
    left: () => ask.settle,
    right: () => ask.request("C", "new", 500),
  },
  { name: "file ‖ file", given: longWallet, left: () => ask.settle, right: () => ask.settle },
  {
    name: "review ‖ refund",
    given: waits,
    left: () => ask.review("w1", true),
    right: () => ask.refund("Ow1", "R1", 450_000),
  },
  {
    name: "review ‖ settle after a refund",
    given: async (shop) => {
      await waits(shop);
      await does(shop, ask.refund("Ow1", "R1", 450_000));
      passes(shop, HOUR_MS);
    },
    left: () => ask.review("w1", true),
    right: () => ask.settle,
  },
  {
    name: "cancel ‖ review",
    given: waits,
    left: () => ask.cancel("C", "w1"),
    right: () => ask.review("w1", true),
  },
  {
    name: "review yes ‖ review no",
    given: waits,
    left: () => ask.review("w1", true),
    right: () => ask.review("w1", false),
  },
  {
    name: "payout ‖ payout, one ended and the next may go",
    given: async (shop) => {
      await twoApproved(shop);
      await wechat(shop, "w1", "success");
    },
    left: () => ask.payout,
    right: () => ask.payout,
  },
  {
    name: "refresh ‖ payout, both read the end",
    given: async (shop) => {
      await twoApproved(shop);
      await wechat(shop, "w1", "fail");
    },
    left: () => ask.refresh("C", "w1"),
    right: () => ask.payout,
  },
  {
    name: "cancel ‖ payout, approved and not sent",
    given: async (shop) => {
      await twoApproved(shop);
      await wechat(shop, "w1", "success");
    },
    left: () => ask.cancel("C", "w2"),
    right: () => ask.payout,
  },
  {
    name: "scan ‖ order",
    given: async (shop) => {
      await aShop(shop, LASTS);
      passes(shop, HOUR_MS);
    },
    left: (shop) => ask.scan("U", numberOf(shop, "A")),
    right: () => ask.create("U", "O1", 50_000),
    then: (shop) => does(shop, ask.notice("O1", 50_000, shop.clock.nowMs)),
  },
  {
    name: "plan ‖ notice",
    given: async (shop) => {
      await aShop(shop);
      await ordered(shop, "O1", 50_000);
      passes(shop, HOUR_MS);
    },
    left: () => ask.publish(RICHER),
    right: (shop) => ask.notice("O1", 50_000, shop.clock.nowMs),
  },
  {
    name: "ban ‖ notice",
    given: async (shop) => {
      await aShop(shop);
      await ordered(shop, "O1", 50_000);
      passes(shop, HOUR_MS);
    },
    left: () => ask.ban("C"),
    right: (shop) => ask.notice("O1", 50_000, shop.clock.nowMs),
  },
  {
    name: "notice ‖ notice, the same payment",
    given: async (shop) => {
      await aShop(shop);
      await ordered(shop, "O1", 50_000);
    },
    left: (shop) => ask.notice("O1", 50_000, shop.clock.nowMs),
    right: (shop) => ask.notice("O1", 50_000, shop.clock.nowMs),
  },
  {
    name: "late notice ‖ refund of the order that it moves",
    given: lateNotice.given,
    left: () => lateNotice.asked,
    right: () => ask.refund("since", "R1", 10_000),
  },
  {
    name: "approve ‖ approve, two people and one counter",
    given: async (shop) => {
      await aShop(shop);
      await does(shop, ask.apply("D"), ask.apply("E"));
    },
    left: () => ask.approve("D", "C"),
    right: () => ask.approve("E", "B"),
  },
  ...PLAN_RACES,
];
