import type { Defect } from "#scripts/mutate/defect.ts";

const SALE = "core/reports/sale.ts";
const VISITS = "core/reports/visits.ts";
const NIGHT = "functions/reports/night.ts";
const TARGETS = "core/reports/targetTree.ts";

/** Days, months and reports: docs/domain/reports.md. */
export const REPORTING: readonly Defect[] = [
  {
    file: "core/reports/changed.ts",
    find: "refund-asked\\/|",
    replace: "refund|",
    says: "a refund does not count its day again",
  },
  {
    file: "core/reports/changed.ts",
    find: 'key === "paid" && chinaDay(atMs) !== day',
    replace: 'key === "paid" && chinaDay(atMs) < day',
    says: "a payment told late leaves its buyer's first order where it was",
  },
  {
    file: "core/reports/span.ts",
    find: "spanOfDay(day).untilMs + GUARD_BAND_MS) return true",
    replace: "spanOfDay(day).untilMs) return true",
    says: "a day counts as over while calls of it still run",
  },
  {
    file: "core/reports/span.ts",
    find: "daysOfMonth(month).every((day) => known.has(day))",
    replace: "daysOfMonth(month).some((day) => known.has(day))",
    says: "a whole month answers for some of its days",
  },
  {
    file: "core/reports/day.ts",
    find: "asOfMs: Math.min(",
    replace: "asOfMs: Math.max(",
    says: "a month is as old as the newest of its days",
  },
  {
    file: "core/reports/day.ts",
    find: "(a, b) => a.paidAtMs - b.paidAtMs ||",
    replace: "(a, b) => b.paidAtMs - a.paidAtMs ||",
    says: "the oldest order says what a product is called",
  },
  {
    file: "core/reports/age.ts",
    find: "[...one.missingDays, ...other.missingDays]",
    replace: "[...one.missingDays]",
    says: "a report says nothing of days whose visits nobody counted",
  },
  {
    file: "core/reports/age.ts",
    find: "Math.min(a.get(day) ?? Infinity, b.get(day) ?? Infinity)",
    replace: "a.get(day) ?? b.get(day) ?? 0",
    says: "a report is as old as its sales, whatever its visits are",
  },
  {
    file: SALE,
    find: "known.sellerId === null ? netOfGoods(goods) : known.soldFen",
    replace: "known.soldFen",
    says: "what is nobody's own sale counts as nothing sold",
  },
  {
    file: SALE,
    find: "if (freightFen !== 0) add(FREIGHT, { refundedFen: freightFen });",
    replace: "",
    says: "freight that went back stays sold",
  },
  {
    file: SALE,
    find: "add(sku || CORRECTION,",
    replace: "add(sku,",
    says: "a correction is a product without a name",
  },
  {
    file: SALE,
    find: 'around.regionOfStore(order.store) : ""',
    replace: 'order.store.slice(0, 0) : ""',
    says: "what a store sold is of no province",
  },
  {
    file: SALE,
    find: "around.firstPaidAtMs(known.buyerId) === known.paidAtMs",
    replace: "around.firstPaidAtMs(known.buyerId) <= known.paidAtMs",
    says: "every order is its buyer's first",
  },
  {
    file: "core/reports/grouped.ts",
    find: "province: isProvince ? province : 0",
    replace: "province",
    says: "rows of equal sums change places from page to page",
  },
  {
    file: "core/reports/sales.ts",
    find: "!isPart ? null : product ? narrow : rows",
    replace: "!isPart ? null : rows",
    says: "the total counts an order once for each of its products",
  },
  {
    file: "core/reports/board.ts",
    find: "number !== 0 && !banned.has(number) &&",
    replace: "number !== 0 &&",
    says: "who is banned has a place on the board of staff",
  },
  {
    file: VISITS,
    find: "if (moved) continue;",
    replace: "if (moved && atMs < fromMs) continue;",
    says: "whom staff gave to a promoter counts as his visitor",
  },
  {
    file: VISITS,
    find: " || promoterNumber === ownNumber",
    replace: "",
    says: "a promoter's own code brings him a fan",
  },
  {
    file: VISITS,
    find: "at === 0 && fan.base === null",
    replace: "at === 0",
    says: "who came long ago is new when his old visits were folded",
  },
  {
    file: "core/reports/funnel.ts",
    find: "repeatOrders: orders - firstOrders",
    replace: "repeatOrders: orders",
    says: "a first order is a repeat order too",
  },
  {
    file: TARGETS,
    find: "brand += value;",
    replace: "if (number !== 0) brand += value;",
    says: "nobody's sales are not the brand's",
  },
  {
    file: TARGETS,
    find: ".slice(fromMonth - 1, untilMonth)",
    replace: ".slice(fromMonth, untilMonth)",
    says: "the first month has no target",
  },
  {
    file: "core/reports/assessed.ts",
    find: "value >= targetValue",
    replace: "value > targetValue",
    says: "who reached his target exactly has missed it",
  },
  {
    file: NIGHT,
    find: ", ...changed.days.keys()",
    replace: "",
    says: "a month stays as it was when its changed day was counted before",
  },
  {
    file: NIGHT,
    find: "(asOfMs ?? 0) - GUARD_BAND_MS",
    replace: "(asOfMs ?? 0)",
    says: "what a call wrote while its day was read is never counted",
  },
  {
    file: "functions/reports/today.ts",
    find: "const settledMs = nowMs - GUARD_BAND_MS;",
    replace: "const settledMs = nowMs;",
    says: "today keeps a sum that calls under way still add to",
  },
  {
    file: "functions/reports/today.ts",
    find: " && known.today.today.day === chinaDay(nowMs)",
    replace: "",
    says: "after midnight today is still yesterday for a minute",
  },
  {
    file: "functions/reports/orders.ts",
    find: "fitting.length > limit ? page.at(-1) : sales.at(-1)",
    replace: "sales.at(-1)",
    says: "a full page of orders leaves out what it looked at beyond it",
  },
];
