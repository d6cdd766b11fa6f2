import fc from "fast-check";
import { splitByWeights } from "#core/money.ts";
import { bookedFen } from "#core/commission/case.ts";
import { valuesOf } from "#core/reports/board.ts";
import { salesDay, salesMonth } from "#core/reports/day.ts";
import { addFigures, NO_FIGURES, type SalesFigures } from "#core/reports/figures.ts";
import { funnelOf, addSteps, NO_STEPS, stepsOf } from "#core/reports/funnel.ts";
import { rowsOf, summed, textOf } from "#core/reports/rows.ts";
import { fits, type Sale, saleOf } from "#core/reports/sale.ts";
import type { SalesBy } from "#core/reports/grouped.ts";
import { type SalesAsked, salesReport, tablesFor } from "#core/reports/sales.ts";
import { targetTree } from "#core/reports/targetTree.ts";
import { aSold, SELLERS, type Sold, soldDocuments } from "#core/reports/testing/paidOrders.ts";

const SPAN = { fromMs: 0, untilMs: 1_000 };
const anySold: fc.Arbitrary<Omit<Sold, "id">> = fc.record({
  buyerId: fc.constantFrom("U1", "U2", "U3"),
  paidAtMs: fc.integer({ min: 0, max: 999 }),
  tea: fc.integer({ min: 0, max: 5 }),
  pots: fc.integer({ min: 0, max: 2 }),
  freightFen: fc.constantFrom(0, 0, 800),
  region: fc.constantFrom("330106", "110101", ""),
  seller: fc.integer({ min: 0, max: 3 }),
  channel: fc.integer({ min: 0, max: 2 }),
  campaign: fc.integer({ min: 0, max: 2 }),
  refundFen: fc.constantFrom(0, 0, 1, 999, 5_000),
  refundsFreight: fc.boolean(),
  refundedAtMs: fc.integer({ min: 1_000, max: 2_000 }),
  fromShop: fc.boolean(),
});
const anyShop = fc
  .array(anySold, { maxLength: 12 })
  .map((all) => all.map((one, n): Sold => ({ ...one, id: `O${n}` })))
  .map((all) => all.filter(({ tea, pots }) => tea + pots > 0));

function salesOf(all: readonly Sold[]) {
  const documents = all.map(soldDocuments);
  const numbers = new Map(SELLERS.map(({ _id, number }) => [_id, number]));
  const firstOf = (buyerId: string) =>
    Math.min(...all.filter((one) => one.buyerId === buyerId).map(({ paidAtMs }) => paidAtMs));
  const around = {
    numberOf: (id: string) => numbers.get(id) ?? 0,
    firstPaidAtMs: firstOf,
    regionOfStore: () => "",
  };
  return {
    cases: documents.map((one) => one.case),
    sales: documents.flatMap((one): Sale[] => {
      const sale = saleOf(one, around);
      return sale === null ? [] : [sale];
    }),
  };
}

const sumOf = (rows: readonly SalesFigures[]): SalesFigures => {
  const { orders, pieces, paidFen, refundedFen, netFen, sharesFen } = rows.reduce(
    addFigures,
    NO_FIGURES,
  );
  return { orders, pieces, paidFen, refundedFen, netFen, sharesFen };
};

it("is the same to the byte in whatever order the orders come", () => {
  fc.assert(
    fc.property(anyShop, fc.func(fc.integer()), (all, key) => {
      const { sales } = salesOf(all);
      const shuffled = [...sales].sort((a, b) => key(a.orderId) - key(b.orderId));
      expect(JSON.stringify(salesDay("d", shuffled, 1))).toBe(
        JSON.stringify(salesDay("d", sales, 1)),
      );
    }),
  );
});

it("ties to the cases: what was paid, refunded and booked", () => {
  fc.assert(
    fc.property(anyShop, (all) => {
      const { sales, cases } = salesOf(all);
      const { total } = salesDay("d", sales, 1);
      const booked = cases.flatMap((known) => SELLERS.map(({ _id }) => bookedFen(known, _id)));
      const paid = all.map(({ tea, pots, freightFen }) => tea * 1_000 + pots * 3_333 + freightFen);
      const refunded = all.map(
        ({ tea, refundFen, refundsFreight, freightFen }) =>
          Math.min(refundFen, tea * 1_000) + (refundsFreight ? freightFen : 0),
      );
      const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
      expect(total).toMatchObject({
        ...{ orders: all.length, paidFen: add(paid), refundedFen: add(refunded) },
        ...{ netFen: add(paid) - add(refunded), sharesFen: add(booked) },
      });
    }),
  );
});

