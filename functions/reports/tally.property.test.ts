import fc from "fast-check";
import type { SalesReply } from "#contracts/reports.ts";
import { decideAdjustment, proposeAdjustment } from "#core/commission/adjust.ts";
import { type Case, recordFact } from "#core/commission/case.ts";
import { paidFact, refundFacts } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { SELLERS } from "#core/reports/testing/paidOrders.ts";
import { chinaDay, DAY_MS, dayStartMs, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { countDays } from "#functions/reports/night.ts";
import { reportShop } from "#functions/reports/testing/reportShop.ts";
import { aPromoter } from "#tests/fixtures.ts";

/**
 * Goal: whatever happens to orders, and however often nights stop half-way and staff look between, the derived days and
 * months are in the end those that a rebuild makes, and their sums are those of the cases and their entries.
 */
type Shop = ReturnType<typeof reportShop>;
type Step = (shop: Shop) => unknown;

const anyRegion = fc.constantFrom("330106", "110101", "");
const anySale = fc
  .record({
    buyerId: fc.constantFrom("U1", "U2", "U3"),
    tea: fc.integer({ min: 1, max: 5 }),
    pots: fc.integer({ min: 0, max: 2 }),
    freightFen: fc.constantFrom(0, 800),
    region: anyRegion,
    seller: fc.integer({ min: 0, max: 3 }),
    channel: fc.integer({ min: 0, max: 2 }),
    fromShop: fc.boolean(),
    lateMs: fc.constantFrom(0, 0, 1, 6 * HOUR_MS, 30 * HOUR_MS, 20 * DAY_MS),
  })
  .map(({ lateMs, ...sold }): Step => (shop) => {
    const toldAtMs = shop.clock.nowMs;
    const id = shop.sell({ ...sold, paidAtMs: toldAtMs - lateMs });
    change(shop, id, (known) => ({
      ...known,
      changedAtMs: toldAtMs,
      facts: known.facts.map((fact) => ({ ...fact, atMs: toldAtMs })),
    }));
  });
const anyOf = fc.nat(20);
const anyRefund = fc
  .record({ of: anyOf, refundFen: fc.integer({ min: 1, max: 2_000 }), freight: fc.boolean() })
  .map(({ of, refundFen, freight }): Step => (shop) => {
    change(shop, orderOf(shop, of), (known) => {
      const bought = paidFact(known.facts)?.lines.find(({ sku }) => sku === "tea-1")?.paidFen ?? 0;
      const back = refundFacts(known.facts);
      const goneFen = back.reduce((sum, { lines }) => sum + (lines[0]?.refundFen ?? 0), 0);
      const lines = [{ sku: "tea-1", refundFen: fen(Math.min(refundFen, bought - goneFen)) }];
      const freightFen = freight && back.length === 0 ? { freightFen: fen(1) } : {};
      const fact = { key: `refund/r${back.length}` as const, lines, ...freightFen };
      return given(recordFact(known, fact, shop.clock.nowMs)) ?? known;
    });
  });
/** Two persons give the seller a cent more, or take one; what the limits do not allow changes nothing. */
const anyCorrection = fc
  .record({ of: anyOf, id: fc.constantFrom("a", "b"), amountFen: fc.constantFrom(-1, 1, -500) })
  .map(({ of, id, amountFen }): Step => (shop) => {
    change(shop, orderOf(shop, of), (known) => {
      const { nowMs } = shop.clock;
      const promoterId = known.sellerId ?? "P1";
      const asked = { id, promoterId, amountFen: fen(amountFen), reason: "x", by: "s1" };
      const proposed = given(proposeAdjustment(known, asked, nowMs));
      if (!proposed) return known;
      return given(decideAdjustment(proposed, { id, by: "s2", accept: true }, nowMs)) ?? proposed;
    });
  });
const anyVisit = fc
  .record({ fan: fc.constantFrom("U1", "U2", "F", "P2"), number: fc.integer({ min: 1, max: 3 }) })
  .map(
    ({ fan, number }): Step =>
      (shop) =>
        shop.visit(fan, number, shop.clock.nowMs, 1),
  );
const joins: Step = ({ documents, clock }) => {
  const number = documents.promoters.size + 1;
  documents.promoters.set(`N${number}`, {
    ...aPromoter(`N${number}`, { number }),
    approvedAtMs: clock.nowMs,
  });
};
/** A night that has time for some of its work only. */
const anyNight = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(200)).map(
  (looks): Step =>
    (shop) =>
      stopped(shop, looks),
);
function stopped({ deps, clock }: Shop, looks: number) {
  let looked = 0;
  return countDays({ ...deps, elapsedMs: () => (looked++ > looks ? 60_000 : 0) }, clock.nowMs);
}
/** A refund, and the next night, which ends too early. */
const anyStopped = fc
  .tuple(anyRefund, fc.integer({ min: 1, max: 8 }))
  .map(([refund, looks]): Step => async (shop) => {
    await refund(shop);
    shop.clock.nowMs += DAY_MS;
    await stopped(shop, looks);
  });
