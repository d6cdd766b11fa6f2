import fc from "fast-check";
import { openForecast } from "#core/forecast/fold.ts";
import { reportOf } from "#core/forecast/report.ts";
import { isBonusCaseId } from "#core/bonus/caseId.ts";
import { bookedFen } from "#core/commission/case.ts";
import { newestMeasured } from "#core/bonus/measured.ts";
import { basisPoints } from "#core/money.ts";
import type { PeriodBonus } from "#core/plan/components.ts";
import { chinaMonth, DAY_MS, monthsLaterMs } from "#core/time.ts";
import { at, bonusShop, tier } from "#functions/bonus/testing/bonusShop.ts";
import { pastSales } from "#functions/plans/pastSales.ts";

/** Goal: what a forecast says of bonuses by period is what the timer books, month by month and person by person. */

const START_MS = at("2026-01-01");
const MONTHS = 14;
const SELLERS = ["A", "B", "C"] as const;

const anyTiers = fc
  .uniqueArray(fc.constantFrom(1, 50_000, 150_000, 400_000), { minLength: 1, maxLength: 3 })
  .chain((froms) => {
    const bps = fc.array(fc.constantFrom(0, 50, 133, 300, 700), { minLength: 3, maxLength: 3 });
    return bps.map((rates) =>
      froms.toSorted((a, b) => a - b).map((fromFen, n) => tier(fromFen, rates[n] ?? 0)),
    );
  });
const anyPeriods = fc.array(
  fc.record({
    period: fc.constantFrom<PeriodBonus["period"]>("month", "month", "quarter", "year"),
    mode: fc.constantFrom<PeriodBonus["mode"]>("slices", "whole"),
    tiers: anyTiers,
  }),
  { minLength: 1, maxLength: 5 },
);
const anySale = fc.record({
  seller: fc.constantFrom(...SELLERS),
  ownSale: fc.nat(9).map((n) => n === 0),
  month: fc.nat(MONTHS - 1),
  dayMs: fc.constantFrom(0, 13 * DAY_MS, 27 * DAY_MS),
  paidFen: fc.integer({ min: 1, max: 300_000 }),
  backPercent: fc.constantFrom(0, 0, 0, 33, 100),
});

it("a forecast's bonuses by period are those that the timer books", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPeriods,
      fc.array(anySale, { minLength: 1, maxLength: 25 }),
      // Mostly so that what the shares leave of the cap is not enough for all bonuses.
      fc.constantFrom(1_000, 1_040, 1_150, 1_300, 3_000),
      async (periods, sales, capBp) => {
        const shop = bonusShop();
        const named = periods.map((bonus, n): PeriodBonus => ({ id: `b${n}`, ...bonus }));
        const plan = shop.publish(0, { periods: named, capBp: basisPoints(capBp) });
        for (const id of SELLERS) shop.join(id);
        for (const [n, one] of sales.entries()) {
          const paidAtMs = monthsLaterMs(START_MS, one.month) + one.dayMs;
          const buyerId = one.ownSale ? one.seller : "U";
          shop.sell(`O${n}`, one.seller, one.paidFen, paidAtMs, { buyerId });
          const backFen = Math.floor((one.paidFen * one.backPercent) / 100);
          if (backFen > 0) shop.refund(`O${n}`, backFen, paidAtMs);
        }
        // Each run looks at the 13 months before it; the last one closes the second year.
        for (const month of [5, 12, 24]) {
          await shop.settle(monthsLaterMs(START_MS, month) + (plan.freezeDays + 1) * DAY_MS);
        }
        const setup = { draft: plan, against: null, costs: new Map<string, number>() };
        const fold = openForecast(setup);
        const page = pastSales(shop.deps.reads, setup);
        const all = await page({ fromMs: 0, untilMs: at("2028-01-01") }, null, 1_000);
        for (const sale of all.sales) fold.add(sale);
        // One fen of the brand's own at the end of the second year closes everything before it.
        const report = reportOf(setup, closedBy(fold, all.sales[0]), 3);
        const forecast = report.months.flatMap(({ month, bonusFen }) =>
          bonusFen > 0 ? [[month, bonusFen] as const] : [],
        );
        const booked = new Map<string, number>();
        const earned = new Map<string, number>();
        for (const known of shop.memory.documents.cases.values()) {
          for (const id of SELLERS) {
            earned.set(id, (earned.get(id) ?? 0) + bookedFen(known, id));
          }
          const measured = newestMeasured(known.facts);
          if (!isBonusCaseId(known._id) || measured === null) continue;
          const month = chinaMonth(measured.untilMs - 1);
          const fen = bookedFen(known, measured.promoterId);
          booked.set(month, (booked.get(month) ?? 0) + fen);
        }
        const inOrder = [...booked]
          .filter(([, fen]) => fen > 0)
          .sort(([a], [b]) => (a < b ? -1 : 1));
        expect(forecast).toEqual(inOrder);
        const told = new Map(report.earnings.top.map(({ id, draftFen }) => [id, draftFen]));
        for (const [id, fen] of earned) expect([id, told.get(id) ?? 0]).toEqual([id, fen]);
      },
    ),
    { numRuns: 150 },
  );
}, 120_000);

type Fold = ReturnType<typeof openForecast>;
function closedBy(fold: Fold, like: Parameters<Fold["add"]>[0] | undefined) {
  if (!like) throw new Error("nothing was sold");
  const order = { ...like.order, lines: [], chain: [] };
  fold.add({
    ...like,
    order,
    facts: [],
    payment: { ...like.payment, successAtMs: at("2028-01-01") },
  });
  return fold.state();
}
