import { HOUR_MS } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aShop,
  does,
  earned,
  paid,
  passes,
  PLAN,
  requested,
  sent,
  wechat,
} from "#tests/proof/testing/given.ts";
import { NOON_MS, type Shop } from "#tests/proof/testing/shop.ts";

/** C was paid for an order of which everything went back. */
async function inDebt(shop: Shop): Promise<void> {
  await aShop(shop);
  await sent(shop, "w1", 9_000);
  await wechat(shop, "w1", "success");
  await does(shop, ask.payout, ask.refund("Ow1", "R1", 90_000));
  passes(shop, HOUR_MS);
  await does(shop, ask.settle);
}
const ofDebt = { promoterId: "C", id: "WO1" };

/** Promoters are paid by bank, without tax, and one waits for it. */
async function waitsForBank(shop: Shop): Promise<void> {
  await aShop(shop, { ...PLAN, tax: "none" });
  await does(
    shop,
    ask.does("books", "setPayoutRules", { rules: { channel: "bank" }, reason: "r" }),
  );
  await requested(shop, "w1", 9_000);
  await does(shop, ask.review("w1", true));
}

async function heldOrder(shop: Shop): Promise<void> {
  await aShop(shop);
  await paid(shop, "O1", 12_345);
  await does(shop, ask.receipt("O1"));
}
const adjustment = { orderId: "O1", id: "A1" };

/** What staff do with the books, by bank, and about orders that wait. */
export const DESK_COMMANDS: readonly Command[] = [
  {
    name: "withdraw.review, the second person",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 600_000);
      await does(shop, ask.review("w1", true));
    },
    asked: { ...ask.review("w1", true), caller: ask.otherStaff },
  },
  {
    name: "withdraw.approveMany",
    given: async (shop) => {
      await aShop(shop, { ...PLAN, tax: "none" });
      await requested(shop, "w1", 9_000);
      await requested(shop, "w2", 8_000);
    },
    asked: ask.does("withdraw", "approveMany", {
      withdrawals: ["w1", "w2"].map((withdrawalId) => ({ withdrawalId, promoterId: "C" })),
    }),
  },
  {
    name: "withdraw.recordBankPayment",
    given: waitsForBank,
    asked: ask.does("withdraw", "recordBankPayment", {
      ...{ withdrawalId: "w1", receipt: "BANK-1", paidFen: 9_000 },
    }),
  },
  {
    name: "withdraw.recordBankFailure",
    given: waitsForBank,
    asked: ask.does("withdraw", "recordBankFailure", { withdrawalId: "w1", reason: "r" }),
  },
  { name: "order.hold", given: heldOrder, asked: ask.hold("O1", "H1") },
  {
    name: "order.endHold",
    given: async (shop) => {
      await heldOrder(shop);
      await does(shop, ask.hold("O1", "H1"));
    },
    asked: ask.endHold("O1", "H1"),
  },
  { name: "order.recordComplaint", given: heldOrder, asked: ask.complaint("O1", "C1") },
  {
    name: "books.recordRepayment",
    given: inDebt,
    asked: ask.does("books", "recordRepayment", {
      ...{ promoterId: "C", receipt: "BANK-1", amountFen: 1_000, paidAtMs: NOON_MS },
    }),
    then: (shop) => earned(shop, "O9", 30_000),
  },
  {
    name: "books.proposeWriteOff",
    given: inDebt,
    asked: ask.does("books", "proposeWriteOff", { ...ofDebt, reason: "r" }),
  },
  {
    name: "books.decideWriteOff",
    given: async (shop) => {
      await inDebt(shop);
      await does(shop, ask.does("books", "proposeWriteOff", { ...ofDebt, reason: "r" }));
    },
    asked: ask.does("books", "decideWriteOff", { ...ofDebt, accept: true }, ask.otherStaff),
    then: (shop) => earned(shop, "O9", 30_000),
  },
  {
    name: "books.decideAdjustment",
    given: async (shop) => {
      await heldOrder(shop);
      const more = { promoterId: "C", amountFen: 77, reason: "r" };
      await does(shop, ask.does("books", "proposeAdjustment", { ...adjustment, ...more }));
    },
    asked: ask.does("books", "decideAdjustment", { ...adjustment, accept: true }, ask.otherStaff),
  },
  {
    name: "books.pause payouts, one waits",
    given: async (shop) => {
      await aShop(shop);
      await requested(shop, "w1", 9_000);
    },
    asked: ask.does("books", "pause", { switch: "payouts", reason: "r" }),
    then: async (shop) => {
      await does(shop, ask.review("w1", true), ask.payout);
      await does(shop, ask.does("books", "resume", { switch: "payouts", reason: "r" }));
    },
  },
];
