import { fen } from "#core/money.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { aPostShop, does, IN_STORE } from "#tests/proof/testing/given.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

const [FIRST, SECOND, THIRD] = ["FIRST1", "SECOND", "THIRD1"] as const;
const PAID_FEN = 12_345;

/** The store, the agents of the address and the staff are there, and two orders of U that nobody has paid. */
async function twoMade(shop: Shop): Promise<void> {
  await aPostShop(shop);
  await does(shop, ask.appoint("D", { store: "S1", staff: true }));
  await does(shop, ask.appoint("E", { region: "330106" }), ask.appoint("A", { store: "S1" }));
  for (const id of [FIRST, SECOND]) await does(shop, ask.create("U", id, PAID_FEN, IN_STORE));
}

/** U is asked for both, pays one and a minute later the other at WeChat, and nobody tells. */
async function bothPaidThere(shop: Shop): Promise<void> {
  await twoMade(shop);
  for (const id of [FIRST, SECOND]) {
    await does(shop, ask.pay("U", id));
    const atMs = shop.clock.nowMs;
    await shop.say(({ payments }) => payments.pay(id, atMs));
    shop.clock.nowMs += MINUTE_MS;
  }
}
/** Of the second one it is known already: it was booked as the buyer's first. */
async function secondKnown(shop: Shop): Promise<void> {
  await bothPaidThere(shop);
  await does(shop, ask.checkPayment("U", SECOND));
}

const tells = (id: string, atMs: number) => {
  const payment = { orderId: id, transactionId: `t-${id}`, amountFen: fen(PAID_FEN) };
  return ask.tells({ kind: "payment", payment: { ...payment, successAtMs: atMs } });
};
/** A third order is paid and told at once. */
async function another(shop: Shop): Promise<void> {
  await does(shop, ask.create("U", THIRD, PAID_FEN, IN_STORE));
  await does(shop, tells(THIRD, shop.clock.nowMs));
}

/** Payments under a plan that asks which of the buyer's orders it is, and who holds the posts. */
export const COUNTING_COMMANDS: readonly Command[] = [
  {
    name: "notify of a first payment, with posts",
    given: twoMade,
    asked: (shop) => tells(FIRST, shop.clock.nowMs),
    then: another,
  },
  {
    name: "notify of a first payment, after that of a later one",
    given: async (shop) => {
      await twoMade(shop);
      shop.clock.nowMs += HOUR_MS;
      await does(shop, tells(SECOND, shop.clock.nowMs));
    },
    asked: (shop) => tells(FIRST, shop.clock.nowMs - HOUR_MS),
    then: another,
  },
  {
    name: "order.checkPayment of a first order, after that of a later one",
    given: secondKnown,
    asked: ask.checkPayment("U", FIRST),
    then: another,
  },
  {
    name: "order.checkPayment of a first order, and the buyer never comes back",
    given: secondKnown,
    asked: ask.checkPayment("U", FIRST),
    isLeft: true,
  },
  {
    name: "sweep, timer: a first payment, after that of a later one",
    given: async (shop) => {
      await secondKnown(shop);
      shop.clock.nowMs += HOUR_MS;
    },
    asked: ask.sweep,
    then: another,
  },
  {
    name: "sweep, timer: two payments of one buyer, of which one is his first",
    given: async (shop) => {
      await bothPaidThere(shop);
      shop.clock.nowMs += HOUR_MS;
    },
    asked: ask.sweep,
    isLeft: true,
  },
];
