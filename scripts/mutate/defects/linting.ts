import type { Defect } from "#scripts/mutate/defect.ts";

const TOTALS = "core/plan/lint/totals.ts";
const JOINING = "core/plan/lint/joining.ts";
const EXAMPLES = "core/plan/lint/examples.ts";
const DEPTH = "core/plan/lint/depth.ts";

/** Defects in what the linter says of a plan. */
export const LINTING: readonly Defect[] = [
  {
    file: "core/plan/lint.ts",
    find: '    distanceFinding(plan, "E102", 2),\n',
    replace: "",
    says: "distance 2 is not looked at",
  },
  {
    file: "core/plan/lint.ts",
    find: "    ...relationFindings(plan),\n",
    replace: "",
    says: "components by relation are not looked at",
  },
  {
    file: "core/plan/lint/relations.ts",
    find: '["nurture", "E104"],',
    replace: "",
    says: "the nurture share is no team pay",
  },
  {
    file: "core/plan/lint/relations.ts",
    find: 'plan.programme?.regionHolders !== "noIntroducers"',
    replace: "plan.programme !== undefined",
    says: "a region without duties is held by nobody who introduced",
  },
  {
    file: "core/plan/lint/advice.ts",
    find: "freezeDays < RETURN_DAYS",
    replace: "freezeDays <= RETURN_DAYS",
    says: "a freeze of seven days is too short",
  },
  {
    file: "core/plan/lint/advice.ts",
    find: "noReceiptDays < freezeDays",
    replace: "noReceiptDays <= freezeDays",
    says: "a wait as long as the freeze is too short",
  },
  {
    file: "core/plan/lint/advice.ts",
    find: "clickDays > YEAR_DAYS",
    replace: "clickDays >= YEAR_DAYS",
    says: "a year is for ever",
  },
  {
    file: JOINING,
    find: "minAge < ADULT_YEARS",
    replace: "minAge <= ADULT_YEARS",
    says: "who is eighteen is too young",
  },
  {
    file: JOINING,
    find: 'topUp: "E123",',
    replace: "topUp: null,",
    says: "a level may be had for a top-up",
  },
  {
    file: JOINING,
    find: 'firstStockOfRecruit: ["E110", "E121"],',
    replace: 'firstStockOfRecruit: ["E110"],',
    says: "a recruit's first stock is no fee",
  },
  {
    file: JOINING,
    find: 'award.who === "founders"',
    replace: 'award.id === ""',
    says: "a pool for who came early is fine",
  },
  {
    file: "core/plan/lint/signs.ts",
    find: "signsOf(findings).length < 3",
    replace: "signsOf(findings).length < 2",
    says: "two signs are three",
  },
  {
    file: "core/plan/lint/signs.ts",
    find: '["E120", "E121", "E122", "E123"]',
    replace: '["E120", "E121", "E122"]',
    says: "a bought level is no fee",
  },
  {
    file: EXAMPLES,
    find: "  [newcomerExample, 100],\n",
    replace: "",
    says: "X2 is not run",
  },
  {
    file: EXAMPLES,
    find: "  [stockExample, 60],\n",
    replace: "",
    says: "X9 is not run",
  },
  {
    file: EXAMPLES,
    find: "  [promotionExample, 200],\n",
    replace: "",
    says: "X11 is not run",
  },
  {
    file: EXAMPLES,
    find: "  [twoAccountsExample, 100],\n",
    replace: "",
    says: "X12 is not run",
  },
  {
    file: EXAMPLES,
    find: "...told, ...fresh",
    replace: "...told",
    says: "what only a world shows is not told",
  },
  {
    file: TOTALS,
    find: 'paidBp > DIRECT_SALE_BP ? found("W301"',
    replace: 'paidBp >= DIRECT_SALE_BP ? found("W301"',
    says: "exactly thirty per cent is too much",
  },
  {
    file: TOTALS,
    find: "paidBp > HALF_BP",
    replace: "paidBp >= HALF_BP",
    says: "exactly one half is too much",
  },
  {
    file: TOTALS,
    find: "components?.peer?.times === 2",
    replace: "components?.peer?.times === 3",
    says: "the second peer is left out of the total",
  },
  {
    file: TOTALS,
    find: "sum + one.knownBp, 0) + periodsBp(plan)",
    replace: "sum + one.knownBp, 0)",
    says: "bonuses of a period are left out of the total",
  },
  {
    file: TOTALS,
    find: "paidBp <= goods.marginBp",
    replace: "paidBp < goods.marginBp",
    says: "a margin that is just paid out is exceeded",
  },
  {
    file: "core/plan/lint/trading.ts",
    find: "returnDays < RETURN_DAYS",
    replace: "returnDays <= RETURN_DAYS",
    says: "thirty days to return stock are too few",
  },
  {
    file: "core/plan/lint/trading.ts",
    find: "relationPay === true || level !== undefined",
    replace: "relationPay === true",
    says: "stock may buy a level",
  },
  {
    file: "core/plan/lint/conduct.ts",
    find: '(["collects", "pays"] as const)',
    replace: '(["collects"] as const)',
    says: "somebody else may pay promoters out",
  },
  {
    file: "core/plan/lint/slogans.ts",
    find: '.replace(/[^\\p{L}\\p{N}]/gu, "")',
    replace: "",
    says: "a dot between two characters hides a slogan",
  },
  {
    file: "core/plan/lint/soldRight.ts",
    find: 'kind !== "promoters" && kind !== "dealers"',
    replace: 'kind !== "promoters"',
    says: "dealers may pay more than consumers do",
  },
  {
    file: DEPTH,
    find: "(posts[area] ?? 0) >= 2",
    replace: "(posts[area] ?? 0) > 2",
    says: "an agent who introduced the seller is no introducer",
  },
  {
    file: DEPTH,
    find: "distance < 2",
    replace: "distance < 3",
    says: "nobody looks at distance 2 in a world",
  },
  {
    file: "core/plan/lint/shrink.ts",
    find: "if (!smaller) return smallest;",
    replace: "return smallest;",
    says: "a counter-example is not made smaller",
  },
];
