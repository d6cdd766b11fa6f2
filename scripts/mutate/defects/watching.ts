import type { Defect } from "#scripts/mutate/defect.ts";

const ALERTS = "core/monitor/alerts.ts";
const MONITOR = "functions/monitor/monitor.ts";

/** Defects in what the monitors see of the population. */
export const WATCHING: readonly Defect[] = [
  {
    file: ALERTS,
    find: "people: promoters + 1",
    replace: "people: promoters",
    says: "the brand is not counted among thirty people",
  },
  {
    file: ALERTS,
    find: "levels: promoters === 0 ? 1 : deepest + 2",
    replace: "levels: promoters === 0 ? 1 : deepest + 1",
    says: "the brand is no level",
  },
  {
    file: ALERTS,
    find: "people >= PEOPLE_LINE",
    replace: "people > PEOPLE_LINE",
    says: "thirty people are not yet thirty",
  },
  {
    file: ALERTS,
    find: 'over && paid ? "stop"',
    replace: 'over ? "stop"',
    says: "thirty people stop a plan that pays no depth",
  },
  {
    file: ALERTS,
    find: "sellers < SOME_ORDERS",
    replace: "sellers < 1",
    says: "one promoter who sold to a promoter is an alert",
  },
  {
    file: ALERTS,
    find: "above(byPromoters, orders, 100 - RETAIL_PERCENT)",
    replace: "above(byPromoters, orders, RETAIL_PERCENT)",
    says: "retail is too little only below thirty per cent",
  },
  {
    file: ALERTS,
    find: "day > todayNumber - RATIO_DAYS",
    replace: "day > 0",
    says: "the ratio is that of all days",
  },
  {
    file: ALERTS,
    find: "plan === null || plan.paysSupply",
    replace: "plan === null",
    says: "supply prices exceed the cap",
  },
  {
    file: ALERTS,
    find: "orders >= SOME_ORDERS &&",
    replace: "",
    says: "one refund after a review is an alert",
  },
  {
    file: ALERTS,
    find: "row.people > before.people &&",
    replace: "",
    says: "fewer promoters grow by recruiting",
  },
  {
    file: ALERTS,
    find: "above(byOneBuyer, orders, ODD_PERCENT - 1)",
    replace: "above(byOneBuyer, orders, ODD_PERCENT)",
    says: "exactly eighty per cent from one buyer is fine",
  },
  {
    file: ALERTS,
    find: "part * 100 > whole * percent",
    replace: "part * 100 >= whole * percent",
    says: "a line is crossed by reaching it",
  },
  {
    file: MONITOR,
    find: 'severity === "stop"',
    replace: 'severity !== "notice"',
    says: "an alert pauses joining",
  },
  {
    file: MONITOR,
    find: "grave !== undefined && settings.monitorsPause === true",
    replace: "grave !== undefined",
    says: "joining is paused though the brand did not decide so",
  },
  {
    file: MONITOR,
    find: 'if (severity !== "notice")',
    replace: 'if (severity === "stop")',
    says: "staff hear of nothing but stops",
  },
];
