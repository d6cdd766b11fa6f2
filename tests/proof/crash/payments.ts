import { fen } from "#core/money.ts";
import { HOUR_MS } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { aShop, does, ordered, passes } from "#tests/proof/testing/given.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

const ID = "ORDER1";
const PAID_FEN = 12_345;

/** The buyer was asked for the money. */
async function askedFor(shop: Shop): Promise<void> {
  await aShop(shop);
  await ordered(shop, ID, PAID_FEN);
  await does(shop, ask.pay("U", ID));
}
/** The instant stays the same when WeChat is told it once more, in a shop that was opened anew. */
function buyerPays(shop: Shop): Promise<void> {
  const atMs = shop.clock.nowMs;
  return shop.say(({ payments }) => payments.pay(ID, atMs));
}

/** He has paid at WeChat, and nobody has told us. */
async function paidThere(shop: Shop): Promise<void> {
  await askedFor(shop);
  await buyerPays(shop);
}

/** And we know. */
async function paidHere(shop: Shop): Promise<void> {
  await paidThere(shop);
  await does(shop, ask.checkPayment("U", ID));
}
const givesBack = (shop: Shop): Promise<void> =>
  shop.say(({ payments }) => payments.endRefund("R1", "succeeded"));

/** Staff have asked for a refund that WeChat has given since. */
async function paidBackThere(shop: Shop): Promise<void> {
  await paidHere(shop);
  await does(shop, ask.payBack(ID, "R1", 2_345));
  await givesBack(shop);
}

const paymentNotice = (shop: Shop) => {
  const transactionId = `t-${ID}`;
  const successAtMs = shop.clock.nowMs;
  const payment = { orderId: ID, transactionId, amountFen: fen(PAID_FEN), successAtMs };
  return ask.tells({ kind: "payment", payment });
};

/** Money in through WeChat: asked for, paid, told, given back, and asked about by the timer. */
export const PAYMENT_COMMANDS: readonly Command[] = [
  {
    name: "order.pay",
    given: async (shop) => {
      await aShop(shop);
      await ordered(shop, ID, PAID_FEN);
    },
    asked: ask.pay("U", ID),
    then: buyerPays,
  },
  { name: "order.checkPayment", given: paidThere, asked: ask.checkPayment("U", ID) },
  { name: "notify of a payment", given: paidThere, asked: paymentNotice },
  {
    name: "sweep, timer: a payment that nobody told",
    given: async (shop) => {
      await paidThere(shop);
      passes(shop, HOUR_MS);
    },
    asked: ask.sweep,
  },
  {
    name: "sweep, timer: a payment that never came is closed",
    given: async (shop) => {
      await askedFor(shop);
      passes(shop, HOUR_MS);
    },
    asked: ask.sweep,
  },
  {
    name: "order.refund",
    given: paidHere,
    asked: ask.payBack(ID, "R1", 2_345),
    then: givesBack,
  },
  {
    name: "order.refund, cloudPay",
    channel: "cloudpay",
    given: paidHere,
    asked: ask.payBack(ID, "R1", 2_345),
    then: givesBack,
  },
  {
    name: "cloudPay's notice of a refund",
    channel: "cloudpay",
    given: paidBackThere,
    asked: ask.cloudRefund({ orderId: ID, refundId: "R1", refundFen: 2_345, totalFen: PAID_FEN }),
  },
  {
    name: "notify of a refund",
    given: paidBackThere,
    asked: (shop) =>
      ask.tells({
        kind: "refund",
        refund: {
          ...{ orderId: ID, refundId: "R1", refundFen: fen(2_345), totalFen: fen(PAID_FEN) },
          ...{ state: "succeeded", succeededAtMs: shop.clock.nowMs },
        },
      }),
  },
  {
    name: "sweep, timer: a refund that nobody told",
    given: async (shop) => {
      await paidBackThere(shop);
      passes(shop, HOUR_MS);
    },
    asked: ask.sweep,
  },
];
