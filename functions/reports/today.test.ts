import type { TodayReply } from "#contracts/reports.ts";
import { approvedIn, earned, ended, sent } from "#core/tax/testing/wallets.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { trialNow } from "#functions/audit/testing/trialNow.ts";
import { NOON_MS, reportShop } from "#functions/reports/testing/reportShop.ts";

/** What the page of today calls pending, and what the trial balance does. */
async function pendingOf(shop: ReturnType<typeof reportShop>): Promise<readonly unknown[]> {
  const { standing } = await shop.ask<TodayReply>("today");
  return [standing.pendingFen, (await trialNow(shop.deps)).get("pending")];
}

it("is counted once a minute, and costs one request in between", async () => {
  const shop = reportShop();
  shop.sell({ paidAtMs: NOON_MS - HOUR_MS, seller: 1 });
  const first = await shop.ask<TodayReply>("today");
  expect(first.today).toMatchObject({ orders: 1, paidFen: 1_000, untilMs: NOON_MS });
  shop.sell({ paidAtMs: NOON_MS, seller: 1 });
  shop.clock.nowMs += MINUTE_MS - 1;
  // Who he is, and the page.
  expect(await shop.cost(() => shop.ask("today"))).toEqual([2, 0]);
  expect(await shop.ask("today")).toEqual(first);
  shop.clock.nowMs += 1;
  expect((await shop.ask<TodayReply>("today")).today.orders).toBe(2);
});

it("is not yesterday's page after midnight, however fresh that is", async () => {
  const shop = reportShop();
  shop.clock.nowMs = NOON_MS + 12 * HOUR_MS - 1;
  await shop.ask("today");
  shop.clock.nowMs += 1;
  expect((await shop.ask<TodayReply>("today")).today.day).toBe("2026-03-06");
});

it("sets today beside yesterday up to the same hour", async () => {
  const shop = reportShop();
  const dayMs = 24 * HOUR_MS;
  shop.sell({ paidAtMs: NOON_MS - dayMs, tea: 2 });
  shop.sell({ paidAtMs: NOON_MS - dayMs + 1 }); // Later than the same hour.
  shop.sell({
    ...{ paidAtMs: NOON_MS - 2 * dayMs, tea: 3, refundFen: 700, refundedAtMs: NOON_MS - 5 },
  });
  const { today, yesterday } = await shop.ask<TodayReply>("today");
  expect(yesterday).toMatchObject({ day: "2026-03-04", orders: 1, revenueFen: 2_000 });
  expect(today).toMatchObject({ orders: 0, refunds: 1, refundedFen: 700, revenueFen: -700 });
});

it("counts what a bank paid on the day that it is written down, however long ago it was sent", async () => {
  const shop = reportShop();
  const wallet = approvedIn(earned("P1", 5_000), "w1", 2_000, NOON_MS - 80 * DAY_MS);
  const onTheWay = sent(wallet, "w1", "none", NOON_MS - 80 * DAY_MS);
  shop.documents.wallets.set("P1", ended(onTheWay, "w1", "confirm", NOON_MS - HOUR_MS));
  const { standing } = await shop.ask<TodayReply>("today");
  expect(standing).toMatchObject({ paidTodayFen: 2_000, paidMonthFen: 2_000 });
});

it("adds what was booked since to what is known, and is the same when made from nothing", async () => {
  const shop = reportShop();
  for (let minutes = 0; minutes < 30; minutes += 2) {
    // Some by calls that began two minutes ago, some taken back.
    shop.sell({
      paidAtMs: shop.clock.nowMs - (minutes % 3) * MINUTE_MS,
      seller: 1 + (minutes % 3),
    });
    const refund = { refundFen: 500, refundedAtMs: shop.clock.nowMs };
    shop.sell({ paidAtMs: shop.clock.nowMs - 1, seller: 3, tea: 2, ...refund });
    shop.clock.nowMs += 2 * MINUTE_MS;
    const [shown, books] = await pendingOf(shop);
    expect(shown).toBe(books);
  }
  const before = await shop.ask<TodayReply>("today");
  shop.documents.snapshots.clear();
  expect(await shop.ask("today")).toEqual(before);
});
