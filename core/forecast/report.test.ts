import { type ForecastSetup, openForecast } from "#core/forecast/fold.ts";
import { reportOf } from "#core/forecast/report.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { refunded, sold } from "#core/forecast/testing/past.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, rate } from "#tests/fixtures.ts";

const told = (sales: readonly PastSale[], setup: Partial<ForecastSetup> = {}, promoters = 0) => {
  const whole = { draft: aPlan(), against: null, costs: new Map(), ...setup };
  const forecast = openForecast(whole);
  for (const sale of sales) forecast.add(sale);
  return reportOf(whole, forecast.state(), promoters);
};

/** 10 / 5 / 3 % of 100.00 and, a month later, of what is left of 200.00 after 50.00 went back. */
const twoSales = (booked: Plan | null = null) => [
  sold("O1", "2026-01-10", [aLine("tea", 10_000)], { booked }),
  sold("O2", "2026-02-10", [aLine("tea", 20_000)], {
    booked,
    facts: [refunded("r1", "tea", 5_000)],
  }),
];

describe("a small world worked out by hand", () => {
  it("by month: what was sold, paid, given back, and what of it is above 5 %", () => {
    const { months, total, orders } = told(twoSales());
    expect(orders).toBe(2);
    expect(months).toMatchObject([
      // C gets 10.00, of which 5.00 is free; all get 18.00.
      {
        ...{ month: "2026-01", orders: 1, paidFen: 10_000, refundedFen: 0, leftFen: 10_000 },
        ...{ draftFen: 1_800, payBp: 1_800, directOverFen: 500, allOverFen: 1_300 },
      },
      // Of 150.00: C 15.00, B 7.50, A 4.50.
      {
        ...{ month: "2026-02", orders: 1, paidFen: 20_000, refundedFen: 5_000, leftFen: 15_000 },
        ...{ draftFen: 2_700, payBp: 1_800, directOverFen: 750, allOverFen: 1_950 },
      },
    ]);
    expect(total).toMatchObject({
      paidFen: 30_000,
      draftFen: 4_500,
      leftFen: 25_000,
      payBp: 1_800,
    });
  });

  it("by component, by person, and who earns nothing", () => {
    const { places, earnings } = told(twoSales(), {}, 5);
    expect(places).toEqual([
      { place: "distance1", draftFen: 2_500, baseFen: 0 },
      { place: "distance2", draftFen: 1_250, baseFen: 0 },
      { place: "distance3", draftFen: 750, baseFen: 0 },
    ]);
    expect(earnings).toMatchObject({
      ...{ promoters: 5, earning: 3, nothing: 2, medianFen: 1_250, medianAllFen: 750 },
      ...{ lowestFen: 750, highestFen: 2_500 },
      // The tenth part of three persons is one: C, with 25.00 of 45.00.
      topTenth: { persons: 1, fromFen: 2_500, sumFen: 2_500, sumBp: 5_555 },
    });
    expect(earnings.steps.map(({ persons }) => persons)).toEqual([1, 2, 0, 0, 0, 0]);
    expect(earnings.top[0]).toEqual({ id: "C", draftFen: 2_500, orders: 2 });
  });

  it("by product: cost, margin, and a warning where it loses", () => {
    const lines = [aLine("tea", 10_000, { quantity: 2 }), aLine("cup", 1_000)];
    const costs = new Map([
      ["tea", 2_000],
      ["cup", 900],
    ]);
    const { goods, losses } = told([sold("O1", "2026-01-10", lines)], { costs });
    // The cup brings 10.00, costs 9.00 and pays 1.80; the tea 100.00, 40.00 and 18.00.
    expect(goods).toMatchObject([
      { sku: "cup", soldFen: 1_000, draftFen: 180, costFen: 900, marginFen: -80, marginBp: -800 },
      { sku: "tea", soldFen: 10_000, draftFen: 1_800, costFen: 4_000, marginFen: 4_200 },
    ]);
    expect(losses.map(({ sku, losses: orders, lossFen }) => [sku, orders, lossFen])).toEqual([
      ["cup", 1, 80],
    ]);
  });

  it("goods of which a part went back cost that part less; without a cost there is no margin", () => {
    const facts = [refunded("r1", "tea", 5_000)];
    const sales = [sold("O1", "2026-01-10", [aLine("tea", 10_000)], { facts })];
    const costs = new Map([["tea", 3_000]]);
    expect(told(sales, { costs }).goods).toMatchObject([{ costFen: 1_500, marginFen: 2_600 }]);
    expect(told(sales).goods).toMatchObject([{ isCostKnown: false, marginFen: null }]);
  });

  it("a supply price is what goods cost, and no pay", () => {
    const line = aLine("tea", 10_000, { quantity: 2, supplier: "A", supplyFen: fen(2_500) });
    const draft = aPlan({ components: { supply: {} } });
    const { total, goods, places, earnings } = told([sold("O1", "2026-01-10", [line])], { draft });
    expect(total).toMatchObject({ draftFen: 1_800, supplyFen: 5_000, payBp: 1_800 });
    expect(goods).toMatchObject([{ costFen: 5_000, draftFen: 1_800, marginFen: 3_200 }]);
    expect(places[0]).toEqual({ place: "supply", draftFen: 5_000, baseFen: 0 });
    expect(earnings.highestFen).toBe(1_000);
  });

  it("what the caps cut: how often, how much, of what", () => {
    const draft = aPlan({ capBp: basisPoints(1_600), perOrderCapFen: fen(2_000) });
    const { caps } = told(twoSales(), { draft });
    // Each line loses 2 % of the 3 % of A; then the second order has 24.00 and may pay 20.00: A 1.50, B 2.50.
    expect(caps).toMatchObject({ sales: 2, orders: 1, cutFen: 200 + 300 + 400 });
    expect([...caps.places].sort((a, b) => b.cutFen - a.cutFen)).toEqual([
      { place: "distance3", cutFen: 200 + 450 },
      { place: "distance2", cutFen: 250 },
    ]);
  });

  it("the worst sale and the worst order", () => {
    const few = sold("O2", "2026-01-11", [aLine("cup", 500)], { chain: ["C"] });
    const { worstSales, worstOrders } = told([...twoSales().slice(0, 1), few]);
    expect(worstSales.map(({ orderId, sku, draftFen }) => [orderId, sku, draftFen])).toEqual([
      ["O1", "tea", 1_800],
      ["O2", "cup", 50],
    ]);
    expect(worstOrders[0]?.shares).toEqual([
      { promoterId: "C", place: "distance1", amountFen: 1_000 },
      { promoterId: "B", place: "distance2", amountFen: 500 },
      { promoterId: "A", place: "distance3", amountFen: 300 },
    ]);
  });

  it("what changes: a strict plan of 8 % against the founding one, as it was booked", () => {
    const draft = aPlan({ rates: [rate(1, 800)] });
    const { change, against } = told(twoSales(aPlan()), { draft, against: "booked" });
    expect(against).toBe("booked");
    expect(change).toMatchObject({
      ...{ draftFen: 2_000, baseFen: 4_500, ordersMore: 0, ordersLess: 2, winners: 0, losers: 3 },
      largest: [
        { id: "B", draftFen: 0, baseFen: 1_250 },
        { id: "A", draftFen: 0, baseFen: 750 },
        { id: "C", draftFen: 2_000, baseFen: 2_500 },
      ],
    });
  });

  it("against another plan the same, whatever was booked", () => {
    const draft = aPlan({ rates: [rate(1, 800)] });
    const { change } = told(twoSales(null), { draft, against: aPlan() });
    expect(change).toMatchObject({ draftFen: 2_000, baseFen: 4_500 });
  });
});

