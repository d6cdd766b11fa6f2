import fc from "fast-check";
import { fen } from "#core/money.ts";
import { billsOf } from "#core/reconcile/billDay.ts";
import { DAY_MS } from "#core/time.ts";
import { billShop, runOf } from "#functions/reconcile/testing/billShop.ts";

/**
 * Goal: bills that come late, are fetched twice or are matched by runs that die half-way lead to the same facts and the
 * same open breaks as one quiet run at the end.
 */
const DAYS = ["2026-03-08", "2026-03-09", "2026-03-10"] as const;
type Shop = ReturnType<typeof billShop>;

const happening = fc.record({
  day: fc.constantFrom(...DAYS),
  what: fc.constantFrom("lost", "forged", "known", "unheard", "refunded", "transfer", "foreign"),
  amountFen: fc.integer({ min: 1, max: 500 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function tell(shop: Shop, { day, what, amountFen }: Happening, n: number): void {
  const id = `O${n}`;
  const noonMs = Date.parse(`${day}T12:00:00+08:00`);
  if (what === "transfer" || what === "foreign") {
    if (what === "transfer") shop.withdrawal(`P${n}`, `F${n}`, amountFen, { day });
    shop.flow("operation", day, `F${n}`, -amountFen);
    return;
  }
  if (what !== "forged") shop.order(id, amountFen, noonMs - 1_000);
  if (what === "known" || what === "unheard") shop.paid(id, amountFen, noonMs);
  if (what !== "unheard") shop.payRow(id, amountFen, day);
  if (what !== "refunded") return;
  shop.fact(
    id,
    {
      ...{ key: `refund-asked/R${n}`, lines: [{ sku: "tea", refundFen: fen(amountFen) }] },
      ...{ freightFen: fen(0), reason: "r", by: "staff-1" },
    },
    noonMs,
  );
  shop.refundRow(id, `R${n}`, amountFen, { day });
}

const endOf = ({ memory, open }: Shop) => ({
  open: open().sort(),
  facts: [...memory.documents.cases.values()]
    // Whether the buyer's other orders were looked at is left to the sweep, where a run dies before.
    .map(({ _id, facts }) => [_id, facts.map(({ key }) => key).filter((key) => key !== "counted")])
    .map(([id, keys]) => [id, [...(keys ?? [])].sort()])
    .sort(),
  bills: billsOf([...memory.documents.bills.values()])
    .filter(({ day }) => day <= "2026-03-10")
    .map(({ _id, state, inFen, outFen, rows }) => [_id, state, inFen, outFen, rows])
    .sort(),
});

it("ends the same, however the bills came and wherever runs died", async () => {
  const story = fc.array(happening, { minLength: 1, maxLength: 12 });
  const late = fc.record({ day: fc.constantFrom(...DAYS), runs: fc.integer({ min: 1, max: 3 }) });
  const deaths = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      story,
      late,
      deaths,
      fc.boolean(),
      async (happenings, { day, runs }, dies, remembers) => {
        const quiet = billShop();
        happenings.forEach((one, n) => tell(quiet, one, n));
        quiet.clock.nowMs = runOf("2026-03-15");
        await quiet.run();

        let left = Infinity;
        const troubled = billShop({
          remembers,
          around: async (operation) => {
            await Promise.resolve();
            left -= 1;
            if (left < 0) throw new Error("the function was killed");
            return operation();
          },
        });
        happenings.forEach((one, n) => tell(troubled, one, n));
        troubled.bills.fail(day, "late");
        for (let run = 0; run < 5 + dies.length; run++) {
          troubled.clock.nowMs = runOf("2026-03-11") + (run % 5) * DAY_MS;
          if (run === runs) troubled.bills.fail(day, null);
          left = dies[run] ?? Infinity;
          await troubled.run().catch(() => undefined);
        }
        left = Infinity;
        troubled.clock.nowMs = runOf("2026-03-15");
        await troubled.run();
        expect(endOf(troubled)).toEqual(endOf(quiet));
      },
    ),
    { numRuns: 60 },
  );
});
