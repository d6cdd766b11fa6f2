import { bookedFen } from "#core/commission/case.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { aLine } from "#tests/fixtures.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import { auditShop } from "#tests/proof/testing/audit.ts";
import {
  aShop,
  does,
  earned,
  lateNotice,
  longWallet,
  passes,
  PLAN,
  requested,
} from "#tests/proof/testing/given.ts";
import { openLine } from "#tests/proof/testing/line.ts";
import { isUnheard, openShop, type Shop } from "#tests/proof/testing/shop.ts";

/**
 * What the crash points cannot see, since they compare with a quiet run that is wrong too, and what chance finds too
 * seldom: each of these is a defect that once stayed unseen by all other suites here.
 */

const walletOf = (shop: Shop, id: string) => shop.memory.documents.wallets.get(id);

it("a late notice gives an order made since to whom it belongs after all", async () => {
  const shop = openShop();
  await lateNotice.given(shop);
  const booked = () => {
    const known = shop.memory.documents.cases.get("since");
    return ["C", "B", "A"].map((id) => (known ? bookedFen(known, id) : null));
  };
  expect(booked()).toEqual([0, 0, 4_000]); // A, whose code was opened last.
  await does(shop, lateNotice.asked);
  expect(booked()).toEqual([4_000, 2_000, 1_200]); // C, whom the earlier payment had kept bound.
});

it("an approval counts in what a refund took back and nobody settled", async () => {
  const shop = openShop();
  await aShop(shop);
  await requested(shop, "w1", 90_000);
  await does(shop, ask.refund("Ow1", "R1", 450_000));
  passes(shop, HOUR_MS);
  expect(await shop.ask(ask.review("w1", true))).toMatchObject({ ok: false });
  expect(shop.outer.transfers.taken()).toEqual([]);
});

it("an id that is asked for, closed and archived during a request for it is not used twice", async () => {
  const shop = openShop();
  await longWallet(shop);
  // The same promoter, on another phone, and a timer: all between the first look of the request and its write.
  const others = async (): Promise<void> => {
    await does(shop, ask.request("C", "again", 1_000), ask.cancel("C", "again"));
    for (let no = 1; no <= 26; no++) {
      await does(shop, ask.request("C", `x${no}`, 1_000), ask.cancel("C", `x${no}`));
    }
    await does(shop, ask.settle);
  };
  const asked = ask.request("C", "again", 2_000);
  const line = openLine({ at: 2, mode: "twin" }, { touch: () => {}, twin: others });
  const heard = await shop.ask(asked, line);
  expect(line.operations.length).toBeGreaterThan(2);
  expect(shop.memory.documents.withdrawals.has("C:again")).toBe(true);
  const last = isUnheard(heard) ? await shop.ask(asked) : heard;
  expect(last).toEqual({ ok: false, code: "withdrawal_id_taken" });
  expect(auditShop(shop, false)).toEqual([]);
});

it("a timer whose clock is ahead hides nothing from the next one", async () => {
  const shop = openShop();
  await aShop(shop);
  await earned(shop, "O1", 50_000);
  expect(walletOf(shop, "C")?.availableFen).toBe(5_000);
  passes(shop, DAY_MS);
  await shop.ask(ask.settle, openLine(), -2.5 * MINUTE_MS);
  // Decided a minute ago, so that it is due before the instant up to which the timer has looked.
  await shop.ask(ask.refund("O1", "R1", 20_000), openLine(), MINUTE_MS);
  passes(shop, HOUR_MS);
  await does(shop, ask.settle);
  expect(walletOf(shop, "C")?.availableFen).toBe(3_000);
});

it("a ban gives nobody behind more where an order's cap binds, also of lines that only the banned one earned of", async () => {
  const shop = openShop();
  await aShop(shop, {
    ...PLAN,
    overrides: [
      { sku: "tea", distance: 2, rateBp: 0 },
      { sku: "tea", distance: 3, rateBp: 0 },
    ],
    perOrderCapFen: 1_000,
  });
  const lines = [aLine("tea", 100_000), aLine("pot", 2_000)];
  await does(shop, ask.create("U", "O1", lines), ask.create("U", "O2", lines));
  await does(shop, ask.notice("O1", 102_000, shop.clock.nowMs));
  passes(shop, HOUR_MS);
  await does(shop, ask.ban("C"), ask.notice("O2", 102_000, shop.clock.nowMs + MINUTE_MS));
  const bookedOf = (orderId: string) => {
    const known = shop.memory.documents.cases.get(orderId);
    return ["C", "B", "A"].map((id) => (known ? bookedFen(known, id) : null));
  };
  expect([bookedOf("O1"), bookedOf("O2")]).toEqual([
    [1_000, 0, 0],
    [0, 0, 0],
  ]);
});

it("a run of the timer payout does not stop at what another one wrote down for the bank meanwhile", async () => {
  for (let at = 0; at < 4; at++) {
    const shop = openShop();
    await aShop(shop);
    await requested(shop, "w1", 90_000);
    await does(shop, ask.does("books", "pause", { switch: "payouts", reason: "r" }));
    await does(shop, ask.review("w1", true));
    await does(shop, ask.does("books", "resume", { switch: "payouts", reason: "r" }));
    const others = async (): Promise<void> => {
      const rules = { channel: "bank" };
      await does(shop, ask.does("books", "setPayoutRules", { rules, reason: "r" }), ask.payout);
    };
    const line = openLine({ at, mode: "twin" }, { touch: () => {}, twin: others });
    await shop.ask(ask.payout, line);
    expect(shop.errors).toEqual([]);
    expect(auditShop(shop, false)).toEqual([]);
  }
});
