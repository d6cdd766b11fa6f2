import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import type { Race } from "#tests/proof/races/race.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aPostShop,
  aShop,
  does,
  IN_STORE,
  passes,
  PLAN,
  signs,
  soldInMarch,
} from "#tests/proof/testing/given.ts";
import { NOON_MS, type Shop } from "#tests/proof/testing/shop.ts";

const PAID_FEN = 12_345;
const DISTRICT = { region: "330106" };
const tells = (id: string, atMs: number) => {
  const payment = { orderId: id, transactionId: `t-${id}`, amountFen: fen(PAID_FEN) };
  return ask.tells({ kind: "payment", payment: { ...payment, successAtMs: atMs } });
};

/** Two orders of one buyer who has paid none, and all posts of their address are held. */
async function twoMade(shop: Shop): Promise<void> {
  await aPostShop(shop);
  await does(shop, ask.appoint("E", DISTRICT), ask.appoint("A", { store: "S1" }));
  for (const id of ["ORDER1", "ORDER2"]) {
    await does(shop, ask.create("U", id, PAID_FEN, IN_STORE), ask.pay("U", id));
  }
  shop.clock.nowMs = PAID_MS + 10 * MINUTE_MS;
  await shop.say(({ payments }) => payments.pay("ORDER1", PAID_MS + MINUTE_MS));
  await shop.say(({ payments }) => payments.pay("ORDER2", PAID_MS));
}
const PAID_MS = NOON_MS + DAY_MS;

/** D may get a post, and an order of its district waits for its payment. */
async function vacant(shop: Shop): Promise<void> {
  await aPostShop(shop);
  await does(shop, ask.create("U", "O1", PAID_FEN, IN_STORE));
}
const held = async (shop: Shop): Promise<void> => {
  await vacant(shop);
  await does(shop, ask.appoint("D", DISTRICT));
  passes(shop, HOUR_MS);
};
/** An order some days later shows who holds the post, and which plan is in force. */
async function showsLater(shop: Shop): Promise<void> {
  passes(shop, 8 * DAY_MS);
  await does(shop, ask.create("U", "O9", 30_000, IN_STORE));
  await does(shop, tells9(shop));
}
const tells9 = (shop: Shop) => ask.notice("O9", 30_000, shop.clock.nowMs);
const paying = (rateBp: number) => ({
  ...PLAN,
  rates: [{ distance: 1, rateBp }, ...PLAN.rates.slice(1)],
});
/** What they publish is signed by somebody else. */
async function aSignedShop(shop: Shop): Promise<void> {
  await aShop(shop);
  signs(shop, ...[500, 800, 1_100, 1_200].map(paying));
}

/** Posts, order numbers, versions with notice and bonuses by period. */
export const PLAN_RACES: readonly Race[] = [
  {
    name: "notice ‖ notice ‖ sweep, two first payments of one buyer",
    given: twoMade,
    left: () => tells("ORDER1", PAID_MS + MINUTE_MS),
    right: () => tells("ORDER2", PAID_MS),
    third: () => ask.sweep,
  },
  {
    name: "checkPayment ‖ checkPayment ‖ sweep, two first payments of one buyer",
    given: twoMade,
    left: () => ask.checkPayment("U", "ORDER1"),
    right: () => ask.checkPayment("U", "ORDER2"),
    third: () => ask.sweep,
  },
  {
    name: "appoint ‖ dismiss ‖ payment",
    given: held,
    left: () => ask.appoint("E", DISTRICT),
    right: () => ask.dismiss("D", DISTRICT),
    third: (shop) => ask.notice("O1", PAID_FEN, shop.clock.nowMs),
    then: showsLater,
  },
  {
    name: "appoint ‖ appoint ‖ payment, one post",
    given: vacant,
    left: () => ask.appoint("D", DISTRICT),
    right: () => ask.appoint("E", DISTRICT),
    third: (shop) => ask.notice("O1", PAID_FEN, shop.clock.nowMs),
    then: showsLater,
  },
  {
    name: "publish ‖ publish, worse and worst",
    given: aSignedShop,
    left: () => ask.announce(paying(800)),
    right: () => ask.announce(paying(500)),
    then: showsLater,
  },
  {
    // Whoever comes second is judged by what the first has published: 11 % after 12 % needs its notice.
    name: "publish ‖ publish, better and not so much better",
    given: aSignedShop,
    left: () => ask.announce(paying(1_200)),
    right: () => ask.announce(paying(1_100)),
    then: async (shop) => {
      await does(shop, ask.create("U", "O8", 30_000));
      await does(shop, ask.notice("O8", 30_000, shop.clock.nowMs));
      await showsLater(shop);
    },
  },
  {
    name: "publish ‖ publish, the same",
    given: aSignedShop,
    left: () => ask.announce(paying(800)),
    right: () => ask.announce(paying(800)),
    then: showsLater,
  },
  {
    name: "bonus ‖ refund ‖ settle",
    given: soldInMarch,
    left: () => ask.bonus,
    right: () => ask.refund("O2", "R1", 50_000),
    third: () => ask.settle,
  },
  { name: "bonus ‖ bonus", given: soldInMarch, left: () => ask.bonus, right: () => ask.bonus },
];
