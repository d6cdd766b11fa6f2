import { DAY_MS } from "#core/time.ts";
import { aLine } from "#tests/fixtures.ts";
import { emptyLedger, type Ledger } from "#tests/proof/model/ledger.ts";
import { INTRODUCERS, PLANS } from "#tests/proof/model/people.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { aShop, does } from "#tests/proof/testing/given.ts";
import { openShop, type Snapshot } from "#tests/proof/testing/shop.ts";
import { planInput } from "#tests/simulation/plans.ts";

/** A life begins with money to ask for: three orders of U, received, due a day ago and counted in by nobody. */
const ORDERS = [60_000, 99_999, 30_001] as const;
const AGO_MS = 3 * DAY_MS;
const SECOND_MS = 1_000;

export async function richShop(): Promise<Snapshot> {
  const shop = openShop();
  await aShop(shop, { ...planInput(PLANS[0]) });
  const startMs = shop.clock.nowMs;
  for (const [index, paidFen] of ORDERS.entries()) {
    const id = `O${index + 1}`;
    await does(shop, ask.create("U", id, paidFen));
    await does(shop, ask.notice(id, paidFen, shop.clock.nowMs), ask.receipt(id));
  }
  shop.clock.nowMs = startMs + AGO_MS;
  return shop.snapshot();
}

/** The same, as the ledger has it: each call of `richShop` came a second after the one before it. */
export function richLedger(nowMs: number): Ledger {
  const ledger = emptyLedger(nowMs, INTRODUCERS);
  ledger.plans.push({ plan: PLANS[0], fromMs: 0 });
  ledger.owners.set("U", "C");
  let atMs = nowMs - AGO_MS;
  for (const [index, paidFen] of ORDERS.entries()) {
    const paidMs = atMs + SECOND_MS; // The notice, a second later, tells when it was made.
    atMs += 3 * SECOND_MS;
    ledger.orders.set(`O${index + 1}`, {
      ...{ buyerId: "U", lines: [aLine("tea", paidFen)], chain: ["C", "B", "A"], paidMs },
      facts: [
        { is: "paid", atMs: paidMs + SECOND_MS, orderNumber: index + 1 },
        { is: "received", atMs },
      ],
    });
  }
  return ledger;
}
