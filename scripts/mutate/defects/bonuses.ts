import type { Defect } from "#scripts/mutate/defect.ts";

const MEASURE = "core/bonus/measure.ts";
const MEASURED = "core/bonus/measured.ts";
const TIERS = "core/bonus/tiers.ts";
const TERMS = "functions/bonus/terms.ts";

/** Defects in what own sales of a period pay. */
export const BONUSES: readonly Defect[] = [
  {
    file: TIERS,
    find: "fromFen <= soldFen",
    replace: "fromFen < soldFen",
    says: "a tier is not reached by its very fen",
  },
  {
    file: TIERS,
    find: "fen(endFen - tier.fromFen)",
    replace: "endFen",
    says: "a slice begins at nothing",
  },
  {
    file: TIERS,
    find: "steps.slice(-1)",
    replace: "steps.slice(0, 1)",
    says: "the lowest tier pays for everything",
  },
  {
    file: MEASURED,
    find: "lesserFen(tiersFen(measured.bonus, measured.soldFen), roomFen(measured))",
    replace: "tiersFen(measured.bonus, measured.soldFen)",
    says: "a bonus goes beyond the cap",
  },
  {
    file: MEASURED,
    find: " - sharedFen - otherBonusFen",
    replace: " - sharedFen",
    says: "other bonuses leave as much room as before",
  },
  {
    file: MEASURED,
    find: " - sharedFen - otherBonusFen",
    replace: " - otherBonusFen",
    says: "shares leave a bonus the whole cap",
  },
  {
    file: MEASURED,
    find: "numberOf(fact) > numberOf(newest)",
    replace: 'fact.key > (newest?.key ?? "")',
    says: "the tenth measurement is older than the ninth",
  },
  {
    file: MEASURE,
    find: "atMs >= countsFromMs && ",
    replace: "",
    says: "sales before the bonus count",
  },
  {
    file: MEASURE,
    find: " && atMs < span.untilMs",
    replace: "",
    says: "sales after the period count",
  },
  {
    file: MEASURE,
    find: "isBannedAt(promoter, spec.span.untilMs - 1)",
    replace: "isBannedAt(promoter, spec.span.untilMs)",
    says: "a ban just after the period takes the bonus",
  },
  {
    file: MEASURE,
    find: "newest.asOfMs > measured.asOfMs || ",
    replace: "",
    says: "an older look at the sales takes the place of a newer one",
  },
  {
    file: MEASURE,
    find: "before ? !saysSame(before, measured) : bonusOwedFen(measured) > 0",
    replace: "bonusOwedFen(measured) > 0 && !(before && saysSame(before, measured))",
    says: "a bonus stays whose sales were all refunded",
  },
  {
    file: MEASURE,
    find: "return isServed && untilMs === span.untilMs;",
    replace: "return false;",
    says: "two bonuses of one period each have the whole cap",
  },
  {
    file: MEASURE,
    find: "untilMs > span.fromMs && ",
    replace: "",
    says: "bonuses of years ago narrow the cap",
  },
  {
    file: "core/bonus/spec.ts",
    find: "MONTHS_OF[one.span.kind] - MONTHS_OF[other.span.kind] ||",
    replace: "MONTHS_OF[other.span.kind] - MONTHS_OF[one.span.kind] ||",
    says: "the longer period is served first",
  },
  {
    file: "core/bonus/span.ts",
    find: "(month - 1) % MONTHS_OF[kind] === 0",
    replace: 'kind === "month" || month === 1',
    says: "a quarter ends with the year alone",
  },
  {
    file: TERMS,
    find: "dueMs: endMs + freezeDays * DAY_MS",
    replace: "dueMs: endMs",
    says: "a bonus is settled before the freeze is over",
  },
  {
    file: TERMS,
    find: "entryAt(calendar, endMs - 1)",
    replace: "entryAt(calendar, endMs)",
    says: "the plan of the next period pays",
  },
  {
    file: TERMS,
    find: "one.id === id && one.period === period",
    replace: "one.id === id",
    says: "a bonus of another period counts as the same",
  },
  {
    file: TERMS,
    find: "return Math.max(sinceMs, span.fromMs);",
    replace: "return sinceMs;",
    says: "sales before the period count",
  },
  {
    file: TERMS,
    find: "one.endMs > fromMs && one.endMs <= endMs",
    replace: "one.endMs === endMs",
    says: "late refunds of earlier periods are not netted",
  },
  {
    file: "functions/bonus/bonus.ts",
    find: "isWhole: reached.isWhole && failed === 0",
    replace: "isWhole: true",
    says: "who failed is not looked at again",
  },
  {
    file: "functions/bonus/page.ts",
    find: "page.length < PAGE_MAX",
    replace: "page.length <= PAGE_MAX",
    says: "only the first page of period cases is read",
  },
  {
    file: "core/commission/case.ts",
    find: "seller === buyerId ? null : seller",
    replace: "seller",
    says: "what somebody bought himself is his own sale",
  },
  {
    file: "core/commission/case.ts",
    find: 'const capped = shares.filter(({ component }) => component !== "supply");',
    replace: "const capped = shares;",
    says: "a supply price narrows the cap of a bonus",
  },
];