const anyBy = fc.subarray<SalesBy>(["product", "province", "promoter"], { minLength: 1 });
it("has rows that add up to the whole, whatever it is grouped by, page by page", () => {
  fc.assert(
    fc.property(anyShop, anyBy, fc.integer({ min: 1, max: 4 }), (all, by, limit) => {
      const { sales } = salesOf(all);
      const parts = [salesDay("d", sales, 1)];
      const rows: SalesFigures[] = [];
      let afterRows: number | null = 0;
      let whole = NO_FIGURES;
      while (afterRows !== null) {
        const asked = { by, sort: "netFen", filter: SPAN, afterRows, limit } as const;
        const report = salesReport(parts, asked);
        rows.push(...report.rows);
        whole = report.total;
        const rest = sumOf(rows);
        const { orders: _orders, ...money } = addFigures(rest, report.rest ?? NO_FIGURES);
        expect(report.total).toMatchObject(money);
        afterRows = report.nextAfterRows;
      }
      expect(whole.orders).toBe(all.length);
      if (!by.includes("product")) expect(sumOf(rows).orders).toBe(all.length);
    }),
  );
});

const anyFilter = fc.record(
  {
    productId: fc.constantFrom("tea", "pot", "tea-1"),
    province: fc.constantFrom("33", "11", ""),
    promoterNumber: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: [] },
);
it("has a total of exactly what its filter means, each order once, and rows that add up to it", () => {
  fc.assert(
    fc.property(anyShop, anyBy, anyFilter, (all, by, given) => {
      const { sales } = salesOf(all);
      const filter = { ...SPAN, ...given };
      const fitting = sales.filter((sale) => fits(sale, filter));
      const asked = { by, sort: "netFen", filter, afterRows: 0, limit: 100 } as const;
      const { total, rows } = salesReport([salesDay("d", sales, 1)], asked);
      const meant = fitting.map((sale) => {
        if (given.productId === undefined) return sale.total;
        return sale.goods.find(({ productId }) => productId === given.productId) ?? sale.total;
      });
      expect(total).toEqual(sumOf(meant));
      const { orders: _orders, ...money } = sumOf(rows);
      expect(total).toMatchObject(money);
    }),
  );
});

it("carries with each row the filter of exactly its orders", () => {
  fc.assert(
    fc.property(anyShop, anyBy, (all, by) => {
      const { sales } = salesOf(all);
      const asked = { by, sort: "paidFen", filter: SPAN, afterRows: 0, limit: 100 } as const;
      for (const { filter, orders } of salesReport([salesDay("d", sales, 1)], asked).rows) {
        expect(sales.filter((sale) => fits(sale, filter)).length).toBe(orders);
      }
    }),
  );
});

it("tells the same of days apart, of days together and of their month", () => {
  fc.assert(
    fc.property(anyShop, anyBy, fc.integer({ min: 0, max: 999 }), (all, by, cutMs) => {
      const { sales } = salesOf(all);
      const days = [
        salesDay(
          "d1",
          sales.filter(({ paidAtMs }) => paidAtMs < cutMs),
          1,
        ),
        salesDay(
          "d2",
          sales.filter(({ paidAtMs }) => paidAtMs >= cutMs),
          2,
        ),
      ];
      const asked = { by, sort: "netFen", filter: SPAN, afterRows: 0, limit: 100 } as const;
      const whole = salesReport([salesDay("d", sales, 1)], asked);
      expect(salesReport(days, asked)).toEqual(whole);
      if (tablesFor(asked).byMonth) {
        expect(salesReport([salesMonth("m", days)], asked)).toEqual(whole);
      }
      for (const measure of ["sales", "shares", "orders"] as const) {
        const of = (parts: typeof days) =>
          [...valuesOf({ sales: parts, visits: [] }, measure)].sort();
        expect(of([salesMonth("m", days)])).toEqual(of([salesDay("d", sales, 1)]));
      }
    }),
  );
});