const anyLook = fc.nat(40).map((back): Step => async (shop) => {
  const { nowMs } = shop.clock;
  const span = { fromDay: chinaDay(nowMs - back * DAY_MS), untilDay: chinaDay(nowMs) };
  await shop.ask<SalesReply>("sales", { ...span, by: ["product"] });
});
const anyLoss = fc.nat(60).map((n): Step => ({ documents }) => {
  const { salesDays, visitDays } = documents;
  const id = [...salesDays.keys()].sort().at(n);
  if (id === undefined) return;
  salesDays.delete(id);
  if (n % 2 === 0) visitDays.delete(id);
});
const anyWait = fc
  .constantFrom(1, MINUTE_MS, 3 * MINUTE_MS, HOUR_MS, 9 * HOUR_MS, DAY_MS, 3 * DAY_MS)
  .map((lengthMs): Step => ({ clock }) => {
    clock.nowMs += lengthMs;
  });
const anySteps = fc.array(
  fc.oneof(
    ...[anySale, anyRefund, anyRefund, anyCorrection, anyVisit, fc.constant(joins)],
    ...[anyNight, anyStopped, anyLook, anyLoss, anyWait, anyWait, anyWait],
  ),
  { maxLength: 25, size: "max" },
);

function change({ documents }: Shop, id: string | null, to: (known: Case) => Case): void {
  const known = id === null ? undefined : documents.cases.get(id);
  if (id !== null && known) documents.cases.set(id, to(known));
}
const orderOf = ({ documents }: Shop, n: number): string | null => {
  const ids = [...documents.cases.keys()];
  return ids[n % Math.max(1, ids.length)] ?? null;
};
const given = <T>(result: { ok: true; value: T } | { ok: false }): T | null =>
  result.ok ? result.value : null;

const dump = ({ documents }: Shop) =>
  [documents.salesDays, documents.visitDays].map((all) =>
    [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { rev, asOfMs, ...one }]) => one),
  );

/** What was booked to people of a case, by its entries alone. */
const bookedFen = ({ entries }: Case): number =>
  entries
    .flatMap(({ postings }) => postings)
    .reduce(
      (sum, { from, to, amountFen }) =>
        sum +
        (to.startsWith("pending:") ? amountFen : 0) -
        (from.startsWith("pending:") ? amountFen : 0),
      0,
    );

/** The plain sums of the cases that were paid on some days. */
function sumsOf({ documents }: Shop, isIn: (day: string) => boolean) {
  const cases = [...documents.cases.values()].filter(
    ({ paidAtMs }) => paidAtMs !== null && isIn(chinaDay(paidAtMs)),
  );
  const sum = (of: (one: Case) => number) => cases.reduce((all, one) => all + of(one), 0);
  const refunded = (one: Case) =>
    refundFacts(one.facts).reduce(
      (all, { lines, freightFen = 0 }) =>
        lines.reduce((some, { refundFen }) => some + refundFen, all + freightFen),
      0,
    );
  const paidFen = sum(({ facts }) => paidFact(facts)?.amountFen ?? 0);
  const refundedFen = sum(refunded);
  return {
    ...{ orders: cases.length, paidFen, refundedFen, netFen: paidFen - refundedFen },
    sharesFen: sum(bookedFen),
  };
}

it.each(["2026-02-20", "2025-12-22"])(
  "is in the end as if it were made at once, and ties to the books: from %s",
  async (firstDay) => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const shop = reportShop(dayStartMs(firstDay));
        // Some orders of the month before, counted in a whole night of the new one.
        shop.clock.nowMs = dayStartMs(firstDay) + 8 * DAY_MS + HOUR_MS;
        for (const seller of [0, 1, 3]) shop.sell({ paidAtMs: shop.clock.nowMs, tea: 3, seller });
        shop.clock.nowMs += 4 * DAY_MS;
        await shop.night();
        for (const step of steps) await step(shop);
        // The next night, which has time enough.
        shop.clock.nowMs += DAY_MS;
        for (let n = 0; n < 2; n += 1) await shop.night();
        const made = dump(shop);
        shop.documents.salesDays.clear();
        shop.documents.visitDays.clear();
        await shop.night();
        expect(made).toEqual(dump(shop));
        for (const { _id, total } of shop.documents.salesDays.values()) {
          expect(total).toMatchObject(sumsOf(shop, (day) => day.startsWith(_id)));
        }
      }),
      { numRuns: 60 },
    );
  },
);

it("has everybody's parts and sales of a month, by person, as the cases have them", async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, async (steps) => {
      const shop = reportShop(dayStartMs("2026-02-20"));
      shop.clock.nowMs = dayStartMs("2026-02-23") + HOUR_MS;
      for (const step of steps) await step(shop);
      const span = {
        fromDay: chinaDay(shop.clock.nowMs - 2 * DAY_MS),
        untilDay: chinaDay(shop.clock.nowMs),
      };
      shop.documents.salesDays.clear();
      const [sales, orders] = await Promise.all(
        ["sales", "orders"].map((by) =>
          shop.ask<{ rows: { number: number; value: number }[] }>("leaderboard", { ...span, by }),
        ),
      );
      for (const { _id, number } of SELLERS) {
        const own = [...shop.documents.cases.values()].filter(
          ({ sellerId, paidAtMs }) =>
            sellerId === _id && paidAtMs !== null && chinaDay(paidAtMs) >= span.fromDay,
        );
        const valueIn = (board: typeof sales) =>
          board?.rows.find((row) => row.number === number)?.value ?? 0;
        expect(valueIn(sales)).toBe(own.reduce((sum, { soldFen }) => sum + soldFen, 0));
        expect(valueIn(orders)).toBe(own.length);
      }
    }),
    { numRuns: 40 },
  );
});
