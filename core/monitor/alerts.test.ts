import { type Alert, alertsOf, organisationOf, type PlanAround } from "#core/monitor/alerts.ts";
import type { Figures, JoinedRow, SoldRow } from "#core/monitor/figures.ts";
import { basisPoints, fen } from "#core/money.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import { dayStartMs } from "#core/time.ts";

const day = (text: string): number => chinaDayNumber(dayStartMs(text));
const TODAY = day("2026-08-15");
const joined = (count: number, introducers = 0, on = "2026-01-01"): JoinedRow => ({
  ...{ day: day(on), introducers, count },
});
const sold = (on: string, soldFen: number, sharedFen = 0): SoldRow => ({
  ...{ day: day(on), orders: 1, soldFen: fen(soldFen), sharedFen: fen(sharedFen) },
});
const quiet: Figures = {
  joined: [joined(5)],
  sold: [],
  customers: { sellers: 0, onlyPromoters: 0, orders: 0, byPromoters: 0 },
  odd: [],
  reviewed: [],
};
const direct: PlanAround = { capBp: basisPoints(3_000), payDepth: 1, paysSupply: false };
const deep: PlanAround = { ...direct, payDepth: 2 };
const told = (changes: Partial<Figures>, plan: PlanAround | null = direct): readonly string[] =>
  alertsOf({ ...quiet, ...changes }, plan, TODAY).map(({ id, severity }) => `${id} ${severity}`);
const row = (orders: number, byOneBuyer: number, refunded: number) => ({
  ...{ promoterId: `P${orders}`, orders, byOneBuyer, refunded },
});

/** Goal: each line of docs/domain/monitors.md at its very edge. */
it.each<[what: string, changes: Partial<Figures>, plan: PlanAround | null, alerts: string[]]>([
  ["nothing", {}, direct, []],
  [
    "19 promoters, one of them introduced: 20 with the brand",
    { joined: [joined(18), joined(1, 1)] },
    direct,
    ["R02 notice"],
  ],
  ["one less", { joined: [joined(17), joined(1, 1)] }, direct, []],
  [
    "30 with the brand, paid at distance 1",
    { joined: [joined(28), joined(1, 1)] },
    direct,
    ["R02 alert"],
  ],
  [
    "30 with the brand, paid at distance 2",
    { joined: [joined(28), joined(1, 1)] },
    deep,
    ["R02 stop"],
  ],
  [
    "29 with the brand, paid at distance 2",
    { joined: [joined(27), joined(1, 1)] },
    deep,
    ["R02 notice"],
  ],
  ["a thousand on 2 levels", { joined: [joined(1_000)] }, deep, []],
  [
    "21 % sell to promoters only",
    { customers: { sellers: 100, onlyPromoters: 21, orders: 9, byPromoters: 9 } },
    direct,
    ["R04 stop"],
  ],
  [
    "20 % do",
    { customers: { sellers: 100, onlyPromoters: 20, orders: 9, byPromoters: 9 } },
    direct,
    [],
  ],
  [
    "two sellers are too few",
    { customers: { sellers: 2, onlyPromoters: 2, orders: 9, byPromoters: 9 } },
    direct,
    [],
  ],
  [
    "69 % retail",
    { customers: { sellers: 0, onlyPromoters: 0, orders: 100, byPromoters: 31 } },
    direct,
    ["R05 alert"],
  ],
  [
    "70 % retail",
    { customers: { sellers: 0, onlyPromoters: 0, orders: 100, byPromoters: 30 } },
    direct,
    [],
  ],
  ["a fen above the cap", { sold: [sold("2026-08-01", 1_000, 301)] }, direct, ["R06 alert"]],
  ["at the cap", { sold: [sold("2026-08-01", 1_000, 300)] }, direct, []],
  ["above it, but 30 days ago", { sold: [sold("2026-07-16", 1_000, 301)] }, direct, []],
  [
    "above it by supply prices",
    { sold: [sold("2026-08-01", 1_000, 800)] },
    { ...direct, paysSupply: true },
    [],
  ],
  ["no plan", { sold: [sold("2026-08-01", 1_000, 301)] }, null, []],
  ["refunds after a review", { reviewed: [row(3, 1, 1)] }, direct, ["R07 notice"]],
  ["fewer of them", { reviewed: [row(10, 1, 3), row(2, 2, 2)] }, direct, []],
  ["80 % by one buyer", { odd: [row(10, 8, 0)] }, direct, ["R10 alert"]],
  ["79 % by one buyer", { odd: [row(100, 79, 50)] }, direct, []],
  ["more than half refunded", { odd: [row(100, 1, 51)] }, direct, ["R10 alert"]],
  ["too few orders", { odd: [row(9, 9, 9)] }, direct, []],
])("%s", (_, changes, plan, alerts) => {
  expect(told(changes, plan)).toEqual(alerts);
});

describe("more people, each selling less", () => {
  const people = [joined(10, 0, "2026-04-10"), joined(10, 0, "2026-05-10")];
  const more = [...people, joined(10, 0, "2026-06-10"), joined(10, 0, "2026-07-10")];
  const months = (april: number, may: number, june: number, july: number) => [
    sold("2026-04-20", april),
    ...[sold("2026-05-20", may), sold("2026-06-20", june), sold("2026-07-20", july)],
  ];
  it.each<[string, JoinedRow[], SoldRow[], string[]]>([
    ["three falls", more, months(10_000, 19_000, 28_000, 37_000), ["R09 alert"]],
    ["the last month did not fall", more, months(10_000, 19_000, 28_000, 40_000), []],
    ["the first did not", more, months(10_000, 20_000, 28_000, 37_000), []],
    ["nobody new in June", people, months(10_000, 9_000, 8_000, 7_000), []],
  ])("%s", (_, joins, sales, alerts) => {
    expect(told({ joined: joins, sold: sales })).toEqual(alerts);
  });
});

it("counts the brand as a level and as one of the people", () => {
  expect(organisationOf({ joined: [] })).toEqual({ people: 1, levels: 1 });
  expect(organisationOf({ joined: [joined(3)] })).toEqual({ people: 4, levels: 2 });
  expect(organisationOf({ joined: [joined(3), joined(2, 3)] })).toEqual({ people: 6, levels: 5 });
});

it("names at most twenty of those whom it is about", () => {
  const odd = Array.from({ length: 25 }, (_, n) => ({ ...row(10, 10, 0), promoterId: `P${n}` }));
  const [alert] = alertsOf({ ...quiet, odd }, direct, TODAY) as Alert[];
  expect(alert?.zh).toContain("25 位");
  expect(alert?.promoterIds).toHaveLength(20);
});