it("has rows of equal sums in one order, however the days lie: a page begins where the one before ended", () => {
  // Pots of nobody's and of P1's own sale: who sold is not asked, so it must not decide.
  const sold = [
    { region: "", pots: 1, paidAtMs: 1 },
    { region: "330106", pots: 2 },
    { region: "", pots: 1, seller: 1 },
  ];
  const { sales } = salesOf(sold.map((one, n) => aSold(`O${n}`, { tea: 0, ...one })));
  const asked: SalesAsked = {
    ...{ sort: "netFen", filter: { ...SPAN, productId: "pot" }, afterRows: 0, limit: 100 },
    by: ["province"],
  };
  const day = (some: readonly Sale[]) => salesDay("d", some, 1);
  const [first = [], last = []] = [sales.slice(0, 1), sales.slice(1)].map((some) => [day(some)]);
  expect(salesReport([...first, ...last], asked).rows).toEqual(
    salesReport([...last, ...first], asked).rows,
  );
  expect(salesReport([...last, ...first], asked).rows).toEqual(
    salesReport([day(sales)], asked).rows,
  );
});

it("has steps that add up to all orders, and filters of exactly their orders", () => {
  fc.assert(
    fc.property(anyShop, fc.boolean(), (all, byCampaign) => {
      const { sales } = salesOf(all);
      const rows = funnelOf([salesDay("d", sales, 1)], [], { ...SPAN, byCampaign, names: [""] });
      const total = rows.map(stepsOf).reduce(addSteps, NO_STEPS);
      expect(total.firstOrders + total.repeatOrders).toBe(all.length);
      for (const { filters, firstOrders, repeatOrders } of rows) {
        const counted = [filters.firstOrders, filters.repeatOrders].map(
          (filter) => sales.filter((sale) => fits(sale, filter)).length,
        );
        expect(counted).toEqual([firstOrders, repeatOrders]);
      }
    }),
  );
});

it("keeps rows as text and back", () => {
  const anyRows = fc.array(fc.array(fc.integer(), { minLength: 3, maxLength: 3 }), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(anyRows, (rows) => {
      const once = summed(rows, 2);
      expect(rowsOf(textOf(once))).toEqual(once);
      expect(summed([...rows].reverse(), 2)).toEqual(once);
    }),
  );
});

const anyWeights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 8 });
it("splits a target to the last fen, nobody far from his share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), anyWeights, (value, weights) => {
      const parts = splitByWeights(value, weights);
      expect(parts.length).toBe(weights.length);
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      if (weights.length > 0) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(value);
      for (const [at, part] of parts.entries()) {
        if (whole === 0) continue;
        const share = (BigInt(value) * BigInt(weights[at] ?? 0)) / BigInt(whole);
        expect([Number(share), Number(share) + 1]).toContain(part);
      }
    }),
  );
});

it("has a tree of targets in which children are their parent, each month", () => {
  const anyWish = fc.record({
    yearValue: fc.integer({ min: 0, max: 1_000_000_007 }),
    monthWeights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }),
    regions: fc.uniqueArray(
      fc.record({
        province: fc.constantFrom("33", "11", "31", "44"),
        weight: fc.integer({ min: 0, max: 9 }),
        promoters: fc.uniqueArray(
          fc.record({
            number: fc.integer({ min: 1, max: 99 }),
            weight: fc.integer({ min: 0, max: 9 }),
          }),
          { maxLength: 4, selector: ({ number }) => number },
        ),
      }),
      { maxLength: 4, selector: ({ province }) => province },
    ),
  });
  fc.assert(
    fc.property(anyWish, (wish) => {
      const nodes = targetTree(wish);
      for (const { id, months, yearValue } of nodes) {
        expect(months.reduce((sum, value) => sum + value, 0)).toBe(yearValue);
        const children = nodes.filter(({ parentId }) => parentId === id);
        if (children.length === 0) continue;
        for (const [month, value] of months.entries()) {
          const sum = children.reduce((all, child) => all + (child.months[month] ?? 0), 0);
          expect(sum).toBe(value);
        }
      }
      expect(nodes[0]?.yearValue).toBe(wish.yearValue);
    }),
  );
});
