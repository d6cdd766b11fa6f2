import { person } from "#adapters/memory/deps.ts";
import { fen } from "#core/money.ts";
import { chinaDay, DAY_MS, HOUR_MS } from "#core/time.ts";
import type { PaymentRow } from "#core/reconcile/billRow.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aShop,
  does,
  earned,
  grownWallet,
  ordered,
  passes,
  sent,
  wechat,
} from "#tests/proof/testing/given.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

const PAID_FEN = 12_345;

/** A buyer pays, WeChat's bill of the day has it, and the next noon nobody has told us. */
async function billed(shop: Shop, orderId: string): Promise<void> {
  await ordered(shop, orderId, PAID_FEN);
  await does(shop, ask.pay("U", orderId));
  const atMs = shop.clock.nowMs;
  await shop.say(({ payments }) => payments.pay(orderId, atMs));
  await onBill(shop, orderId, `t-${orderId}`, atMs);
  passes(shop, DAY_MS);
}

function onBill(shop: Shop, orderId: string, transactionId: string, atMs: number): Promise<void> {
  const row: PaymentRow = {
    ...{ kind: "payment", orderId, transactionId, amountFen: fen(PAID_FEN), atMs },
  };
  return shop.say(({ bills }) => bills.addTrade(chinaDay(atMs), row));
}

/** Two transfers ended at WeChat, one as we know it and one that no bill has. */
async function transfersBilled(shop: Shop): Promise<void> {
  await aShop(shop);
  await sent(shop, "w1", 90_000);
  await wechat(shop, "w1", "success");
  await does(shop, ask.payout);
  const atMs = shop.clock.nowMs;
  const known = shop.memory.documents.wallets.get("C")?.withdrawals.find(({ id }) => id === "w1");
  const about = known?.transferNumber ?? "";
  const out = { kind: "fund", business: "商家转账", atMs, balanceFen: fen(0) } as const;
  const rows = [
    { ...out, flowId: "f1", about, amountFen: fen(-(known?.transfer?.netFen ?? 0)) },
    { ...out, flowId: "f2", about: "F9W9Tnobody", amountFen: fen(-77) },
  ];
  await shop.say(({ bills }) => bills.addFund("operation", chinaDay(atMs), ...rows));
  passes(shop, DAY_MS);
}

/** A bill that gave no clear answer is asked for again by the next run. */
async function nextHour(shop: Shop): Promise<void> {
  passes(shop, HOUR_MS);
  await does(shop, ask.reconcile);
}

const card = { name: "李四", idNumber: "11010519491231002X", consent: true };

/** What holds the books against WeChat's bills and against themselves, and who is paid under tax. */
export const BOOKS_COMMANDS: readonly Command[] = [
  {
    name: "reconcile, timer: a payment that nobody told",
    given: async (shop) => {
      await aShop(shop);
      await billed(shop, "ORDER1");
    },
    asked: ask.reconcile,
    then: nextHour,
  },
  {
    name: "reconcile, timer: a payment of nobody's, and one that is another one here",
    given: async (shop) => {
      await aShop(shop);
      await billed(shop, "ORDER1");
      await does(shop, ask.checkPayment("U", "ORDER1"));
      const atMs = shop.clock.nowMs - DAY_MS;
      await onBill(shop, "STRANGER", "t-STRANGER", atMs);
      await onBill(shop, "ORDER1", "t-OTHER", atMs);
    },
    asked: ask.reconcile,
    then: nextHour,
  },
  {
    name: "reconcile, timer: transfers",
    given: transfersBilled,
    asked: ask.reconcile,
    then: nextHour,
  },
  {
    name: "audit, timer",
    given: async (shop) => {
      await aShop(shop);
      await earned(shop, "O1", PAID_FEN);
      await sent(shop, "w1", 2_000);
    },
    asked: ask.audit,
    then: async (shop) => {
      passes(shop, DAY_MS);
      await does(shop, ask.audit);
    },
  },
  { name: "audit, timer: a filed wallet", given: filed, asked: ask.audit },
  {
    name: "tax.submitIdentity",
    given: async (shop) => {
      await aShop(shop);
      await does(shop, ask.apply("D"), ask.approve("D"));
      await does(shop, ask.does("tax", "submitIdentity", card, person("D")));
    },
    asked: ask.does("tax", "submitIdentity", { ...card, name: "张四" }, person("D")),
  },
];

async function filed(shop: Shop): Promise<void> {
  await grownWallet(shop);
  passes(shop, HOUR_MS);
  await does(shop, ask.settle);
}