describe("tax", () => {
  const rich = (id: string, day: string) =>
    sold(id, day, [aLine("tea", 1_000_000)], { chain: ["C"] });
  const taxes = (draft: Plan, sales: readonly PastSale[]) =>
    told(sales, { draft }).months.map(({ taxFen }) => taxFen);

  it("labour: month by month, so two orders of a month are taxed together", () => {
    const draft = aPlan({ rates: [rate(1, 1_000)], tax: "labour" });
    const sales = [rich("O1", "2026-01-10"), rich("O2", "2026-01-20"), rich("O3", "2026-02-20")];
    // 2,000.00 of January: (2,000 − 800) × 20 %; 1,000.00 of February: (1,000 − 800) × 20 %.
    expect(taxes(draft, sales)).toEqual([24_000, 4_000]);
  });

  it("platform: the year so far, and a new year begins at nothing", () => {
    const draft = aPlan({ rates: [rate(1, 10_000)], capBp: basisPoints(10_000), tax: "platform" });
    const sales = ["2026-11-10", "2026-12-10", "2027-01-10"].map((day) => rich(day, day));
    // 10,000.00 a month: (8,000 − 5,000) × 3 % each.
    expect(taxes(draft, sales)).toEqual([9_000, 9_000, 9_000]);
  });

  it("none", () => {
    expect(taxes(aPlan(), [rich("O1", "2026-01-10")])).toEqual([0]);
  });
});

