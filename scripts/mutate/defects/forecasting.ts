import type { Defect } from "#scripts/mutate/defect.ts";

const FOLD = "core/forecast/fold.ts";
const GOODS = "core/forecast/goods.ts";
const EARNINGS = "core/forecast/earnings.ts";
const BONUS = "core/forecast/bonuses.ts";

/** Defects in what a draft plan would have paid. */
export const FORECASTING: readonly Defect[] = [
  {
    file: "core/forecast/sale.ts",
    find: 'component !== "supply"',
    replace: 'component === undefined || component !== "supply" || true',
    says: "supply prices count as pay",
  },
  {
    file: FOLD,
    find: "for (const [id, amountFen] of paid) people.addBonus(id, amountFen);",
    replace: "",
    says: "bonuses are no part of what people earn",
  },
  {
    file: FOLD,
    find: "if (draftFen < baseFen) less += 1;",
    replace: "if (draftFen <= baseFen) less += 1;",
    says: "orders that pay the same count as less",
  },
  {
    file: FOLD,
    find: "following.slice(0, 4) !== month.slice(0, 4)",
    replace: "false",
    says: "the tax of a year goes on into the next",
  },
  {
    file: FOLD,
    find: 'against === "booked" ? sharesOf(recorded ?? []) : []',
    replace: 'against === "booked" ? [] : sharesOf(recorded ?? [])',
    says: "nothing was booked in the past",
  },
  {
    file: FOLD,
    find: "month !== null && month < next",
    replace: "month !== null && month <= next",
    says: "a month is closed with its first sale",
  },
  {
    file: "core/forecast/months.ts",
    find: "fiveOfHundred(leftFen)",
    replace: "fiveOfHundred(paidFen)",
    says: "refunded goods raise what is deductible",
  },
  {
    file: "core/forecast/months.ts",
    find: "refundedFen: sum.refundedFen + paidFen - leftFen",
    replace: "refundedFen: sum.refundedFen + leftFen",
    says: "what is left counts as refunded",
  },
  {
    file: GOODS,
    find: "lossFen > 0 ? 1 : 0",
    replace: "lossFen >= 0 ? 1 : 0",
    says: "a sale without gain is a loss",
  },
  {
    file: GOODS,
    find: "partFloor(wholeFen, leftFen, paidFen)",
    replace: "wholeFen",
    says: "goods that came back cost all the same",
  },
  {
    file: GOODS,
    find: "if (unitFen === undefined) isCostKnown = false;\n        else",
    replace: "if (unitFen !== undefined)",
    says: "goods of unknown cost cost nothing",
  },
  {
    file: GOODS,
    find: "for (const share of sold[0]?.[which] ?? [])",
    replace: "for (const share of sold.flatMap((one) => one[which]))",
    says: "two lines of a product count its shares twice",
  },
  {
    file: EARNINGS,
    find: "(count - (count % 2)) / 2;",
    replace: "(count - 1 - ((count - 1) % 2)) / 2;",
    says: "the median of an even number is the upper one",
  },
  {
    file: EARNINGS,
    find: "((10 - (earners.length % 10)) % 10)",
    replace: "((0 - (earners.length % 10)) % 10)",
    says: "the top tenth is rounded down",
  },
  {
    file: EARNINGS,
    find: "const all = Math.max(promoters, earners.length);",
    replace: "const all = earners.length;",
    says: "who earns nothing is left out of the median",
  },
  {
    file: BONUS,
    find: "sellers.set(id, withBonus(sum, span.kind, amountFen));",
    replace: "",
    says: "a bonus of a month leaves the year the whole cap",
  },
  {
    file: BONUS,
    find: "PERIODS.slice(PERIODS.indexOf(kind))",
    replace: "PERIODS",
    says: "a bonus of a quarter leaves the next month less",
  },
  {
    file: BONUS,
    find: "[span.kind]: NOTHING_SOLD",
    replace: "[span.kind]: sellers.get(id)?.[span.kind] ?? NOTHING_SOLD",
    says: "sales of a period count in the next one, too",
  },
  {
    file: "core/forecast/caps.ts",
    find: "sales += new Set(lessThan(free, byLine).map(({ sku }) => sku)).size;",
    replace: "sales += lessThan(free, byLine).length;",
    says: "a product is cut as often as it has shares",
  },
  {
    file: "core/forecast/caps.ts",
    find: "orders += lessThan(byLine, granted).length > 0 ? 1 : 0;",
    replace: "orders += lessThan(free, granted).length > 0 ? 1 : 0;",
    says: "what the line's cap cut counts as cut by the order's",
  },
  {
    file: "core/forecast/worst.ts",
    find: "one.draftFen > other.draftFen : a > b",
    replace: "one.draftFen > other.draftFen : a < b",
    says: "the worst order is the best",
  },
  {
    file: "core/forecast/people.ts",
    find: "yearMonths + 1",
    replace: "yearMonths",
    says: "the deduction of the month is left out of the tax",
  },
];
