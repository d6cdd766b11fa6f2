import { BOOKS_COMMANDS } from "#tests/proof/crash/books.ts";
import { COUNTING_COMMANDS } from "#tests/proof/crash/counting.ts";
import { DESK_COMMANDS } from "#tests/proof/crash/desk.ts";
import { ORDER_COMMANDS } from "#tests/proof/crash/orders.ts";
import { PAYMENT_COMMANDS } from "#tests/proof/crash/payments.ts";
import { PEOPLE_COMMANDS } from "#tests/proof/crash/people.ts";
import { PLAN_COMMANDS } from "#tests/proof/crash/plans.ts";
import { WALLET_COMMANDS } from "#tests/proof/crash/wallets.ts";

/** Every command of the money. Another one is a row in one of these. */
export const COMMANDS = [
  ...ORDER_COMMANDS,
  ...PAYMENT_COMMANDS,
  ...WALLET_COMMANDS,
  ...DESK_COMMANDS,
  ...BOOKS_COMMANDS,
  ...PEOPLE_COMMANDS,
  ...PLAN_COMMANDS,
  ...COUNTING_COMMANDS,
];