describe("period bonuses: own sales of a month and of a quarter, once the period is over", () => {
  // Each month 2 % of 100.00; March also 1 % of the quarter's 300.00, where the cap leaves that beside the months'.
  it.each([
    [5_000, [200, 200, 500]],
    [350, [200, 200, 350]],
    [300, [200, 200, 200]],
  ])("under a cap of %i bp: %j", (capBp, expected) => {
    const draft = aPlan({
      rates: [rate(1, 100)],
      capBp: basisPoints(capBp),
      periods: [
        {
          ...{ id: "m", period: "month", mode: "whole" },
          tiers: [{ fromFen: fen(10_000), rateBp: basisPoints(200) }],
        },
        {
          ...{ id: "q", period: "quarter", mode: "whole" },
          tiers: [{ fromFen: fen(20_000), rateBp: basisPoints(100) }],
        },
      ],
    });
    const days = ["2026-01-10", "2026-02-10", "2026-03-10"];
    const sales = days.map((day) => sold(day, day, [aLine("tea", 10_000)]));
    const { months, total, earnings } = told(sales, { draft });
    expect(months.map(({ bonusFen }) => bonusFen)).toEqual(expected);
    const bonusFen = expected.reduce((sum, one) => sum + one, 0);
    expect(total).toMatchObject({ draftFen: 300, bonusFen });
    expect(earnings.highestFen).toBe(300 + bonusFen);
  });
});

describe("period bonuses against what a draft is compared with", () => {
  const withBonus = (bp: number) =>
    aPlan({
      rates: [rate(1, 100)],
      periods: [
        {
          ...{ id: "m", period: "month", mode: "whole" },
          tiers: [{ fromFen: fen(0), rateBp: basisPoints(bp) }],
        },
      ],
    });
  const sales = ["2026-01-10", "2026-02-10"].map((day) =>
    sold(day, day, [aLine("tea", 10_000)], { booked: withBonus(200) }),
  );

  it("counts the other plan's, too: against itself nothing changes, and against a lower one what it pays more", () => {
    const draft = withBonus(200);
    const same = told(sales, { draft, against: withBonus(200) });
    expect(same.change).toEqual({
      ...{ draftFen: 600, baseFen: 600, ordersMore: 0, ordersLess: 0 },
      ...{ winners: 0, losers: 0, largest: [] },
    });
    expect(same.months.map((one) => [one.payBp, one.basePayBp])).toEqual([
      [300, 300],
      [300, 300],
    ]);
    expect(told(sales, { draft, against: withBonus(50) }).change).toMatchObject({
      ...{ draftFen: 600, baseFen: 300, winners: 1, losers: 0 },
      largest: [{ id: "C", draftFen: 600, baseFen: 300 }],
    });
    expect(told(sales, { draft: aPlan({ rates: [rate(1, 100)] }), against: draft }).change).toEqual(
      expect.objectContaining({ draftFen: 200, baseFen: 600, losers: 1 }),
    );
  });

  it("leaves them out on both sides where what was booked of orders is compared", () => {
    const { change, total } = told(sales, { draft: withBonus(200), against: "booked" });
    expect(change).toMatchObject({ draftFen: 200, baseFen: 200, winners: 0, largest: [] });
    expect(total).toMatchObject({ bonusFen: 400, baseBonusFen: 0 });
  });

  it("goes on from any month with both sums", () => {
    const setup = { draft: withBonus(200), against: withBonus(70), costs: new Map() };
    const whole = openForecast(setup);
    for (const sale of sales) whole.add(sale);
    const first = openForecast(setup);
    first.add(sales[0]!);
    const second = openForecast(setup, JSON.parse(JSON.stringify(first.state())));
    second.add(sales[1]!);
    expect(second.state()).toEqual(whole.state());
  });
});

it("stopping after any sale, keeping the state as text and going on gives the same", () => {
  const setup = {
    draft: aPlan({ tax: "platform", capBp: basisPoints(1_600), perOrderCapFen: fen(2_000) }),
    against: "booked" as const,
    costs: new Map([["tea", 3_000]]),
  };
  const days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-03-01", "2026-03-02"];
  const sales = days.map((day, index) =>
    sold(`O${index}`, day, [aLine("tea", 10_000 * (index + 1)), aLine("a.b", 999)], {
      booked: aPlan(),
    }),
  );
  const whole = openForecast(setup);
  for (const sale of sales) whole.add(sale);
  for (let cut = 0; cut <= sales.length; cut += 1) {
    const first = openForecast(setup);
    for (const sale of sales.slice(0, cut)) first.add(sale);
    const second = openForecast(setup, JSON.parse(JSON.stringify(first.state())));
    for (const sale of sales.slice(cut)) second.add(sale);
    expect(second.state()).toEqual(whole.state());
  }
});

it("a sale of an earlier month than the last one stops it: sums by month would be wrong", () => {
  const late = [
    sold("O1", "2026-02-10", [aLine("tea", 1)]),
    sold("O2", "2026-01-10", [aLine("tea", 1)]),
  ];
  expect(() => told(late)).toThrow("a sale of 2026-01 after 2026-02");
});
