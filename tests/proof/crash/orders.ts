import { HOUR_MS } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aShop,
  does,
  earned,
  guardBandOf,
  lateNotice,
  numberOf,
  ordered,
  paid,
  passes,
  PLAN,
  requested,
  sent,
  wechat,
} from "#tests/proof/testing/given.ts";

/** Money in: orders, payments, receipts, refunds. */
export const ORDER_COMMANDS: readonly Command[] = [
  {
    name: "order.create",
    given: (shop) => aShop(shop),
    asked: ask.create("U", "O1", 12_345),
    then: (shop) => does(shop, ask.notice("O1", 12_345, shop.clock.nowMs)),
  },
  {
    name: "notice of a payment",
    given: async (shop) => {
      await aShop(shop);
      await ordered(shop, "O1", 12_345);
    },
    asked: (shop) => ask.notice("O1", 12_345, shop.clock.nowMs),
  },
  {
    name: "late notice, another order is somebody else's after all",
    ...lateNotice,
  },
  {
    name: "order.confirmReceipt",
    given: async (shop) => {
      await aShop(shop);
      await paid(shop, "O1", 12_345);
    },
    asked: ask.receipt("O1"),
  },
  {
    name: "order.recordRefund before the payment is known",
    given: async (shop) => {
      await aShop(shop);
      await ordered(shop, "O1", 12_345);
    },
    asked: ask.refund("O1", "R1", 4_567),
    then: (shop) => does(shop, ask.notice("O1", 12_345, shop.clock.nowMs)),
  },
  {
    name: "order.recordRefund during the freeze",
    given: async (shop) => {
      await aShop(shop);
      await paid(shop, "O1", 12_345);
      await does(shop, ask.receipt("O1"));
    },
    asked: ask.refund("O1", "R1", 4_567),
  },
  {
    name: "order.recordRefund inside the guard band",
    given: async (shop) => {
      await aShop(shop);
      await paid(shop, "O1", 12_345);
      await does(shop, ask.receipt("O1"));
      guardBandOf(shop, "O1");
    },
    asked: ask.refund("O1", "R1", 4_567),
  },
  {
    name: "order.recordRefund while a withdrawal waits for staff",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 2_000);
    },
    asked: ask.refund("Ow1", "R1", 20_000),
  },
  {
    name: "order.recordRefund after the payout",
    given: async (shop) => {
      await aShop(shop);
      await sent(shop, "w1", 2_000);
      await wechat(shop, "w1", "success");
      await does(shop, ask.payout);
    },
    asked: ask.refund("Ow1", "R1", 20_000),
    then: (shop) => earned(shop, "O2", 60_000),
  },
  {
    name: "qrcode.scan",
    given: async (shop) => {
      await aShop(shop, { ...PLAN, attribution: { policy: "last" } });
      passes(shop, HOUR_MS);
    },
    asked: (shop) => ask.scan("U", numberOf(shop, "A")),
    then: (shop) => paid(shop, "O1", 12_345),
  },
];
