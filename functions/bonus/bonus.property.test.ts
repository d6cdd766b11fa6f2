import fc from "fast-check";
import { basisPoints } from "#core/money.ts";
import { DAY_MS, monthsLaterMs } from "#core/time.ts";
import { at, bonusShop, LADDER, QUARTER } from "#functions/bonus/testing/bonusShop.ts";

/** Goal: whatever is sold and given back in whatever order, what is booked is what the sales at that moment pay. */

type Sale = { seller: string; paidAtMs: number; paidFen: number; backFen: number };
type Step =
  | { do: "sell"; seller: string; day: number; paidFen: number }
  | { do: "refund"; which: number; part: number }
  | { do: "settle" };

const START_MS = at("2026-01-01");
const MONTHS = 9;

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("sell" as const),
      seller: fc.constantFrom("A", "B"),
      day: fc.integer({ min: 0, max: 30 }),
      paidFen: fc.integer({ min: 1, max: 400_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("refund" as const),
      which: fc.nat(50),
      part: fc.integer({ min: 1, max: 100 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: "settle" as const }) },
);

/** What a month and a quarter pay, worked out in the plainest way. */
function modelFen(sales: readonly Sale[], seller: string, capBp: number, months: number[]): number {
  const within = (fromMs: number, untilMs: number) =>
    sales.filter((s) => s.seller === seller && s.paidAtMs >= fromMs && s.paidAtMs < untilMs);
  const sum = (found: readonly Sale[]) => {
    let [sold, shared] = [0, 0];
    for (const { paidFen, backFen } of found) {
      sold += paidFen - backFen;
      shared += Math.floor((paidFen - backFen) / 10);
    }
    return { sold, room: Math.floor((sold * capBp) / 10_000) - shared };
  };
  let total = 0;
  const ladders: number[] = [];
  for (const month of months) {
    const { sold, room } = sum(within(monthMs(month), monthMs(month + 1)));
    const slices =
      Math.floor(Math.max(0, Math.min(sold, 500_000) - 100_000) / 100) +
      Math.floor((Math.max(0, sold - 500_000) * 2) / 100);
    ladders[month] = Math.max(0, Math.min(slices, room));
    total += ladders[month];
    if (month % 3 !== 2) continue;
    const quarter = sum(within(monthMs(month - 2), monthMs(month + 1)));
    const paid = ladders[month]! + ladders[month - 1]! + ladders[month - 2]!;
    const whole = quarter.sold >= 300_000 ? Math.floor((quarter.sold * 3) / 100) : 0;
    total += Math.max(0, Math.min(whole, quarter.room - paid));
  }
  return total;
}
const monthMs = (month: number): number => monthsLaterMs(START_MS, month);

it("books the difference to what the final sales pay, and never more than the cap leaves", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 5, maxLength: 60 }),
      fc.constantFrom(1_000, 1_150, 1_300, 3_000),
      async (steps, capBp) => {
        const shop = bonusShop();
        shop.publish(0, { periods: [LADDER, QUARTER], capBp: basisPoints(capBp) });
        shop.join("A");
        shop.join("B");
        const sales: Sale[] = [];
        let month = 0;
        const settle = async (now: number) => {
          await shop.settle(monthMs(now + 1) + 16 * DAY_MS);
          const months = Array.from({ length: now + 1 }, (_, n) => n);
          for (const seller of ["A", "B"]) {
            expect(shop.paidInAll(seller)).toBe(modelFen(sales, seller, capBp, months));
          }
        };
        for (const step of steps) {
          if (step.do === "sell") {
            const paidAtMs = Math.min(monthMs(month) + step.day * DAY_MS, monthMs(month + 1) - 1);
            shop.sell(`O${sales.length}`, step.seller, step.paidFen, paidAtMs);
            sales.push({ seller: step.seller, paidAtMs, paidFen: step.paidFen, backFen: 0 });
          } else if (step.do === "refund") {
            const index = sales.length === 0 ? -1 : step.which % sales.length;
            const sale = sales[index];
            if (!sale) continue;
            const backFen = Math.ceil(((sale.paidFen - sale.backFen) * step.part) / 100);
            if (backFen === 0) continue;
            sale.backFen += backFen;
            const id = `R${sale.backFen}`;
            shop.refund(`O${index}`, backFen, monthMs(month + 1) + DAY_MS, id);
          } else if (month < MONTHS) {
            await settle(month);
            month += 1;
          }
        }
        while (month % 3 !== 0 || month === 0) {
          await settle(month);
          month += 1;
        }
        expect(shop.wrong()).toEqual([]);
        expect(shop.errors).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
}, 30_000);
